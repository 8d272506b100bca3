"""Put the tables behind the wall, and let the database hold what the rows of a register say of each other."""

from django.db import migrations

from vidar.tenancy.operations import KeepCopies, RaiseWall

_FORWARDS = """
CREATE FUNCTION attendance_check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    register attendance_register;
BEGIN
    SELECT * INTO STRICT register FROM attendance_register r WHERE r.owner_id = NEW.owner_id AND r.id = NEW.register_id;
    IF register.state = 'not_held' THEN
        RAISE EXCEPTION 'a lesson that was not held has no entries'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_registerentry_held';
    END IF;
    IF NOT NEW.pupil_id = ANY(register.roster) THEN
        RAISE EXCEPTION 'the pupil is not on the roster'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_registerentry_roster';
    END IF;
    IF make_interval(mins => NEW.late_minutes + NEW.early_minutes) >= register.ends_at - register.starts_at
       AND NEW.presence = 'partly' THEN
        RAISE EXCEPTION 'nothing of the lesson is left'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_registerentry_length';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_entry BEFORE INSERT OR UPDATE ON attendance_registerentry
    FOR EACH ROW EXECUTE FUNCTION attendance_check_entry();

-- A register keeps what it was taken for; nothing on it may be lost by a change of state or roster.
CREATE FUNCTION attendance_check_register() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.lesson_id, NEW.school_id, NEW.starts_at, NEW.ends_at, NEW.date)
       IS DISTINCT FROM (OLD.lesson_id, OLD.school_id, OLD.starts_at, OLD.ends_at, OLD.date) THEN
        RAISE EXCEPTION 'a register keeps its lesson and its time'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_register_snapshot';
    END IF;
    IF NEW.version <= OLD.version THEN
        RAISE EXCEPTION 'every write makes a new version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_register_version';
    END IF;
    IF NEW.state = 'not_held' AND EXISTS (SELECT 1 FROM attendance_registerentry e
            WHERE e.owner_id = NEW.owner_id AND e.register_id = NEW.id) THEN
        RAISE EXCEPTION 'a lesson that was not held has no entries'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_registerentry_held';
    END IF;
    IF NEW.roster IS DISTINCT FROM OLD.roster AND EXISTS (SELECT 1 FROM attendance_registerentry e
            WHERE e.owner_id = NEW.owner_id AND e.register_id = NEW.id AND NOT e.pupil_id = ANY(NEW.roster)) THEN
        RAISE EXCEPTION 'a pupil with an entry stays on the roster'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_registerentry_roster';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_register BEFORE UPDATE ON attendance_register
    FOR EACH ROW EXECUTE FUNCTION attendance_check_register();
"""

_BACKWARDS = """
DROP TRIGGER check_register ON attendance_register;
DROP TRIGGER check_entry ON attendance_registerentry;
DROP FUNCTION attendance_check_register();
DROP FUNCTION attendance_check_entry();
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0001_initial"), ("timetable", "0002_wall")]
    operations = [
        RaiseWall("Register", "RegisterEntry", "AbsenceNotice", "LessonContent"),
        KeepCopies("RegisterEntry", "register_id", "attendance_register", ("starts_at",)),
        migrations.RunSQL(_FORWARDS, _BACKWARDS),
    ]
