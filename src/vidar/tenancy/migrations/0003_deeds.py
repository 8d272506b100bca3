"""Deeds: what somebody did in one go, which history then belongs to, so that it can be undone."""

import django.db.models.deletion
from django.db import migrations, models

import vidar.tenancy.models
from vidar.tenancy.operations import RaiseWall, RecordInDeeds

_WRITE = """
CREATE OR REPLACE FUNCTION history_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := nullif(current_setting('vidar.actor_id', true), '')::bigint;
    why text := coalesce(current_setting('vidar.reason', true), '');
{declared}BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO history_event (owner_id, table_name, row_id, operation, after, actor_id, reason{column})
        SELECT owner_id, TG_TABLE_NAME, id, 'insert', to_jsonb(new_rows), actor, why{value} FROM new_rows;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO history_event (owner_id, table_name, row_id, operation, before, after, actor_id, reason{column})
        SELECT n.owner_id, TG_TABLE_NAME, n.id, 'update', history_changed(to_jsonb(o), to_jsonb(n)),
               history_changed(to_jsonb(n), to_jsonb(o)), actor, why{value}
        FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE o IS DISTINCT FROM n;
    ELSE
        INSERT INTO history_event (owner_id, table_name, row_id, operation, before, actor_id, reason{column})
        SELECT owner_id, TG_TABLE_NAME, id, 'delete', to_jsonb(old_rows), actor, why{value} FROM old_rows;
    END IF;
    RETURN NULL;
END $$;
"""
_DECLARED = "    deed bigint := nullif(current_setting('vidar.deed_id', true), '')::bigint;\n"

_FORWARDS = """
ALTER TABLE history_event ADD COLUMN deed_id bigint;
CREATE INDEX ix_history_event_deed ON history_event (owner_id, deed_id, id) WHERE deed_id IS NOT NULL;
""" + _WRITE.format(declared=_DECLARED, column=", deed_id", value=", deed")
_BACKWARDS = _WRITE.format(declared="", column="", value="") + """
DROP INDEX ix_history_event_deed;
ALTER TABLE history_event DROP COLUMN deed_id;
"""

# Copies made by an earlier version of KeepCopies; in a new database they are deferrable already.
_DEFERRABLE = """
DO $$
DECLARE found record;
BEGIN
    FOR found IN SELECT conrelid::regclass AS part, conname FROM pg_constraint
        WHERE contype = 'f' AND confupdtype = 'c' AND NOT condeferrable AND connamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', found.part, found.conname);
    END LOOP;
END $$;
"""


def _person(**kwargs):
    return vidar.tenancy.models.TenantForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="people.person",
        **kwargs,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0002_rights_of_the_worker"),
        ("schools", "0002_wall"),
        ("people", "0002_wall"),
        ("timetable", "0002_wall"),
    ]
    operations = [
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("about", models.JSONField(default=dict)),
                ("person_id", models.BigIntegerField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("actor", _person()),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.schoolowner",
                    ),
                ),
                (
                    "school",
                    vidar.tenancy.models.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                ("undone_by", _person(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "school", "at"], name="ix_deed_school_at"),
                    models.Index(fields=["owner", "actor", "at"], name="ix_deed_actor_at"),
                    models.Index(fields=["owner", "person_id", "at"], name="ix_deed_person_at"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("undone_at__isnull", True), ("undone_by__isnull", True))
                        | models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                        name="ck_deed_undone_by_somebody",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_FORWARDS, _BACKWARDS),
        RaiseWall("Deed"),
        migrations.RunSQL(_DEFERRABLE, migrations.RunSQL.noop),
        RecordInDeeds(
            "timetable_lesson", "timetable_lessongroup", "timetable_lessonteacher", "timetable_lessonroom"
        ),
    ]
