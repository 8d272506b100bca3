"""How many lessons a week each class has in each subject."""

from vidar.curriculum.facts import PlanRowFact, subject_plans
from vidar.demo.spec import ClassSpec, SchoolSpec

LESSON_MINUTES = 45
_MINUTES_AN_HOUR, _SCHOOL_WEEKS = 60, 38

# The facts have no plan for naturbruk and none for industriteknologi. The common subjects and the sums (981, 982)
# are those of every vocational programme; how the 477 hours are split is the demo's own assumption.
_ASSUMED = (
    ("NA", "Vg1", "NANAB1----", "ENG1009", 140, "fellesfag"),
    ("NA", "Vg1", "NANAB1----", "MAT1123", 84, "fellesfag"),
    ("NA", "Vg1", "NANAB1----", "NAT1014", 56, "fellesfag"),
    ("NA", "Vg1", "NANAB1----", "KRO1017", 56, "fellesfag"),
    ("NA", "Vg1", "NANAB1----", "NAB1005", 337, "felles programfag"),
    ("NA", "Vg1", "NANAB1----", "NAB1006", 140, "felles programfag"),
    ("NA", "Vg1", "NANAB1----", "YFF4106", 168, "yrkesfaglig fordypning"),
    ("TP-PIN", "Vg2", "TPPIN2----", "NOR1262", 112, "fellesfag"),
    ("TP-PIN", "Vg2", "TPPIN2----", "SAK1001", 84, "fellesfag"),
    ("TP-PIN", "Vg2", "TPPIN2----", "KRO1018", 56, "fellesfag"),
    ("TP-PIN", "Vg2", "TPPIN2----", "PIN2005", 280, "felles programfag"),
    ("TP-PIN", "Vg2", "TPPIN2----", "PIN2006", 197, "felles programfag"),
    ("TP-PIN", "Vg2", "TPPIN2----", "YFF4209", 253, "yrkesfaglig fordypning"),
)
_VOCATIONAL_SLOTS = {"felles programfag", "yrkesfaglig fordypning"}


def lessons_a_week(hours: int) -> int:
    """Return the lessons of 45 minutes a week that come nearest to ``hours`` a year (SY-7)."""
    return round(hours * _MINUTES_AN_HOUR / _SCHOOL_WEEKS / LESSON_MINUTES)


def rows_of(school_class: ClassSpec) -> tuple[PlanRowFact, ...]:
    """Return the plan rows of a class, alternatives too."""
    plans = (*subject_plans(), *_assumed_rows())
    return tuple(each for each in plans if (each.plan, each.level) == (school_class.plan, school_class.level))


def class_subjects(school: SchoolSpec, school_class: ClassSpec) -> tuple[PlanRowFact, ...]:
    """Return the subjects the whole class has together: the default rows that no band takes care of."""
    offered = {offer.subject for band in school.bands if school_class.name in band.classes for offer in band.offers}
    rows = rows_of(school_class)
    taken = {each.choice_group for each in rows if each.subject in offered and each.choice_group}
    return tuple(
        each
        for each in rows
        if each.role == "default" and each.subject not in offered and each.choice_group not in taken
    )


def hours_of(school_class: ClassSpec, subject: str, fallback: int = 140) -> int:
    """Return a subject's yearly hours in a class; a free choice outside its plan has the programme subjects' 140."""
    return next((each.hours for each in rows_of(school_class) if each.subject == subject), fallback)


def is_vocational(row: PlanRowFact) -> bool:
    """Tell whether the subject is taught in the workshop, in long sessions."""
    return row.slot in _VOCATIONAL_SLOTS and not row.plan.startswith(("ST", "ID", "MD", "ME"))


def _assumed_rows() -> tuple[PlanRowFact, ...]:
    return tuple(
        PlanRowFact(plan, plan, level, area, subject, hours, slot, "", "default")
        for plan, level, area, subject, hours, slot in _ASSUMED
    )
