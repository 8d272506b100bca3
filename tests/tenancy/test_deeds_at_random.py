"""Whatever is written in a deed, undoing it gives byte-equal tables."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.days import THIS_MORNING
from tests.tenancy.test_deeds import everything, in_wall, undo
from vidar.enrolment.models import GroupMembership, StaffAssignment
from vidar.people.models import Person
from vidar.tenancy.deeds import deed

_WRITE = st.tuples(
    st.sampled_from(["insert", "update", "all", "delete", "join", "shorten", "leave", "role"]),
    st.integers(0, 7),
    st.integers(0, 30),
)


def apply(rows, write, which, number):
    """Write something; what the database refuses is simply not done."""
    people = list(Person.objects.order_by("id").values_list("id", flat=True))
    person = people[which % len(people)]
    start = date(2026, 9, 1) + timedelta(number)
    try:
        with transaction.atomic():
            match write:
                case "insert":
                    Person.objects.create(
                        owner_id=rows.owner.id, given_name=f"Å{number}", family_name="Ny", sort_key="n", search_key="å"
                    )
                case "update":
                    Person.objects.filter(id=person).update(family_name=f"N'{number}\\", birth_date=start)
                case "all":
                    Person.objects.filter(id__lte=person).update(given_name=str(number))
                case "delete":
                    Person.objects.filter(id=person)._raw_delete("default")
                case "join":
                    GroupMembership.objects.create(
                        owner_id=rows.owner.id,
                        teaching_group_id=rows.group.id,
                        pupil_id=person,
                        valid=DateRange(start, start + timedelta(which + 1)),
                    )
                case "shorten":
                    GroupMembership.objects.filter(pupil_id=person).update(valid=DateRange(start, None))
                case "leave":
                    GroupMembership.objects.filter(pupil_id__lte=person).delete()
                case "role":
                    StaffAssignment.objects.filter(person_id=person).update(title=str(number), valid=DateRange(start))
    except IntegrityError:
        pass


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(writes=st.lists(_WRITE, min_size=1, max_size=9), meanwhile=st.lists(_WRITE, max_size=2))
def test_any_deed_undone_gives_equal_tables(two_owners, writes, meanwhile):
    rows = two_owners.mine
    with in_wall(rows):
        for write in meanwhile:
            apply(rows, *write)
    before = everything()
    with in_wall(rows), deed(kind="random", about={}, actor_id=rows.teacher.id, at=THIS_MORNING) as made:
        for write in writes:
            apply(rows, *write)
    undo(rows, made)
    assert everything() == before


pytestmark = pytest.mark.usefixtures("wall_db")
