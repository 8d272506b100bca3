"""The application for Granian, with static files served by WhiteNoise: hashed names, kept for ever."""

import os

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise  # type: ignore[import-untyped] # the package ships no types

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vidar.config.settings")


def _immutable(_path: str, _url: str) -> bool:
    return True


def _build() -> WhiteNoise:
    django = get_wsgi_application()
    from django.conf import settings  # noqa: PLC0415 - settings exist only now

    return WhiteNoise(django, root=settings.STATIC_BUILD, prefix=settings.STATIC_URL, immutable_file_test=_immutable)


application = _build()
