"""The teaching groups of a school: those of whole classes, those of bands, and the class itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from vidar.curriculum.facts import PlanRowFact
from vidar.demo.plan.areas import area_of, room_kind
from vidar.demo.plan.hours import class_subjects, hours_of, is_vocational, lessons_a_week
from vidar.demo.spec import Band, ClassSpec, Offer, SchoolSpec

CLASS_HOUR = {"nb": "Kontaktlærertime", "nn": "Kontaktlærartime"}


@dataclass(slots=True, eq=False)
class Group:
    """A teaching group while the county is made. ``lessons`` a week of 45 minutes; teachers are person ids.

    ``parallel`` names the groups taught at the same time: a band, or classes side by side in the hall.
    """

    id: int
    school: str
    name: str
    subject: str | None
    area: str
    lessons: int
    hours: int
    classes: tuple[str, ...]
    band: str
    parallel: str
    room: str
    home: str
    vocational: bool = False
    teachers: list[int] = field(default_factory=list)

    @property
    def is_class(self) -> bool:
        """Tell whether this is the class itself, for its class hour."""
        return self.subject is None


def make_groups(school: SchoolSpec, first_id: int) -> list[Group]:
    """Return the groups of a school, without teachers."""
    groups: list[Group] = []
    for school_class in school.classes:
        groups.extend(_groups_of_class(school, school_class, first_id + len(groups)))
    for band in school.bands:
        groups.extend(_groups_of_band(school, band, first_id + len(groups)))
    return groups


def _groups_of_class(school: SchoolSpec, school_class: ClassSpec, first_id: int) -> Iterator[Group]:
    rows = class_subjects(school, school_class)
    same_prefix = Counter(each.subject[:3] for each in rows)
    yield Group(
        first_id, school.slug, school_class.name, None, "", 1, 0, (school_class.name,), "", "", "class",
        school_class.room,
    )  # fmt: skip
    for offset, row in enumerate(rows, start=1):
        prefix = row.subject[:3] if same_prefix[row.subject[:3]] == 1 else row.subject
        yield _class_group(school, school_class, row, f"{prefix} {school_class.name}", first_id + offset)


def _class_group(school: SchoolSpec, school_class: ClassSpec, row: PlanRowFact, name: str, group_id: int) -> Group:
    area = area_of(row.subject, school_class.area)
    in_workshop = is_vocational(row) and bool(school_class.workshop)
    return Group(
        id=group_id,
        school=school.slug,
        name=name,
        subject=row.subject,
        area=area,
        lessons=lessons_a_week(row.hours),
        hours=row.hours,
        classes=(school_class.name,),
        band="",
        parallel=_side_by_side(school, row.subject, school_class.name),
        room="workshop" if in_workshop else room_kind(row.subject, area),
        home=school_class.workshop if in_workshop else school_class.room,
        vocational=in_workshop,
    )


def _groups_of_band(school: SchoolSpec, band: Band, first_id: int) -> Iterator[Group]:
    group_id = first_id
    for offer in band.offers:
        for number in range(1, offer.groups + 1):
            yield _band_group(school, band, offer, number, group_id)
            group_id += 1


def _band_group(school: SchoolSpec, band: Band, offer: Offer, number: int, group_id: int) -> Group:
    first = school.class_named(offer.classes[0])
    hours = hours_of(first, offer.subject)
    area = area_of(offer.subject, first.area)
    return Group(
        id=group_id,
        school=school.slug,
        name=f"{offer.label} {band.classes[0][:3]}" + (f"-{number}" if offer.groups > 1 else ""),
        subject=offer.subject,
        area=area,
        lessons=lessons_a_week(hours),
        hours=hours,
        classes=offer.classes,
        band=band.name,
        parallel=band.name,
        room=room_kind(offer.subject, area),
        home=_home(school, offer, number),
    )


def _side_by_side(school: SchoolSpec, subject: str, class_name: str) -> str:
    for side in school.side_by_side:
        if subject.startswith(side.subject) and class_name in side.classes:
            return f"{side.subject} {'+'.join(side.classes)}"
    return ""


def _home(school: SchoolSpec, offer: Offer, number: int) -> str:
    """Parallel groups use the home rooms of the classes that are split, then whatever is free."""
    classes = offer.classes if len(offer.classes) >= offer.groups > 1 or len(offer.classes) == 1 else ()
    return school.class_named(classes[number - 1]).room if classes else ""
