"""The migrations go forwards from nothing, back to nothing, and forwards again to the same database."""

import psycopg
import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from tests.database.template import copy_for
from tests.tenancy.catalog import ask
from vidar.config.postgres import Role

SNAPSHOT = """
    SELECT 'column', table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
    UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'policy', tablename || '.' || policyname, coalesce(qual, '') || coalesce(with_check, '')
      FROM pg_policies
    UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
      FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'rights', relname, coalesce(relacl::text, '') || relrowsecurity || relforcerowsecurity
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    UNION ALL SELECT 'function', p.oid::regprocedure::text, p.prosrc || coalesce(p.proacl::text, '') FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1, 2, 3
"""


@pytest.fixture
def spare_database(wall_db, cluster, worker_id):
    """Let the migrator work in a database of its own for one test."""
    name = copy_for(cluster, f"{worker_id}_spare")
    settings = connections["migrator"].settings_dict
    usual = settings["NAME"]
    connections["migrator"].close()
    settings["NAME"] = name
    yield name
    connections["migrator"].close()
    settings["NAME"] = usual
    with psycopg.connect(cluster.url(Role.ADMIN, "postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def migrate(targets):
    executor = MigrationExecutor(connections["migrator"])
    executor.migrate(targets)
    executor.loader.build_graph()


def own_apps():
    loader = MigrationExecutor(connections["migrator"]).loader
    labels = ("attendance", "access", "timetable", "enrolment", "people", "schools", "curriculum", "tenancy")
    assert set(labels) == {
        label for label in loader.migrated_apps if loader.graph.leaf_nodes(label) and label != "procrastinate"
    }
    return labels


def test_migrations_go_back_to_nothing_and_forwards_again(spare_database):
    labels = own_apps()
    before = ask(SNAPSHOT)
    migrate([(label, None) for label in labels])
    left = [row[1] for row in ask(SNAPSHOT) if row[0] == "rights" and not row[1].startswith("procrastinate_")]
    assert left == ["django_migrations"]
    migrate(MigrationExecutor(connections["migrator"]).loader.graph.leaf_nodes())
    assert ask(SNAPSHOT) == before


def test_models_have_no_changes_without_a_migration(wall_db):
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
