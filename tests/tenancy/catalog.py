"""What PostgreSQL says of the tables: asked as the migrator, whom the wall does not stop."""

from django.apps import apps
from django.db import connections

from vidar.tenancy.models import TenantModel

OUTSIDE = frozenset({
    # the directory, which everybody may read before anybody is logged in
    "schools_schoolowner",
    "schools_school",
    "schools_democlock",
    # national facts
    "curriculum_educationprogramme",
    "curriculum_programmearea",
    "curriculum_subject",
    "curriculum_subjectplanrow",
    # logins: one human may belong to several owners
    "access_identity",
    "access_identitylink",
    "access_session",
    "access_loginattempt",
    "access_calendarlink",
    # jobs, whose arguments hold ids only
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
    # Django's own
    "django_migrations",
})  # fmt: skip
"""The written list of tables outside the wall. A table is added here on purpose, with a reason, or not at all."""

LOGS = frozenset({"history_event", "access_lookevent"})
"""Behind the wall, partitioned by month, append-only; without a Django model that writes them."""


def tenant_models():
    """Return every model behind the wall."""
    return [model for model in apps.get_models() if issubclass(model, TenantModel)]


def tenant_tables():
    """Return the tables of those models, sorted."""
    return sorted(model._meta.db_table for model in tenant_models())


def ask(statement, parameters=(), *, using="migrator"):
    """Return all rows of a statement, by default as the migrator."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def ask_one(statement, parameters=(), *, using="migrator"):
    """Return the first column of the first row."""
    return ask(statement, parameters, using=using)[0][0]


def all_tables():
    """Return every table of the database that is not a partition of another."""
    return {
        name
        for (name,) in ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p') AND NOT relispartition"
        )
    }


def partitions():
    """Return every partition."""
    return sorted(
        name
        for (name,) in ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relispartition"
            " AND relkind = 'r'"
        )
    )


_WALLED = """
    SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND c.relforcerowsecurity
      AND p.polname = 'wall' AND p.polpermissive AND p.polcmd = '*' AND p.polroles = '{0}'
      AND pg_get_expr(p.polqual, p.polrelid) = %(mine)s AND pg_get_expr(p.polwithcheck, p.polrelid) = %(mine)s
"""
_MINE = "(owner_id = (NULLIF(current_setting('vidar.owner_id'::text, true), ''::text))::bigint)"


def walled_tables():
    """Return the tables with row-level security enabled and forced, and the one policy on both sides."""
    return {name for (name,) in ask(_WALLED, {"mine": _MINE})}


def tables_to_wall():
    """Return what must stand behind the wall: everything that is neither listed as outside nor a log."""
    return all_tables() - OUTSIDE - LOGS


def foreign_keys():
    """Return (table, columns, referred table, referred columns) of every foreign key of the tables."""
    return ask("""
        SELECT c.conrelid::regclass::text,
          ARRAY(SELECT attname::text FROM unnest(c.conkey) WITH ORDINALITY k (n, i)
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.i),
          c.confrelid::regclass::text,
          ARRAY(SELECT attname::text FROM unnest(c.confkey) WITH ORDINALITY k (n, i)
                JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.i)
        FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
        ORDER BY 1, c.conname
    """)
