"""The switch between this school year and the coming one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.enrolment.queries_years import OfYear, SchoolYearAtHand


@dataclass(frozen=True, slots=True)
class YearTab:
    """A school year to switch to."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class ClassesPage:
    """The classes of one school year. ``tabs`` is empty where there is one year only; ``note`` says who makes more."""

    title: str
    tabs: tuple[YearTab, ...]
    classes: tuple[tuple[str, str], ...]
    note: str


def classes_page(years: Sequence[SchoolYearAtHand], classes: Sequence[OfYear], today: date, asked: str) -> ClassesPage:
    """Show the classes of the year that ``asked`` names ("2027"), else of the first there is."""
    shown = next((year for year in years if str(year.starts.year) == asked), years[0] if years else None)
    if shown is None:
        return ClassesPage(
            _("Klasser"), (), (), _("Det er ikke laget noe skoleår. Skoleeier lager skoleår og klasser.")
        )
    found = tuple((each.name, reverse("school-class", args=[each.id])) for each in classes if each.year_id == shown.id)
    return ClassesPage(
        _("Klasser %(year)s") % {"year": shown.label},
        tuple(_tab(year, shown) for year in years) if len(years) > 1 else (),
        found,
        _note(years, shown, today, has_classes=bool(found)),
    )


def _tab(year: SchoolYearAtHand, shown: SchoolYearAtHand) -> YearTab:
    return YearTab(year.label, desk_of_year(year), year.id == shown.id)


def desk_of_year(year: SchoolYearAtHand) -> str:
    """Return the address of the desk with the classes of a year."""
    return f"{reverse('desk')}?ar={year.starts.year}"


def _note(years: Sequence[SchoolYearAtHand], shown: SchoolYearAtHand, today: date, *, has_classes: bool) -> str:
    if not has_classes:
        return _("Skolen har ingen klasser i skoleåret %(year)s ennå. Skoleeier oppretter dem.") % {"year": shown.label}
    if len(years) == 1 and shown.starts <= today:
        return _("Neste skoleår er ikke laget ennå. Skoleeier lager skoleår og klasser.")
    return ""
