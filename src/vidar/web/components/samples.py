"""Sample values for the page that shows all components: made-up people, every state a lesson can be in."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from vidar.web.timetable.grid import grid_step
from vidar.web.timetable.page import (
    CalendarDay,
    CalendarWeek,
    ChangeLine,
    Day,
    FreePeriod,
    Label,
    LabelKind,
    LessonBlock,
    LessonDetail,
    LessonState,
    MonthCalendar,
    MyDay,
    Room,
    TeacherLine,
    WeekPage,
)
from vidar.web.timetable.placing import place

FIRST_MINUTE, LAST_MINUTE = 8 * 60, 16 * 60
NOW_MINUTE = 10 * 60 + 22
MONDAY = date(2026, 11, 23)
TODAY = MONDAY + timedelta(days=1)
NAMES = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag")
SHORT_NAMES = (("ma", "mandag"), ("ti", "tirsdag"), ("on", "onsdag"), ("to", "torsdag"), ("fr", "fredag"))
WEEKEND_NAMES = (("lø", "lørdag"), ("sø", "søndag"))
COLOURS = {"Norsk": 1, "Matematikk R1": 2, "Engelsk": 3, "Fysikk 1": 4, "Historie": 5, "Spansk I": 6, "Kroppsøving": 8}
HERE = "#uke"


def component_context() -> dict[str, Any]:
    """Return what ``components.jinja`` shows."""
    return {
        "week_page": week_page(),
        "class_page": class_page(),
        "day_page": day_page(),
        "lesson": lesson_detail(),
        "form_errors": [("navn", "Skriv hele navnet."), ("skole", "Velg en skole.")],
    }


def lesson(subject: str, starts: str, ends: str, room: str, teachers: str, **more: Any) -> LessonBlock:
    """Return a lesson; times as "08.15"."""
    colour = more.pop("colour", COLOURS.get(subject, 7))
    return LessonBlock(
        href=HERE,
        subject=subject,
        starts=starts,
        ends=ends,
        start_step=grid_step(_minute(starts), FIRST_MINUTE),
        end_step=grid_step(_minute(ends), FIRST_MINUTE),
        colour=colour,
        room=room,
        teachers=teachers,
        **more,
    )


def _minute(clock_time: str) -> int:
    hours, minutes = clock_time.split(".")
    return 60 * int(hours) + int(minutes)


def _label(kind: LabelKind, text: str) -> tuple[Label, ...]:
    return (Label(kind, text),)


def _lessons() -> tuple[tuple[LessonBlock, ...], ...]:
    monday = (
        lesson("Norsk", "08.15", "09.45", "Rom 214", "Anne Lien"),
        lesson("Matematikk R1", "10.00", "11.30", "Rom 108", "Omar Aziz"),
        lesson("Fysikk 1", "12.15", "13.45", "Lab 2", "Liv Moen"),
    )
    tuesday = (
        lesson("Engelsk", "08.15", "09.45", "Rom 214", "Per Dahl", is_past=True),
        lesson(
            "Norsk",
            "10.00",
            "11.30",
            "Rom 214",
            "Tor Berg",
            state=LessonState.SUBSTITUTE,
            labels=_label(LabelKind.SUBSTITUTE, "Vikar"),
            is_now=True,
        ),
        lesson("Kontaktlærertime", "12.15", "13.00", "Rom 214", "Omar Aziz", colour=8),
        lesson(
            "Historie",
            "13.10",
            "14.40",
            "Rom 120",
            "Eva Lund",
            state=LessonState.CHANGED,
            labels=_label(LabelKind.CHANGED, "Nytt rom"),
        ),
    )
    wednesday = (
        lesson("Matematikk R1", "08.15", "09.45", "Rom 108", "Omar Aziz"),
        lesson(
            "Fysikk 1",
            "10.00",
            "10.45",
            "Lab 2",
            "Liv Moen",
            state=LessonState.CANCELLED,
            labels=_label(LabelKind.CANCELLED, "Avlyst"),
        ),
        lesson("Spansk I", "10.45", "11.30", "Rom 220", "Eva Lund"),
        lesson("Kroppsøving", "12.15", "13.45", "Hall A", "Jon Vik"),
        lesson("Tysk II", "14.00", "15.30", "Nett", "Mia Strand", school_short="Innlandet nett"),
    )
    thursday = (
        lesson(
            "Matematikk R1",
            "08.15",
            "11.30",
            "Rom 108",
            "",
            title="Derivasjon",
            state=LessonState.TEST,
            labels=_label(LabelKind.TEST, "Prøve"),
        ),
        lesson("Engelsk", "12.15", "13.45", "Rom 214", "Per Dahl"),
        lesson("Kor", "13.00", "14.30", "Sal", "Jon Vik", colour=7),
        lesson(
            "Spansk I",
            "14.40",
            "15.25",
            "Rom 220",
            "Eva Lund",
            state=LessonState.MOVED,
            labels=_label(LabelKind.CHANGED, "Flyttet"),
        ),
    )
    friday = (
        lesson(
            "Bærekraft",
            "08.15",
            "14.15",
            "Aulaen og klasserommene",
            "Anne Lien, Omar Aziz, Eva Lund",
            colour=6,
            state=LessonState.CROSS_SUBJECT,
            labels=_label(LabelKind.EVENT, "Tverrfaglig dag"),
        ),
    )
    return monday, tuesday, wednesday, thursday, friday


def _day(index: int, lessons: tuple[LessonBlock, ...], notes: tuple[str, ...] = ()) -> Day:
    day = MONDAY + timedelta(days=index)
    return Day(
        date=day,
        name=NAMES[index],
        short_name=SHORT_NAMES[index][0],
        label=f"{day.day}. nov.",
        long_label=f"{NAMES[index]} {day.day}. november",
        href=f"?dag={day}",
        is_today=day == TODAY,
        is_selected=day == TODAY,
        notes=notes,
        lessons=place(lessons, "{} timer samtidig".format),
    )


def week_page() -> WeekPage:
    """Return a pupil's week with every state of a lesson in it."""
    notes = {0: ("Påmelding til skidagen innen kl. 12.00",)}
    return WeekPage(
        title="Timeplan",
        subtitle="2STA · Nord-Østerdal videregående skole",
        week_label="Uke 48 · 23.–27. november",
        week_label_short="Uke 48 · november",
        iso_week="2026-W48",
        previous_href="?uke=2026-W47",
        previous_label="Forrige uke, uke 47",
        next_href="?uke=2026-W49",
        next_label="Neste uke, uke 49",
        calendar=month_calendar(),
        days=tuple(_day(index, lessons, notes.get(index, ())) for index, lessons in enumerate(_lessons())),
        first_minute=FIRST_MINUTE,
        last_minute=LAST_MINUTE,
        print_title="Timeplan for Kari Nordli, 2STA, uke 48 · 23.–27. november 2026",
        now_minute=NOW_MINUTE,
        labels=_label(LabelKind.WEEK, "A-uke"),
    )


def class_page() -> WeekPage:
    """Return a class's week with parallel subjects and days off, seen from another week."""
    page = week_page()
    subjects = ("Fysikk 1", "Kjemi 1", "Rettslære 1", "Sosiologi og sosialantropologi", "Historie og filosofi 1")
    block = tuple(
        lesson(subject, "10.00", "11.30", f"Rom {200 + index}", "Liv Moen", colour=index + 1)
        for index, subject in enumerate(subjects)
    )
    pair = tuple(lesson(subject, "12.15", "13.45", "Rom 220", "Eva Lund") for subject in ("Spansk I", "Tysk II"))
    days = (
        _day(0, (*_lessons()[0][:1], *block, *pair)),
        _day(1, (*pair, lesson("Fransk I", "12.15", "13.45", "Rom 221", "Mia Strand", colour=5))),
        _day(2, (), ("Planleggingsdag",)),
        _day(3, (), ("Planleggingsdag",)),
        _day(4, ()),
    )
    return replace(
        page,
        title="2STA",
        subtitle="Nord-Østerdal videregående skole",
        days=tuple(replace(day, is_today=False) for day in days),
        now_minute=None,
        today_href="?",
        labels=_label(LabelKind.WEEK, "B-uke"),
    )


def month_calendar() -> MonthCalendar:
    """Return November 2026."""
    first = date(2026, 10, 26)
    weeks = tuple(_calendar_week(first + timedelta(weeks=index)) for index in range(6))
    return MonthCalendar(
        label="november 2026",
        previous_href="?maaned=2026-10",
        previous_label="Oktober 2026",
        next_href="?maaned=2026-12",
        next_label="Desember 2026",
        weekdays=SHORT_NAMES + WEEKEND_NAMES,
        weeks=weeks,
    )


def _calendar_week(monday: date) -> CalendarWeek:
    number = monday.isocalendar().week
    days = tuple(
        CalendarDay(
            number=day.day,
            label=f"{day.day}. {day:%m}.",
            href=f"?dag={day}",
            is_today=day == TODAY,
            is_selected=day == TODAY,
            is_in_month=day.month == MONDAY.month,
            note="Planleggingsdag" if day == date(2026, 11, 13) else "",
        )
        for day in (monday + timedelta(days=index) for index in range(7))
    )
    return CalendarWeek(number, f"Uke {number}", f"?uke=2026-W{number}", days, is_selected=monday == MONDAY)


def lesson_detail() -> LessonDetail:
    """Return a lesson with a substitute in another room."""
    return LessonDetail(
        subject="Norsk",
        time="Tirsdag 24. november, 10.00–11.30",
        colour=1,
        back_href="?dag=2026-11-24",
        back_label="Timeplan",
        code="NOR1267",
        state=LessonState.SUBSTITUTE,
        labels=(Label(LabelKind.SUBSTITUTE, "Vikar"), Label(LabelKind.CHANGED, "Nytt rom")),
        rooms=(Room("Rom 120", "Hovedbygget"),),
        teachers=(TeacherLine("Tor Berg", "Vikar"), TeacherLine("Anne Lien", "Er borte")),
        groups=("NOR 2STA",),
        changes=(
            ChangeLine("Vikar: Tor Berg", was="Anne Lien", why="Kurs", when="mandag 23. november kl. 15.20"),
            ChangeLine("Nytt rom: Rom 120", was="Rom 214", when="i dag kl. 07.40"),
        ),
        notes=("Ta med Vildanden.",),
    )


def day_page() -> MyDay:
    """Return a teacher's day in the middle of its second lesson."""
    blocks = [replace(each, teachers="", groups="2STA") for each in _lessons()[1]]
    now, following = blocks[1], blocks[2]
    return MyDay(
        title="Min dag",
        subtitle="Tirsdag 24. november · uke 48",
        previous_href="?dag=2026-11-23",
        previous_label="Mandag 23. november",
        next_href="?dag=2026-11-25",
        next_label="Onsdag 25. november",
        items=(blocks[0], now, FreePeriod("11.30", "12.15", "45 minutter uten timer"), following, blocks[3]),
        now=now,
        now_ends="slutter om 68 minutter",
        next=following,
        next_in="om 1 time 53 minutter",
    )
