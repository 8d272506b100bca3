"""Put the tables behind the wall."""

from django.db import migrations

from vidar.tenancy.operations import RaiseWall


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("tenancy", "0001_history"), ("schools", "0002_wall")]
    operations = [
        RaiseWall("Person", "Guardianship", "Consent"),
    ]
