"""Check registers after the wall and the references have spoken: a stranger is told of those, and of nothing inside."""

from django.db import migrations

_TRIGGERS = """
DROP TRIGGER check_register ON attendance_register;
DROP TRIGGER check_entry ON attendance_registerentry;
CREATE TRIGGER check_entry {when} INSERT OR UPDATE ON attendance_registerentry
    FOR EACH ROW EXECUTE FUNCTION attendance_check_entry();
CREATE TRIGGER check_register {when} UPDATE ON attendance_register
    FOR EACH ROW EXECUTE FUNCTION attendance_check_register();
"""


class Migration(migrations.Migration):
    dependencies = [("attendance", "0003_notices_by_end")]
    operations = [migrations.RunSQL(_TRIGGERS.format(when="AFTER"), _TRIGGERS.format(when="BEFORE"))]
