"""Let the application queue jobs and the worker, which is the application too, run them."""

from django.db import migrations

_FORWARDS = """
DO $$
DECLARE part text;
BEGIN
    FOR part IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'procrastinate\\_%' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO vidar_app', part);
    END LOOP;
    FOR part IN SELECT sequencename FROM pg_sequences
        WHERE schemaname = 'public' AND sequencename LIKE 'procrastinate\\_%' LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %I TO vidar_app', part);
    END LOOP;
END $$;
GRANT SELECT ON django_migrations TO vidar_app;
"""


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_history"), ("procrastinate", "0041_post_retry_failed_job")]
    operations = [migrations.RunSQL(_FORWARDS, migrations.RunSQL.noop)]
