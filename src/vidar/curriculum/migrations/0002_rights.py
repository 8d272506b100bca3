"""Let the application read the national facts; only the migrator writes them."""

from django.db import migrations

from vidar.tenancy.operations import Grant


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0001_initial"), ("tenancy", "0001_history")]
    operations = [Grant("SELECT", "EducationProgramme", "ProgrammeArea", "Subject", "SubjectPlanRow")]
