"""Every fetch that shows something is noted as a look: the day of the last one is no longer kept on the link."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0004_logins_taken_back")]
    operations = [migrations.RemoveField("calendarlink", "noted_on")]
