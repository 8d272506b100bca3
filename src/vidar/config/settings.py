"""Settings, read from the environment once. ``docs/operate/settings.md`` lists them; ``checks.py`` judges them."""

from pathlib import Path

from vidar.config.environment import Environment

env = Environment.read()

PACKAGE = Path(__file__).resolve().parent.parent

MODE = env.mode
DEBUG = False
SECRET_KEY = env.secret_key
IDENTITY_KEY = env.identity_key
ALLOWED_HOSTS = env.hosts
BASE_URL = env.base_url
USE_DEMO_CLOCK = env.mode in {"demo", "test", "development"}
SHOW_COMPONENTS = env.mode != "production"
DEMO_ACCOUNTS = env.demo_accounts if env.mode != "production" else ""
ACCEPT_SYNTHETIC_PEOPLE = env.mode != "production"

INSTALLED_APPS = [
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "vidar.tenancy",
    "vidar.schools",
    "vidar.curriculum",
    "vidar.people",
    "vidar.enrolment",
    "vidar.timetable",
    "vidar.attendance",
    "vidar.access",
]

MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "vidar.web.middleware.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "vidar.web.middleware.actor.ActorFromSession",
    "vidar.web.app.keeping.KeptOnDevice",
    "vidar.web.middleware.gate.Gate",
]

ROOT_URLCONF = "vidar.config.urls"
WSGI_APPLICATION = "vidar.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates", PACKAGE / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "vidar.web.templating.make_environment", "auto_reload": MODE == "development"},
    }
]

DATABASES = {
    "default": env.database("app"),
    "log": env.database("app"),
    "migrator": env.database("migrator"),
}
DATABASE_ROUTERS = ["vidar.config.router.OneDatabase"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/static/"
STATIC_BUILD = PACKAGE / "web" / "static" / "dist"

SECURE_COOKIES = env.base_url.startswith("https://")
SESSION_COOKIE = "__Host-vidar_session" if SECURE_COOKIES else "vidar_session"
IDLE_MINUTES = env.idle_minutes
REMEMBER_DAYS = env.remember_days
LOGIN_PROVIDERS = env.providers

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "vidar_csrf"
CSRF_FAILURE_VIEW = "vidar.web.start.errors.csrf_failed"

SECURE_SSL_REDIRECT = SECURE_COOKIES and MODE == "production"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.behind_proxy else None
SECURE_HSTS_SECONDS = 31_536_000 if MODE == "production" else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_addresses": {"()": "vidar.config.logs.WithoutAddresses"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_addresses"]},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.security": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
    },
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
