"""Two owners with a row each in every table behind the wall."""

from types import SimpleNamespace

import pytest

from tests.factories.curriculum import make_programme_area, make_subject
from tests.factories.schools import make_owner, make_school
from tests.tenancy.one_of_each import make_one_of_each
from vidar.tenancy.wall import owner_scope


@pytest.fixture
def two_owners(wall_db):
    """Return ``mine`` and ``theirs``: each an owner with rows everywhere, committed."""
    make_programme_area()
    make_subject()
    made = []
    for code, name, slug in (("34", "Innlandet", "innlandet"), ("50", "Trøndelag", "trondelag")):
        owner = make_owner(code, name, slug=slug)
        school = make_school(owner, slug=f"skole-{slug}")
        with owner_scope(owner.id, reason="two owners"):
            rows = make_one_of_each(school)
        rows.owner = owner
        made.append(rows)
    return SimpleNamespace(mine=made[0], theirs=made[1])
