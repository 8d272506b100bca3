"""The tests turn rows around that come in no asked-for order."""

import pytest

from tests.factories.people import make_person
from vidar.people.models import Person
from vidar.tenancy.wall import owner_scope


@pytest.fixture
def three(small_school):
    """Made in the order of their names: an index gives them in that order, too."""
    with owner_scope(small_school.owner.id):
        yield [make_person(name, "Vik").id for name in ("Nils", "Noah", "Nora")]


def test_rows_without_an_order_come_backwards(three):
    found = Person.objects.filter(family_name="Vik")
    assert [person.id for person in found] == three[::-1]
    assert list(found.values_list("id", flat=True)) == three[::-1]


def test_rows_with_an_order_keep_it(three):
    assert [person.id for person in Person.objects.filter(family_name="Vik").order_by("id")] == three
