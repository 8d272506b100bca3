"""Dates and times in words, as people write them in each of Vidar's languages."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils import translation
from django.utils.translation import gettext as _

OSLO = ZoneInfo("Europe/Oslo")
_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


def clock_time(moment: datetime) -> str:
    """Return "08.15" for a moment, in Norway's time. Both languages of Norway use a point, English a colon."""
    local = moment.astimezone(OSLO)
    return minute_time(local.hour * 60 + local.minute)


def minute_time(minute: int) -> str:
    """Return "08.15" for minutes after midnight."""
    return f"{minute // 60:02}{':' if _is_english() else '.'}{minute % 60:02}"


def long_date(day: date) -> str:
    """Return "tirsdag 24. november 2026"."""
    return _formatted(day, "EEEE d. MMMM y", "EEEE d MMMM y")


def day_of_a_year(day: date) -> str:
    """Return "24. november 2026", as a birth date is written."""
    return _formatted(day, "d. MMMM y", "d MMMM y")


def day_and_month(day: date) -> str:
    """Return "24. november"."""
    return _formatted(day, "d. MMMM", "d MMMM")


def weekday(day: date) -> str:
    """Return "tirsdag"."""
    return _formatted(day, "EEEE", "EEEE")


def weekday_day_month(day: date) -> str:
    """Return "tirsdag 24. november"."""
    return _formatted(day, "EEEE d. MMMM", "EEEE d MMMM")


def month_and_year(day: date) -> str:
    """Return "november 2026"."""
    return _formatted(day, "LLLL y", "LLLL y")


def month_name(day: date) -> str:
    """Return "november"."""
    return _formatted(day, "LLLL", "LLLL")


def short_date(day: date) -> str:
    """Return "24. nov."."""
    return _formatted(day, "d. MMM", "d MMM")


def short_weekday(day: date) -> str:
    """Return "ti" for tirsdag: two letters."""
    return _formatted(day, "EEEEEE", "EEEEEE").rstrip(".")


def day_span(first: date, last: date) -> str:
    """Return "23.–27. november", or both months where they differ."""
    if first.month == last.month:
        dot = "" if _is_english() else "."
        return f"{first.day}{dot}–{day_and_month(last)}"
    return f"{day_and_month(first)} – {day_and_month(last)}"


def moment(when: datetime, now: datetime) -> str:
    """Return "i dag kl. 07.40", "i går kl. 15.20" or "20. november kl. 08.00"."""
    local, today = when.astimezone(OSLO), now.astimezone(OSLO).date()
    named = {"time": clock_time(local), "day": day_and_month(local.date())}
    if local.date() == today:
        return _("i dag kl. %(time)s") % named
    if local.date() == today - timedelta(days=1):
        return _("i går kl. %(time)s") % named
    return _("%(day)s kl. %(time)s") % named


def upper_first(text: str) -> str:
    """Return the text with its first letter large."""
    return text[:1].upper() + text[1:]


def _formatted(day: date, norwegian: str, english: str) -> str:
    language = translation.get_language() or "nb"
    return _called(day, english if language == "en" else norwegian, _LOCALES[language])


@lru_cache(maxsize=4096)
def _called(day: date, pattern: str, locale: str) -> str:
    """Remember what a day is called: a page names some seventy, and the next page names the same ones."""
    return format_date(day, pattern, locale=locale)


def _is_english() -> bool:
    return translation.get_language() == "en"


FILTERS: dict[str, Callable[..., str]] = {
    "clock_time": clock_time,
    "minute_time": minute_time,
    "long_date": long_date,
    "day_and_month": day_and_month,
    "weekday": weekday,
    "weekday_day_month": weekday_day_month,
    "month_and_year": month_and_year,
    "moment": moment,
    "upper_first": upper_first,
}
