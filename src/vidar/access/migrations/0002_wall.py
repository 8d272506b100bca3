"""Rights on the login tables, the wall, and the log of who has looked."""

from django.db import migrations

from vidar.tenancy.operations import Grant, RaiseWall

_FORWARDS = """
CREATE TABLE access_lookevent (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    owner_id bigint NOT NULL,
    actor_id bigint NOT NULL,
    capacity text NOT NULL,
    purpose text NOT NULL,
    person_ids bigint[] NOT NULL CHECK (cardinality(person_ids) > 0),
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX ix_access_lookevent_persons ON access_lookevent USING gin (person_ids);
CREATE INDEX ix_access_lookevent_actor ON access_lookevent (owner_id, actor_id, at);
CREATE TABLE access_lookevent_rest PARTITION OF access_lookevent DEFAULT;
ALTER TABLE access_lookevent ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_lookevent FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON access_lookevent
    USING (owner_id = nullif(current_setting('vidar.owner_id', true), '')::bigint)
    WITH CHECK (owner_id = nullif(current_setting('vidar.owner_id', true), '')::bigint);
GRANT SELECT, INSERT ON access_lookevent TO vidar_app;
GRANT SELECT, DELETE ON access_lookevent TO vidar_retention;
CREATE POLICY retention ON access_lookevent TO vidar_retention USING (true);
SELECT make_month_partitions('access_lookevent', 13);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("schools", "0002_wall")]
    operations = [
        Grant("SELECT, INSERT, UPDATE", "Identity"),
        Grant("SELECT, INSERT", "IdentityLink"),
        Grant("SELECT, INSERT, UPDATE, DELETE", "Session", "LoginAttempt"),
        RaiseWall("PermissionOpening"),
        migrations.RunSQL(_FORWARDS, "DROP TABLE access_lookevent"),
    ]
