"""The teacher's day leads to the registers, and tells how far each has come."""

from tests.factories.access import in_wall_of
from tests.factories.timetable import make_full_lesson
from tests.web.register.taking import Teacher
from tests.web.statements import statements
from tests.web.timetable.pages import soup, text


def test_day_tells_how_far_each_register_has_come(small_school):
    teacher = Teacher(small_school)
    with in_wall_of(small_school.kari):
        matte = {"groups": [small_school.groups.matte], "teachers": [small_school.omar]}
        early = make_full_lesson(small_school.home, starts="08.15", ends="09.00", **matte)
        make_full_lesson(small_school.home, starts="12.15", ends="13.00", **matte)
    with statements() as found:
        page = soup(teacher.client.get("/min-dag/"))
    assert len(found) <= 8
    links = page.select(".lesson-register, .present-register")
    assert {each["href"]: text(each) for each in links} == {
        teacher.base: "Før fravær",
        f"/time/{early.id}/foring/": "Mangler",
    }
    teacher.post("bekreft/")
    assert text(soup(teacher.client.get("/min-dag/")).select_one(".present-register")) == "Ført"
