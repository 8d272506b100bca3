"""Every table stands behind the wall as it should, whoever made it."""

import pytest
from django.db import connections, transaction

from tests.tenancy.catalog import (
    LOGS,
    OUTSIDE,
    all_tables,
    ask,
    foreign_keys,
    tables_to_wall,
    tenant_models,
    tenant_tables,
    walled_tables,
)
from vidar.tenancy.models import TenantForeignKey

pytestmark = pytest.mark.usefixtures("wall_db")


def test_every_table_that_is_not_listed_as_outside_has_the_wall():
    assert tables_to_wall() - walled_tables() == set()


def test_list_of_tables_outside_the_wall_is_exact():
    assert all_tables() - walled_tables() - LOGS == OUTSIDE


def test_tables_with_the_wall_are_those_of_the_tenant_models():
    assert tables_to_wall() == set(tenant_tables())


def test_new_table_without_a_policy_is_found():
    with transaction.atomic(using="migrator"):
        with connections["migrator"].cursor() as cursor:
            cursor.execute("CREATE TABLE attendance_note (id bigint, owner_id bigint)")
        found = tables_to_wall() - walled_tables()
        transaction.set_rollback(True, using="migrator")
    assert found == {"attendance_note"}


@pytest.mark.parametrize(
    "weaker",
    [
        "ALTER TABLE people_person NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "ALTER POLICY wall ON people_person WITH CHECK (true)",
        "ALTER POLICY wall ON people_person USING (true)",
        "ALTER POLICY wall ON people_person TO vidar_app",
    ],
)
def test_weakened_wall_is_found(weaker):
    with transaction.atomic(using="migrator"):
        with connections["migrator"].cursor() as cursor:
            cursor.execute(weaker)
        found = tables_to_wall() - walled_tables()
        transaction.set_rollback(True, using="migrator")
    assert found == {"people_person"}


def test_no_table_has_a_second_policy_that_opens_more():
    extra = ask(
        "SELECT tablename, policyname, roles::text FROM pg_policies WHERE policyname <> 'wall' ORDER BY tablename"
    )
    assert extra == [
        ("access_lookevent", "retention", "{vidar_retention}"),
        ("history_event", "retention", "{vidar_retention}"),
    ]


def test_every_tenant_table_can_be_referred_to_with_its_owner():
    unique = {
        table
        for table, columns in ask("""
            SELECT c.conrelid::regclass::text, ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (n, i)
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.i)
            FROM pg_constraint c WHERE c.contype = 'u' AND c.connamespace = 'public'::regnamespace
        """)
        if columns == ["owner_id", "id"]
    }
    assert unique >= set(tenant_tables())


def test_owner_is_never_empty():
    empty = ask(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND column_name = 'owner_id' AND is_nullable = 'YES'"
    )
    assert empty == [("access_session",)]  # until a capacity is chosen


def test_every_reference_within_the_wall_carries_the_owner():
    inside = {*tenant_tables(), "schools_school"}
    loose = [
        (table, columns, parent)
        for table, columns, parent, referred in foreign_keys()
        if table in tenant_tables()
        and parent in inside
        and ("owner_id", "owner_id") not in zip(columns, referred, strict=True)
    ]
    assert loose == []


def test_every_tenant_foreign_key_is_held_by_the_database():
    held = {(table, tuple(columns), parent) for table, columns, parent, _ in foreign_keys()}
    wanted = {
        (model._meta.db_table, ("owner_id", field.column), field.related_model._meta.db_table)
        for model in tenant_models()
        for field in model._meta.concrete_fields
        if isinstance(field, TenantForeignKey)
    }
    assert wanted - held == set()


def test_every_foreign_key_between_tenant_models_is_a_tenant_foreign_key():
    tenant = set(tenant_models())
    plain = [
        f"{model.__name__}.{field.name}"
        for model in tenant_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in tenant and not isinstance(field, TenantForeignKey)
    ]
    assert plain == []


def test_every_index_of_a_tenant_table_leads_with_the_owner():
    others = ask(
        """
        SELECT x.indexrelid::regclass::text FROM pg_index x
        JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
        WHERE x.indrelid::regclass::text = ANY(%s) AND NOT x.indisprimary AND a.attname <> 'owner_id' ORDER BY 1
        """,
        [tenant_tables()],
    )
    assert others == []
