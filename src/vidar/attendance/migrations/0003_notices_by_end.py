"""Find the notices of a lesson by when they end: a long one may have begun months ago."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("attendance", "0002_wall")]
    operations = [
        migrations.RemoveIndex(model_name="absencenotice", name="ix_absencenotice_pupil"),
        migrations.AddIndex(
            model_name="absencenotice",
            index=models.Index(fields=["owner", "pupil", "ends_at"], name="ix_absencenotice_pupil_end"),
        ),
    ]
