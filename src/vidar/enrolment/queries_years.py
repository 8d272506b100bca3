"""The school year at hand and the coming one, with their classes and groups to choose among."""

from dataclasses import dataclass
from datetime import date

from vidar.tenancy.sql import fetch_all


@dataclass(frozen=True, slots=True)
class SchoolYearAtHand:
    """A school year of the owner's; ``ends`` is its last day."""

    id: int
    label: str
    starts: date
    ends: date

    def first_day(self, today: date) -> date:
        """Return today, or the year's first day where it has not begun."""
        return max(today, self.starts)


@dataclass(frozen=True, slots=True)
class OfYear:
    """A class or group to choose, in which school year."""

    id: int
    name: str
    year_id: int
    year_label: str
    is_coming: bool


def years_at_hand(today: date) -> list[SchoolYearAtHand]:
    """Return the school year of the day and the one after it, as far as they are made. One statement."""
    return fetch_all(
        SchoolYearAtHand,
        "SELECT id, label, starts, ends FROM schools_schoolyear WHERE ends >= %(today)s ORDER BY starts LIMIT 2",
        {"today": today},
    )


def year_of_class(class_id: int, school_id: int | None) -> SchoolYearAtHand | None:
    """Return the school year of a class of the school, or None where there is no such class. One statement."""
    found = fetch_all(
        SchoolYearAtHand,
        "SELECT y.id, y.label, y.starts, y.ends FROM enrolment_schoolclass c JOIN schools_schoolyear y"
        " ON y.owner_id = c.owner_id AND y.id = c.school_year_id"
        " WHERE c.id = %(class)s AND c.school_id = %(school)s",
        {"class": class_id, "school": school_id},
    )
    return found[0] if found else None


_AHEAD = """
SELECT t.id, t.name, y.id, y.label, y.starts > %(today)s FROM {table} t
JOIN schools_schoolyear y ON y.owner_id = t.owner_id AND y.id = t.school_year_id
WHERE t.school_id = %(school)s AND y.ends >= %(today)s ORDER BY y.starts, t.name
"""


def classes_ahead(school_id: int | None, today: date) -> list[OfYear]:
    """Return the school's classes of this school year and those to come, by year and name. One statement."""
    return fetch_all(OfYear, _AHEAD.format(table="enrolment_schoolclass"), {"school": school_id, "today": today})


def groups_ahead(school_id: int | None, today: date) -> list[OfYear]:
    """Return the school's teaching groups of this school year and those to come, by year and name. One statement."""
    return fetch_all(OfYear, _AHEAD.format(table="enrolment_teachinggroup"), {"school": school_id, "today": today})
