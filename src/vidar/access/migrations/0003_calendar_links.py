"""Personal calendar subscriptions, outside the wall like sessions: the token alone says which wall to open."""

import django.db.models.deletion
from django.db import migrations, models

from vidar.tenancy.operations import Grant

_CAPACITIES = [
    ("pupil", "Pupil"),
    ("guardian", "Guardian"),
    ("staff", "Staff"),
    ("owner_staff", "Owner Staff"),
    ("leaver", "Leaver"),
]


def _key(to, on_delete, **kwargs):
    return models.ForeignKey(on_delete=on_delete, related_name="+", to=to, **kwargs)


class Migration(migrations.Migration):
    dependencies = [("access", "0002_wall"), ("schools", "0003_start_of_demo")]
    operations = [
        migrations.CreateModel(
            name="CalendarLink",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("token_digest", models.BinaryField(max_length=32, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("capacity", models.CharField(choices=_CAPACITIES, max_length=12)),
                ("child_id", models.BigIntegerField(null=True)),
                ("language", models.CharField(max_length=2)),
                ("created_at", models.DateTimeField()),
                ("fetched_at", models.DateTimeField(null=True)),
                ("noted_on", models.DateField(null=True)),
                ("identity", _key("access.identity", django.db.models.deletion.CASCADE)),
                ("owner", _key("schools.schoolowner", django.db.models.deletion.PROTECT, db_index=False)),
                ("school", _key("schools.school", django.db.models.deletion.PROTECT, null=True, db_index=False)),
            ],
        ),
        Grant("SELECT, INSERT, UPDATE, DELETE", "CalendarLink"),
    ]
