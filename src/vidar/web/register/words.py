"""What a register says, in words."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.attendance.queries import Earlier, RegisterPage
from vidar.law.attendance import Effect, Mark, Notified, Presence
from vidar.law.basis import local_date
from vidar.web.words import clock_time

_A_WHOLE_DAY = timedelta(hours=6)


def mark_text(mark: Mark | None) -> str:
    """Return "her", "borte", "12 min for sent" …, to stand within a sentence."""
    if mark is None:
        return _("her")
    if mark.presence is Presence.PARTLY:
        return ", ".join(_partly(mark))
    return _("borte") if mark.presence is Presence.ABSENT else _("på annet opplegg")


def _partly(mark: Mark) -> Iterator[str]:
    if mark.late_minutes:
        yield _("%(count)s min for sent") % {"count": mark.late_minutes}
    if mark.early_minutes:
        yield _("gikk %(count)s min før slutt") % {"count": mark.early_minutes}


def notice_text(notice: Notified, page: RegisterPage) -> str:
    """Return a notice by its effect and span: "Meldt fravær: hele dagen". Never why."""
    what = _("Meldt fravær") if notice.effect is Effect.ABSENT else _("Meldt annet opplegg")
    return f"{what}: {_span(notice, page)}"


def _span(notice: Notified, page: RegisterPage) -> str:
    starts, ends = clock_time(notice.starts_at), clock_time(notice.ends_at)
    if notice.covers(page.starts_at, page.ends_at):
        return _("hele dagen") if notice.ends_at - notice.starts_at >= _A_WHOLE_DAY else f"{starts}–{ends}"
    if notice.starts_at <= page.starts_at:
        return _("til kl. %(time)s") % {"time": ends}
    if notice.ends_at >= page.ends_at or local_date(notice.ends_at) > page.date:
        return _("fra kl. %(time)s") % {"time": starts}
    return f"{starts}–{ends}"


def earlier_texts(earlier: Iterable[Earlier]) -> Iterator[str]:
    """Tell who was away earlier today. Somebody who only came late then is here now, and that is no news."""
    for each in earlier:
        where = {"subject": each.subject, "time": clock_time(each.starts_at)}
        if each.mark.presence is Presence.ABSENT:
            yield _("Borte kl. %(time)s (%(subject)s)") % where
        elif each.mark.presence is Presence.ELSEWHERE:
            yield _("På annet opplegg kl. %(time)s") % where
        elif each.mark.early_minutes:
            yield _("Gikk tidlig fra timen kl. %(time)s (%(subject)s)") % where


def count_text(marks: Iterable[Mark | None]) -> str:
    """Return "1 borte, 1 sen", or that all are there."""
    found = list(marks)
    return ", ".join(_counts(found)) or (_("Alle er her") if found else "")


def _counts(marks: list[Mark | None]) -> Iterator[str]:
    of = [mark for mark in marks if mark is not None]
    if absent := sum(mark.presence is Presence.ABSENT for mark in of):
        yield ngettext("%(count)s borte", "%(count)s borte", absent) % {"count": absent}
    if late := sum(mark.late_minutes > 0 for mark in of):
        yield ngettext("%(count)s sen", "%(count)s sene", late) % {"count": late}
    if early := sum(mark.early_minutes > 0 for mark in of):
        yield ngettext("%(count)s gikk tidlig", "%(count)s gikk tidlig", early) % {"count": early}
    if elsewhere := sum(mark.presence is Presence.ELSEWHERE for mark in of):
        yield ngettext("%(count)s på annet opplegg", "%(count)s på annet opplegg", elsewhere) % {"count": elsewhere}


def changed_text(name: str, moment: datetime | None) -> str:
    """Return "Endret av Eva Dahl kl. 10.04"; who took a mark away is told by the history only."""
    if not name or moment is None:
        return _("Endret av en kollega")
    return _("Endret av %(name)s kl. %(time)s") % {"name": name, "time": clock_time(moment)}


def conflict_text(name: str, theirs: Mark | None, mine: Mark | None) -> str:
    """Return "Eva Dahl førte: borte. Du valgte: her."."""
    return _("%(name)s førte: %(theirs)s. Du valgte: %(mine)s.") % {
        "name": name or _("En kollega"),
        "theirs": mark_text(theirs),
        "mine": mark_text(mine),
    }


def marks_of_text(name: str, pupils: int) -> str:
    """Return "Eva Dahl har ført 3 elever i timen."; without a number where nobody may be counted."""
    who = {"name": name or _("En kollega"), "count": pupils}
    if not pupils:
        return _("%(name)s har ført i timen.") % who
    return (
        ngettext("%(name)s har ført %(count)s elev i timen.", "%(name)s har ført %(count)s elever i timen.", pupils)
        % who
    )
