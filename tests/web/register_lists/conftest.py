"""Lists of registers in a browser, with long names and every state that a register can be in."""

import pytest
from django.conf import settings as django_settings

from tests.factories.access import in_wall_of, make_session
from tests.factories.attendance import make_entry, make_register
from tests.factories.days import MONDAY
from tests.factories.timetable import make_full_lesson
from vidar.timetable.models import Lesson

LONG = "Kommunikasjon og markedsføringsledelse i helsearbeiderfaget"


@pytest.fixture
def full_of_states(small_school):
    """Omar's lessons of Monday and today: not begun, begun, confirmed with everything, not held, to come."""
    with in_wall_of(small_school.omar):
        pupils = [small_school.kari, small_school.jonas, small_school.thea]
        options = {"groups": [small_school.groups.matte], "teachers": [small_school.omar]}
        times = [("08.15", "09.00"), ("09.00", "09.45"), ("10.00", "10.45"), ("10.45", "11.30"), ("12.00", "12.45")]
        monday = [
            make_full_lesson(small_school.home, day=MONDAY, starts=starts, ends=ends, **options)
            for starts, ends in times
        ]
        Lesson.objects.filter(id__in=[each.id for each in monday]).update(title=LONG, subject=None)
        make_register(monday[1], small_school.omar, pupils)
        taken = make_register(monday[2], small_school.omar, pupils, state="confirmed")
        make_entry(taken, small_school.kari, small_school.omar)
        make_entry(taken, small_school.jonas, small_school.omar, presence="partly", late=12)
        make_register(monday[3], small_school.omar, pupils, state="not_held", cause="Ekskursjon")
    return small_school


@pytest.fixture
def open_window(chromium, settings, live_server):
    """Open a page as somebody at the school, in a window of one's own."""
    settings.STATIC_ROOT = str(settings.STATIC_BUILD)
    settings.BASE_URL = live_server.url
    contexts = []

    def go(person, school, path, *, width, language):
        _, token = make_session(person, "staff", school)
        context = chromium.new_context(locale="nb-NO", viewport={"width": width, "height": 800})
        contexts.append(context)
        cookies = {django_settings.SESSION_COOKIE: token, "vidar_language": language}
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        page = context.new_page()
        page.goto(f"{live_server.url}{path}")
        return page

    yield go
    for each in contexts:
        each.close()
