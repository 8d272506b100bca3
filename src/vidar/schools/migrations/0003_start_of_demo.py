"""What the demo's clock showed when the demo was made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0002_wall")]
    operations = [
        migrations.AddField(model_name="democlock", name="started_at", field=models.DateTimeField(null=True))
    ]
