"""The national facts in the database."""

import pytest

from vidar.curriculum import facts
from vidar.curriculum.actions import load_facts
from vidar.curriculum.models import ProgrammeArea, Subject, SubjectPlanRow

pytestmark = pytest.mark.django_db(databases="__all__")


def test_migrating_has_loaded_the_facts():
    assert Subject.objects.count() == len(facts.subjects())
    assert ProgrammeArea.objects.count() == len(facts.programme_areas())
    assert SubjectPlanRow.objects.count() == len(facts.subject_plans())


def test_loading_again_writes_nothing():
    load_facts()

    assert load_facts() == 0


def test_a_changed_row_is_put_right_and_one_that_is_gone_stays():
    Subject.objects.using("migrator").filter(code="NOR1264").update(hours=1)
    Subject.objects.using("migrator").create(code="GML0001", name="Gammelt fag", short_name="Gammelt", category="")

    assert load_facts() == 1
    assert Subject.objects.using("migrator").get(code="NOR1264").hours == 112
    assert Subject.objects.using("migrator").filter(code="GML0001").exists()


def test_plans_are_replaced_where_they_differ():
    SubjectPlanRow.objects.using("migrator").filter(subject_id="NOR1264").delete()

    assert load_facts() == len(facts.subject_plans())
    assert SubjectPlanRow.objects.using("migrator").filter(subject_id="NOR1264").exists()
