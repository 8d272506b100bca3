"""Why a week has no lessons, and whom to ask."""

from django.utils.translation import gettext as _

from vidar.law.calendar import Week
from vidar.timetable.queries import Timetable
from vidar.timetable.queries_frame import SchoolOf
from vidar.timetable.queries_lessons import Of
from vidar.web.words import long_date

_NO_BREAK = "\N{NO-BREAK SPACE}"


def empty_text(timetable: Timetable, week: Week) -> str:
    """Return why a week has no lessons (not begun, no published plan, nothing planned), and whom to ask about it."""
    begins = _begins(timetable)
    if begins:
        return begins
    if not any(year.overlaps(timetable.days) for year in timetable.frame.years):
        reason = _("Skoleåret er ikke lagt inn ennå.")
    elif not any(school.has_plan for school in timetable.frame.schools):
        reason = _("Timeplanen for uke %(number)s er ikke publisert ennå.") % {"number": week.number}
    else:
        reason = _nothing_planned(timetable.of) % {"number": week.number}
    return reason if timetable.of is Of.ROOM else f"{reason} {_whom_to_ask(timetable)}".strip()


def _begins(timetable: Timetable) -> str:
    """Say when lessons begin, or at least the school year, in a time before them."""
    frame, days = timetable.frame, timetable.days
    if any(school.has_plan for school in frame.schools):
        return ""
    plans = [school.next_plan for school in frame.schools if school.next_plan]
    if plans:
        return _("Undervisningen begynner %(date)s.") % {"date": long_date(min(plans))}
    coming = next((year for year in frame.years if year.start > days.start), None)
    if coming is None or any(year.overlaps(days) for year in frame.years):
        return ""
    return _("Skoleåret begynner %(date)s.") % {"date": long_date(coming.start)}


def _nothing_planned(of: Of) -> str:
    return {
        Of.PUPIL: _("Eleven har ingen timer i uke %(number)s."),
        Of.CLASS: _("Klassen har ingen timer i uke %(number)s."),
        Of.TEACHER: _("Læreren har ingen timer i uke %(number)s."),
        Of.ROOM: _("Rommet er ledig hele uke %(number)s."),
    }[of]


def _whom_to_ask(timetable: Timetable) -> str:
    """Return whom to ask, where a school has said who that is."""
    school = next((school for school in timetable.frame.schools if school.contact_name), None)
    if school is None:
        return ""
    return _("Spør %(contact)s ved %(school)s.") % {"contact": _contact(school), "school": school.name}


def _contact(school: SchoolOf) -> str:
    role = school.contact_role[:1].lower() + school.contact_role[1:]
    number = school.contact_phone.replace(" ", _NO_BREAK)
    phone = _("telefon %(number)s") % {"number": number} if number else ""
    more = ", ".join(filter(None, (role, phone)))
    return f"{school.contact_name} ({more})" if more else school.contact_name
