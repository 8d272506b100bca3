"""Put the tables behind the wall."""

from django.db import migrations

from vidar.tenancy.operations import Grant, RaiseWall


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial"), ("tenancy", "0001_history")]
    operations = [
        Grant("SELECT", "SchoolOwner", "School"),
        Grant("SELECT, INSERT, UPDATE", "DemoClock"),
        RaiseWall("SchoolYear", "Term", "CalendarEntry", "Room", "OwnerSetting"),
    ]
