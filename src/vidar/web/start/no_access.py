"""Why a login that went well still opens nothing, in words that say what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vidar.access.capacities import STAFF_KINDS, Choices
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.standing import Child
from vidar.law.people import GuardianReason


@dataclass(frozen=True, slots=True)
class ChildReason:
    """Why one child is not there. ``steps`` are the rule's sentences with their paragraphs."""

    text: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NoAccess:
    """What the page says. ``use_instead`` is the provider that does open something."""

    title: str
    texts: tuple[str, ...]
    children: tuple[ChildReason, ...] = ()
    use_instead: Provider | None = None


def why_nothing(provider: Provider, choices: Choices | None) -> NoAccess:
    """Explain it; ``choices`` is None for a person whom nobody has registered."""
    if choices is None or not choices.standings:
        return _unknown(provider)
    if provider is Provider.FEIDE:
        return _nothing_by_feide(choices)
    return _nothing_by_idporten(choices)


def child_reasons(choices: Choices) -> tuple[ChildReason, ...]:
    """Explain each child that a guardian may expect to see and does not."""
    return tuple(_about_children(choices))


def _unknown(provider: Provider) -> NoAccess:
    if provider is Provider.FEIDE:
        return NoAccess(
            _("Vi finner deg ikke i Vidar"),
            (
                _("Du kom inn i Feide, men ingen skole i Vidar har registrert Feide-brukeren din."),
                _("Er du ny ved skolen, kan det ta noen dager. Er du foresatt, skal du logge inn med ID-porten."),
            ),
        )
    return NoAccess(
        _("Vi finner deg ikke i Vidar"),
        (
            _("Du kom inn i ID-porten, men ingen skole i Vidar har registrert deg som foresatt."),
            _(
                "Foreldre til elever under 18 år blir hentet fra Folkeregisteret. Andre må skolen registrere. "
                "Er du elev eller ansatt, skal du logge inn med Feide."
            ),
        ),
    )


def _nothing_by_feide(choices: Choices) -> NoAccess:
    if CapacityKind.LEAVER in choices.elsewhere:
        return NoAccess(
            _("Du har sluttet på skolen"),
            (_("Feide gjelder bare mens du er elev. Logg inn med ID-porten, så ser du opplysningene dine."),),
            use_instead=Provider.IDPORTEN,
        )
    if CapacityKind.GUARDIAN in choices.elsewhere:
        return NoAccess(
            _("Foresatte logger inn med ID-porten"),
            (_("Du er registrert som foresatt, og har verken elevplass eller stilling ved en skole i dag."),),
            use_instead=Provider.IDPORTEN,
        )
    return NoAccess(
        _("Du hører ikke til noen skole i dag"),
        (
            _("Du er registrert, men har verken elevplass eller stilling ved en skole i Vidar i dag."),
            _("Skal du begynne senere, får du tilgang den dagen. Er dette feil, må skolen rette det."),
        ),
    )


def _nothing_by_idporten(choices: Choices) -> NoAccess:
    children = child_reasons(choices)
    if children:
        return NoAccess(_("Du har ikke innsyn nå"), (), children)
    if choices.elsewhere & (STAFF_KINDS | {CapacityKind.PUPIL}):
        return NoAccess(
            _("Elever og ansatte logger inn med Feide"),
            (_("Du er registrert som elev eller ansatt. ID-porten er for foresatte og for dem som har sluttet."),),
            use_instead=Provider.FEIDE,
        )
    return NoAccess(
        _("Du er ikke registrert som foresatt"),
        (_("Vidar kjenner deg, men du er ikke foresatt til noen elev her i dag. Er dette feil, må skolen rette det."),),
    )


def _about_children(choices: Choices) -> Iterator[ChildReason]:
    for child in choices.refused_children:
        yield ChildReason(_refused(child), _steps(child))
    for child in choices.closed_children:
        yield ChildReason(_closed(child), _steps(child))


def _refused(child: Child) -> str:
    named = {"name": child.given_name}
    match child.access.reason:
        case GuardianReason.PUPIL_HAS_NOT_CONSENTED:
            return (
                _(
                    "%(name)s har fylt 18 år, og da trenger du samtykke for å få innsyn. "
                    "Samtykket fra %(name)s mangler. "
                    "Et samtykke som er trukket tilbake, eller som gjelder en eldre tekst, teller ikke."
                )
                % named
            )
        case GuardianReason.GUARDIAN_HAS_NOT_CONSENTED:
            return (
                _(
                    "%(name)s har fylt 18 år og har samtykket til at du har innsyn, men samtykket ditt mangler. "
                    "Skolen hjelper deg med å gi det."
                )
                % named
            )
        case GuardianReason.NO_RESPONSIBILITY:
            return (
                _(
                    "Du står ikke med foreldreansvar for %(name)s. "
                    "Du kan få opplysninger ved å spørre skolen, men ikke her."
                )
                % named
            )
        case _:
            return _("Du er ikke registrert med tilgang til opplysningene om %(name)s i dag.") % named


def _closed(child: Child) -> str:
    if child.access.reason is GuardianReason.CONSENTED:
        text = _("Samtykkene om %(name)s er i orden, men skoleeieren har ikke åpnet for innsyn etter fylte 18 år.")
    else:
        text = _("Du er registrert som kontakt for %(name)s, men skoleeieren har ikke åpnet for innsyn for kontakter.")
    return text % {"name": child.given_name}


def _steps(child: Child) -> tuple[tuple[str, str], ...]:
    return tuple((step.render(_), step.paragraph) for step in child.access.explanation)
