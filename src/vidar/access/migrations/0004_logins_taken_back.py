"""Let the application take back a login that it gave: the undo of a new member of staff."""

from django.db import migrations

_TABLES = "access_identity, access_identitylink"


class Migration(migrations.Migration):
    dependencies = [("access", "0003_calendar_links")]
    operations = [
        migrations.RunSQL(
            f"GRANT DELETE ON {_TABLES} TO vidar_app",
            f"REVOKE DELETE ON {_TABLES} FROM vidar_app",
        )
    ]
