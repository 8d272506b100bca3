"""History: one append-only table, partitioned by month, written by triggers alone."""

from django.db import migrations

_FORWARDS = """
CREATE TABLE history_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    owner_id bigint NOT NULL,
    table_name text NOT NULL,
    row_id bigint NOT NULL,
    operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    before jsonb,
    after jsonb,
    actor_id bigint,
    reason text NOT NULL DEFAULT '',
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX ix_history_event_row ON history_event (owner_id, table_name, row_id, at);
CREATE INDEX ix_history_event_actor ON history_event (owner_id, actor_id, at);
CREATE TABLE history_event_rest PARTITION OF history_event DEFAULT;
ALTER TABLE history_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE history_event FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON history_event FOR SELECT
    USING (owner_id = nullif(current_setting('vidar.owner_id', true), '')::bigint);
GRANT SELECT ON history_event TO vidar_app;
GRANT SELECT, DELETE ON history_event TO vidar_retention;
CREATE POLICY retention ON history_event TO vidar_retention USING (true);

-- Keys of a row that an update changed, with their values on one side.
CREATE FUNCTION history_changed(one jsonb, other jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_object_agg(key, value) FROM jsonb_each(one) WHERE other -> key IS DISTINCT FROM value
$$;

CREATE FUNCTION history_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := nullif(current_setting('vidar.actor_id', true), '')::bigint;
    why text := coalesce(current_setting('vidar.reason', true), '');
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO history_event (owner_id, table_name, row_id, operation, after, actor_id, reason)
        SELECT owner_id, TG_TABLE_NAME, id, 'insert', to_jsonb(new_rows), actor, why FROM new_rows;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO history_event (owner_id, table_name, row_id, operation, before, after, actor_id, reason)
        SELECT n.owner_id, TG_TABLE_NAME, n.id, 'update', history_changed(to_jsonb(o), to_jsonb(n)),
               history_changed(to_jsonb(n), to_jsonb(o)), actor, why
        FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE o IS DISTINCT FROM n;
    ELSE
        INSERT INTO history_event (owner_id, table_name, row_id, operation, before, actor_id, reason)
        SELECT owner_id, TG_TABLE_NAME, id, 'delete', to_jsonb(old_rows), actor, why FROM old_rows;
    END IF;
    RETURN NULL;
END $$;

-- Partitions for this month and ``ahead`` more. Rows of a month without one go to the rest.
CREATE FUNCTION make_month_partitions(parent text, ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    month date := date_trunc('month', now());
    made integer := 0;
    part text;
BEGIN
    IF parent NOT IN ('history_event', 'access_lookevent') THEN
        RAISE EXCEPTION 'no partitioned log is called %', parent;
    END IF;
    FOR step IN 0..ahead LOOP
        part := parent || '_' || to_char(month, 'YYYY_MM');
        IF to_regclass(part) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                           part, parent, month, month + interval '1 month');
            made := made + 1;
        END IF;
        month := month + interval '1 month';
    END LOOP;
    RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION make_month_partitions(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_month_partitions(text, integer) TO vidar_app;
SELECT make_month_partitions('history_event', 13);
"""

_BACKWARDS = """
DROP FUNCTION make_month_partitions(text, integer);
DROP FUNCTION history_write();
DROP FUNCTION history_changed(jsonb, jsonb);
DROP TABLE history_event;
"""


# The extension belongs to the administrator who prepared the database, so going back leaves it.
_EXTENSION = migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS btree_gist", migrations.RunSQL.noop)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [_EXTENSION, migrations.RunSQL(_FORWARDS, _BACKWARDS)]
