"""An activity on several days, and a substitute for a period in which they are partly taken."""

import re
from datetime import date, timedelta

import pytest

from tests.factories.access import client_for
from tests.factories.days import TODAY
from tests.factories.enrolment import make_staff_assignment
from tests.factories.timetable import make_full_lesson
from tests.tenancy.catalog import ask
from tests.timetable.changing import everything
from tests.web.statements import statements
from tests.web.timetable.pages import faults, soup, text
from vidar.schools.models import CalendarEntry
from vidar.tenancy.wall import owner_scope
from vidar.timetable.models import Lesson, LessonTeacher, PlanSlot

MOST = 8
BOX = "#forhaandsvisning"


@pytest.fixture
def office(small_school):
    return client_for(small_school.berit, "staff", small_school.home)


def undo_on(client, response):
    form = soup(client.get(response.headers["Location"])).find("form", action=re.compile("^/timeplan/angre/"))
    return client.post(form["action"], {"next": "/timeplan/"})


def activity(school, **more):
    fields = {
        "tittel": "Ekskursjon", "slag": "activity", "dag": "2026-11-23", "gjentas": "dager", "til": "2026-11-25",
        "fra": "08:00", "slutt": "15:00", "klasse": school.classes.sta.id, "larer": school.anne.id, "avlys": "ja",
    }  # fmt: skip
    return {**fields, "gjor": "lagre", **more}


def days_of(school):
    with owner_scope(school.owner.id):
        return list(Lesson.objects.filter(title="Ekskursjon").order_by("date").values_list("date", flat=True))


def test_excursion_of_three_days_is_one_deed(small_school, office):
    before = everything()
    response = office.post("/aktivitet/ny/", activity(small_school))
    assert response.status_code == 302
    assert days_of(small_school) == [date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)]
    with owner_scope(small_school.owner.id):
        for gone in (small_school.lessons.norsk, small_school.lessons.now):
            assert Lesson.objects.get(id=gone.id).takes_place is False
        assert Lesson.objects.get(id=small_school.lessons.test.id).takes_place is True
        assert LessonTeacher.objects.filter(teacher_id=small_school.anne.id, lesson__title="Ekskursjon").count() == 3
    assert ask("SELECT count(*) FROM tenancy_deed") == [(1,)]
    undo_on(office, response)
    assert everything() == before


def test_every_friday_leaves_out_days_without_teaching_and_says_so(small_school, office):
    with owner_scope(small_school.owner.id):
        CalendarEntry.objects.create(
            owner_id=small_school.owner.id, school_year_id=small_school.year.id, kind="planning_day",
            name="Planleggingsdag", first_day=date(2026, 12, 4), last_day=date(2026, 12, 4),
        )  # fmt: skip
    fields = activity(small_school, gjentas="uker", dag="2026-11-27", til="2026-12-11")
    box = text(soup(office.post("/aktivitet/ny/", {**fields, "gjor": "vis"})).select_one(BOX))
    assert "fredag 4. desember (Planleggingsdag)" in box
    assert "Fredag 27. november 08.00–15.00" in box
    assert "Fredag 11. desember 08.00–15.00" in box
    assert office.post("/aktivitet/ny/", fields).status_code == 302
    assert days_of(small_school) == [date(2026, 11, 27), date(2026, 12, 11)]


@pytest.mark.parametrize(("gjor", "status"), [("vis", 200), ("lagre", 409)])
def test_clash_is_named_with_its_date_and_nothing_is_saved(small_school, office, gjor, status):
    with owner_scope(small_school.owner.id):
        make_full_lesson(
            small_school.home, day=date(2026, 11, 25), title="Møte", subject=None, teachers=[small_school.anne]
        )
    before = everything()
    response = office.post("/aktivitet/ny/", activity(small_school, gjor=gjor))
    assert response.status_code == status
    assert "Anne Lien har Møte onsdag 25. november 08.15–09.45." in text(soup(response).select_one(BOX))
    assert everything() == before


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"til": ""}, "Velg siste dag"),
        ({"til": "2026-11-20"}, "Siste dag må være etter den første"),
        ({"til": "2027-11-20"}, "innen et halvt år"),
        ({"dag": "2026-11-28", "til": "2026-11-29"}, "ingen undervisning disse dagene"),
    ],
)
def test_days_that_cannot_be_read_are_told_and_nothing_is_lost(small_school, office, more, said):
    response = office.post("/aktivitet/ny/", activity(small_school, **more))
    assert response.status_code == 422
    page = soup(response)
    assert said in text(page.select_one(".ds-error-summary"))
    assert page.find("input", {"name": "tittel"})["value"] == "Ekskursjon"
    assert page.select_one("input[name=gjentas][value=dager]").has_attr("checked")


def test_statements_stay_the_same_however_many_days(small_school, office):
    counts = []
    for last in ("2026-11-24", "2026-12-18", "2027-03-26"):
        with statements() as found:
            response = office.post("/aktivitet/ny/", activity(small_school, til=last, gjor="vis"))
        assert response.status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= MOST
    saves = []
    for title, first, last in (("A", "2026-11-30", "2026-12-01"), ("B", "2027-01-04", "2027-03-26")):
        with statements() as found:
            fields = activity(small_school, tittel=title, dag=first, til=last)
            assert office.post("/aktivitet/ny/", fields).status_code == 302
        saves.append(len(found))
    assert saves[0] == saves[1]


# --- a substitute for a period ---


@pytest.fixture
def period(small_school):
    """Norsk in three weeks; Omar has a meeting in the second, and Marit, who teaches too, is free."""
    with owner_scope(small_school.owner.id):
        make_staff_assignment(small_school.marit, small_school.home, role="teacher", title="Lærer")
        slot = PlanSlot.objects.get()
        weeks = [TODAY + timedelta(weeks=number) for number in (1, 2)]
        made = [
            make_full_lesson(
                small_school.home, day=day, plan_slot=slot, groups=[small_school.groups.norsk],
                teachers=[small_school.anne], rooms=[small_school.rooms.a101],
            )
            for day in weeks
        ]  # fmt: skip
        make_full_lesson(small_school.home, day=weeks[0], title="Møte", subject=None, teachers=[small_school.omar])
    return [small_school.lessons.norsk, *made]


def substitute(client, school, lesson, **more):
    fields = {
        "borte": school.anne.id, "vikar": school.omar.id, "omfang": "periode", "til": "2026-12-08", "grunn": "Kurs",
        "gjor": "lagre",
    }  # fmt: skip
    return client.post(f"/time/{lesson.id}/endre/?valg=vikar", {**fields, **more})


def test_lessons_the_substitute_cannot_take_are_asked_about(small_school, office, period):
    before = everything()
    response = substitute(office, small_school, period[0], gjor="vis")
    assert faults(response) == []
    box = soup(response).select_one(BOX)
    assert "Vikaren er opptatt i én av timene" in text(box)
    (asked,) = box.select("select")
    assert asked["name"] == f"time-{period[1].id}"
    assert [each["value"] for each in asked.select("optgroup option")] == [str(small_school.marit.id)]
    assert "2 timer blir endret" in text(box)
    refused = substitute(office, small_school, period[0])
    assert refused.status_code == 422
    assert "tirsdag 1. desember" in text(soup(refused).select_one(".ds-error-summary"))
    assert everything() == before


def test_free_ones_are_taken_and_the_rest_by_others_in_one_deed(small_school, office, period):
    before = everything()
    response = substitute(office, small_school, period[0], **{f"time-{period[1].id}": str(small_school.marit.id)})
    assert response.status_code == 302
    with owner_scope(small_school.owner.id):
        holds = [LessonTeacher.objects.get(lesson_id=each.id, attends=True).teacher_id for each in period]
    assert holds == [small_school.omar.id, small_school.marit.id, small_school.omar.id]
    assert ask("SELECT count(*) FROM tenancy_deed") == [(1,)]
    undo_on(office, response)
    assert everything() == before


def test_one_lesson_may_stay_without_a_substitute(small_school, office, period):
    assert substitute(office, small_school, period[0], **{f"time-{period[1].id}": "ingen"}).status_code == 302
    with owner_scope(small_school.owner.id):
        assert not LessonTeacher.objects.filter(lesson_id=period[1].id, attends=True).exists()


def test_live_preview_holds_the_question(small_school, office, period):
    fields = {"borte": small_school.anne.id, "vikar": small_school.omar.id, "omfang": "periode", "til": "2026-12-08"}
    response = office.post(
        f"/time/{period[0].id}/endre/?valg=vikar", {**fields, "grunn": ""}, headers={"HX-Request": "true"}
    )
    page = soup(response)
    assert page.find("html") is None
    assert [each["name"] for each in page.select(f"{BOX} select")] == [f"time-{period[1].id}"]


def test_statements_stay_the_same_however_long_the_period(small_school, office, period):
    counts = set()
    for last in ("2026-11-30", "2026-12-01", "2026-12-08"):
        with statements() as found:
            assert substitute(office, small_school, period[0], til=last, gjor="vis").status_code == 200
        counts.add(len(found))
    assert len(counts) == 1
    assert counts.pop() <= MOST
