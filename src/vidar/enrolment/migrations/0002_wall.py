"""Put the tables behind the wall."""

from django.db import migrations

from vidar.tenancy.operations import KeepCopies, RaiseWall


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0001_initial"), ("tenancy", "0001_history"), ("people", "0002_wall")]
    operations = [
        RaiseWall("Enrolment", "SchoolClass", "ClassMembership", "ContactTeacher"),
        RaiseWall("TeachingGroup", "GroupMembership", "GroupTeacher", "StaffAssignment", "ProtectedAccess"),
        KeepCopies("ClassMembership", "school_class_id", "enrolment_schoolclass", ("school_id",)),
    ]
