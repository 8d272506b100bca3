"""One absence and why it counts, or why not: the answer to "why does this count?"."""

from dataclasses import dataclass

from vidar.law.absence.amounts import Minutes
from vidar.law.absence.facts import Absence
from vidar.law.absence.standing import Placed, Standing
from vidar.law.attendance import Evidence
from vidar.law.basis import N_, Explanation, Step, explain, step


@dataclass(frozen=True, slots=True)
class Line:
    """What one absence does to the limit of its subject."""

    placed: Placed
    counted: int
    """Its minutes against the limit."""

    beyond: int
    """Of the counted ones, those over the limit: what a note could still help."""

    proved: bool
    """Whether it is documented as a deduction on the document asks (AF-1, AF-5)."""

    by_risk: bool = False
    """Own notice of a pupil with a documented higher risk (AB-6)."""

    @property
    def absence(self) -> Absence:
        """What happened."""
        return self.placed.absence

    @property
    def standing(self) -> Standing:
        """What the limit sees of it."""
        return self.placed.standing

    @property
    def minutes(self) -> int:
        """All that is absence, counted or not; minutes of lateness that are none are left out."""
        return self.placed.minutes

    @property
    def free(self) -> int:
        """The minutes that do not count."""
        return self.minutes - self.counted

    @property
    def on_document(self) -> bool:
        """Whether it belongs on the document."""
        return self.standing is not Standing.NO_ABSENCE

    @property
    def why(self) -> Explanation:
        """The steps: minutes of coming late first, when they are left out; the last one's result is ``counted``."""
        left_out = self.absence.minutes - self.minutes
        if not left_out:
            return explain(_step(self))
        late, threshold = Minutes(left_out), Minutes(self.placed.late_threshold)
        first = step("AD-6", "", _LATE, result=Minutes(self.minutes), late=late, threshold=threshold)
        return explain(first, _step(self)) if self.minutes else explain(first)


_CAUSE_UNPROVED = {
    Evidence.AWAITED: N_("Dokumentasjonen er ikke levert ennå: {result} teller."),
    Evidence.REJECTED: N_("Dokumentasjonen er ikke godtatt: {result} teller."),
}
_UNPROVED = N_("Årsaken er ikke dokumentert: {result} teller.")
_NOT_TOLD = N_("Ikke meldt: {result} teller.")
_TOLD = N_("Meldt, men ikke av en grunn som loven unntar: {result} teller.")
_TOO_MANY_DAYS = N_("Bare {days} slike dager i året er unntatt: {result} teller.")
_EXEMPT = N_("Dokumentert grunn som er unntatt: {free} teller ikke.")
_SET_ASIDE = N_("Rektor har bestemt at dette ikke skal føres: {free} er ikke fravær.")
_IN_CARE = N_("Rettighet eller annet opplegg på skolen: {free} er ikke fravær.")
_LATE = N_("For sent med {late}, mindre enn {threshold}: {late} er ikke fravær.")
_OWN_INSIDE = N_("Egenmelding for helse før grensen er nådd: {result} teller.")
_OWN_BEYOND = N_(
    "Egenmelding for helse. Grensen er nådd, og da trengs bekreftelse fra helsepersonell: {result} teller."
)
_RISK_INSIDE = N_("Helsefravær før grensen er nådd, også med høyere risiko: {result} teller.")
_RISK_BEYOND = N_("Egenmelding er nok etter grensen, fordi høyere risiko er dokumentert: {free} teller ikke.")
_NOTED_INSIDE = N_("Helsefravær før grensen er nådd teller, også med bekreftelse fra helsepersonell: {result} teller.")
_NOTED_BEYOND = N_("Grensen er nådd, og helsepersonell har bekreftet fraværet: {free} teller ikke.")
_STRADDLES = N_("Grensen nås i denne timen: {result} teller, {free} teller ikke.")


def _step(line: Line) -> Step:
    rule_id, paragraph, text = _reason(line)
    return step(
        rule_id,
        paragraph,
        text,
        result=Minutes(line.counted),
        free=Minutes(line.free),
        beyond=Minutes(line.beyond),
        ground=line.absence.ground,
        evidence=line.absence.evidence,
        days=line.placed.rule.days_a_year,
    )


def _reason(line: Line) -> tuple[str, str, str]:
    """The rule, the paragraph and the sentence."""
    rule = line.placed.rule
    if line.standing is Standing.NO_ABSENCE:
        return ("AT-4", "", _SET_ASIDE) if line.absence.set_aside else (rule.rule_id, rule.paragraph, _IN_CARE)
    if line.standing is Standing.EXEMPT:
        return rule.rule_id, rule.paragraph, _EXEMPT
    if line.standing is Standing.UNDOCUMENTED:
        return _undocumented(line.placed)
    if line.standing is Standing.OWN_NOTICE and not line.by_risk:
        return "AB-5", "F §9-8(3)", _OWN_BEYOND if line.beyond else _OWN_INSIDE
    return _health(line)


def _undocumented(placed: Placed) -> tuple[str, str, str]:
    rule, absence = placed.rule, placed.absence
    if placed.too_many_days:
        return rule.rule_id, rule.paragraph, _TOO_MANY_DAYS
    if absence.ground is None:
        return rule.rule_id, rule.paragraph, _NOT_TOLD
    if not rule.enough:
        return rule.rule_id, rule.paragraph, _TOLD
    return rule.rule_id, rule.paragraph, _CAUSE_UNPROVED.get(absence.evidence, _UNPROVED)


def _health(line: Line) -> tuple[str, str, str]:
    """Health that counts only until the limit is reached."""
    if line.counted and line.free:
        return "AB-10", "F §9-8(3)", _STRADDLES
    if line.by_risk:
        return "AB-6", "F §9-8(3)", _RISK_INSIDE if line.counted else _RISK_BEYOND
    return ("AB-8", "F §9-8(3)", _NOTED_INSIDE) if line.counted else ("AB-5", "F §9-8(3)", _NOTED_BEYOND)
