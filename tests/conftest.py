"""Settings for the tests, before anything imports Django; then the plug-ins that hold the fixtures."""

import os

import django
from hypothesis import HealthCheck, settings

# pytest-django reads DJANGO_SETTINGS_MODULE from a file before this one is read; so it is set here instead.
os.environ["VIDAR_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "vidar.config.settings"
django.setup()

pytest_plugins = [
    "tests.database.run",
    "tests.database.fixtures",
    "tests.factories.small_school",
    "tests.harness.shuffling",
    "tests.chromium",
]

settings.register_profile(
    "ci",
    deadline=None,
    max_examples=60,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("full", settings.get_profile("ci"), derandomize=False, max_examples=2_000)
settings.load_profile(os.environ.get("VIDAR_TEST_PROFILE", "ci"))
