"""Guests: pupils who sit in a lesson that is not theirs. Whoever is a guest stands on the roster too."""

import django.db.models.deletion
import vidar.tenancy.models
from django.db import migrations, models

from vidar.tenancy.operations import KeepCopies, RaiseWall

_FORWARDS = """
CREATE FUNCTION attendance_check_guest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM attendance_register r
            WHERE r.owner_id = NEW.owner_id AND r.id = NEW.register_id AND NEW.pupil_id = ANY(r.roster)) THEN
        RAISE EXCEPTION 'a guest stands on the roster'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_registerguest_roster';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_guest AFTER INSERT OR UPDATE ON attendance_registerguest
    FOR EACH ROW EXECUTE FUNCTION attendance_check_guest();

CREATE FUNCTION attendance_check_guests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM attendance_registerguest g
            WHERE g.owner_id = NEW.owner_id AND g.register_id = NEW.id AND NOT g.pupil_id = ANY(NEW.roster)) THEN
        RAISE EXCEPTION 'a guest stands on the roster'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_registerguest_roster';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_guests AFTER UPDATE ON attendance_register
    FOR EACH ROW WHEN (NEW.roster IS DISTINCT FROM OLD.roster) EXECUTE FUNCTION attendance_check_guests();
"""

_BACKWARDS = """
DROP TRIGGER check_guests ON attendance_register;
DROP TRIGGER check_guest ON attendance_registerguest;
DROP FUNCTION attendance_check_guests();
DROP FUNCTION attendance_check_guest();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0004_checked_after_the_wall"),
        ("people", "0002_wall"),
        ("schools", "0003_start_of_demo"),
    ]
    operations = [
        migrations.CreateModel(
            name="RegisterGuest",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("starts_at", models.DateTimeField()),
                ("added_at", models.DateTimeField()),
                ("added_by", vidar.tenancy.models.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
                ("owner", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.schoolowner")),
                ("pupil", vidar.tenancy.models.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
                ("register", vidar.tenancy.models.TenantForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="attendance.register")),
            ],
            options={
                "indexes": [models.Index(fields=["owner", "pupil", "starts_at"], name="ix_registerguest_pupil")],
                "constraints": [models.UniqueConstraint(fields=("owner", "register", "pupil"), name="uq_registerguest")],
            },
        ),
        RaiseWall("RegisterGuest"),
        KeepCopies("RegisterGuest", "register_id", "attendance_register", ("starts_at",)),
        migrations.RunSQL(_FORWARDS, _BACKWARDS),
    ]
