"""Everything an installation can set, by environment variables; the table `SETTINGS` explains each one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environs
from csp.constants import NONE, SELF
from platformdirs import user_data_path

from accord.core.errors import Invalid
from accord.register import data_directory
from accord.site.databases import read_database_url, sqlite


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, what holds when it is not set, and what it means."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "ACCORD_DATA", "the user's data directory", "Directory of the SQLite store, the secret key and bulk files."
    ),
    Setting(
        "DATABASE_URL",
        "sqlite:///…/accord.sqlite3 in ACCORD_DATA",
        "The store: `sqlite:////path/to/file` or `postgres://user:password@host:5432/name`.",
    ),
    Setting("SECRET_KEY", "generated, kept in ACCORD_DATA", "Signs sessions and forms; at least 50 random characters."),
    Setting("DEBUG", "off", "Show tracebacks in the browser; never on a machine that others reach."),
    Setting(
        "ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", "Names under which the pages are served, with commas between."
    ),
    Setting(
        "TRUSTED_ORIGINS", "", "Origins (https://…) from which forms are accepted behind a proxy, with commas between."
    ),
    Setting(
        "PAGES_ADDRESS",
        "",
        "Where people reach the pages (https://…): papers lead there; without it, to the conventions' own documents only.",
    ),
    Setting("HTTPS", "off", "On where people reach Accord by https: secure cookies, redirect from http, HSTS."),
    Setting("PORT", "8000", "Port of `accord serve`."),
    Setting("LOG_LEVEL", "WARNING", "From which level messages are printed: DEBUG, INFO, WARNING, ERROR."),
)

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_env = environs.Env()

try:
    ACCORD_DATA: Path = Path(_env.str("ACCORD_DATA", "") or user_data_path("accord", appauthor=False)).absolute()
    DEBUG: bool = _env.bool("DEBUG", default=False)
    HTTPS: bool = _env.bool("HTTPS", default=False)
    PORT: int = _env.int("PORT", default=8000, validate=environs.validate.Range(1, 65535))
    ALLOWED_HOSTS: list[str] = _env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
    PAGES_ADDRESS: str = _env.str("PAGES_ADDRESS", "")
    CSRF_TRUSTED_ORIGINS: list[str] = _env.list("TRUSTED_ORIGINS", default=[])
    SECRET_KEY: str = _env.str("SECRET_KEY", "") or data_directory.secret_key(ACCORD_DATA)
    _log_level: str = _env.str("LOG_LEVEL", "WARNING", validate=environs.validate.OneOf(_LOG_LEVELS))
    _database_url: str = _env.str("DATABASE_URL", "")
except environs.EnvError as error:
    raise Invalid(str(error), place="environment") from None

DATABASES = {"default": read_database_url(_database_url) if _database_url else sqlite(ACCORD_DATA / "accord.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "register.Account"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "accord.journal",
    "accord.register",
    "accord.species",
    "accord.decisions",
    "accord.targets",
    "accord.programmes",
    "accord.partnerships",
    "accord.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "accord.web.middleware.BoundedUploads",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accord.web.middleware.ErrorPages",
]

ROOT_URLCONF = "accord.site.urls"
WSGI_APPLICATION = "accord.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accord.web.context.every_page",
            ],
        },
    }
]

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{rule}"}
    for rule in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
]
# Length is what counts (NIST SP 800-63B); what is asked for beyond it makes people write passwords down.
AUTH_PASSWORD_VALIDATORS.append(
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}}
)
LOGIN_URL = "sign-in"
PASSWORD_RESET_TIMEOUT = 7 * 24 * 60 * 60  # an invitation

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
# Style sheets are served out of the package: nothing has to be collected before the first start.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
CSRF_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
else:
    # On one's own machine there is no certificate: HSTS, redirect and secure cookies wait for HTTPS=on.
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": _log_level},
}
