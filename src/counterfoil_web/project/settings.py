"""The settings of an installation, each from one environment variable with a safe default.

COUNTERFOIL_DATA        folder of the database, keys and files (default: ./var)
COUNTERFOIL_SECRET_KEY  secret; made once and kept in the data folder when not given
COUNTERFOIL_HOSTS       host names the installation answers to, parted by commas
COUNTERFOIL_TLS         1 when served over HTTPS: secure cookies and HSTS
COUNTERFOIL_TRY_OUT     1 for the try-out, with its one-click accounts; never for real work
COUNTERFOIL_MAIL        mail server, as smtp+starttls://user:password@host:587?from=name@host
COUNTERFOIL_DIRECTORIES file of the directories by which organisations sign in (OpenID Connect)
COUNTERFOIL_PROXIES     how many proxies of yours stand in front, so that limits count by visitor
DATABASE_URL            postgres://…, else SQLite in the data folder
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from counterfoil_web.accounts.directories import directories_from, provider_settings
from counterfoil_web.accounts.mail import mail_settings
from counterfoil_web.project.database import database_settings
from counterfoil_web.project.secret_key import secret_key

DATA_FOLDER = Path(os.environ.get("COUNTERFOIL_DATA", "var")).resolve()
SECRET_KEY = os.environ.get("COUNTERFOIL_SECRET_KEY") or secret_key(DATA_FOLDER)
TRY_OUT = os.environ.get("COUNTERFOIL_TRY_OUT") == "1"
TLS = os.environ.get("COUNTERFOIL_TLS") == "1"
DEBUG = False
ALLOWED_HOSTS = os.environ.get("COUNTERFOIL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if TLS and host != "*"]

INSTALLED_APPS = [
    "counterfoil_web.govuk",
    "counterfoil_web.records",
    "counterfoil_web.accounts",
    "counterfoil_web.experience",
    "counterfoil_web.partnerships",
    "counterfoil_web.registers",
    "counterfoil_web.appraisals",
    "counterfoil_web.results",
    "counterfoil_web.contracts",
    "counterfoil_web.tenders",
    "counterfoil_web.outcomes",
    "counterfoil_web.procurements",
    "counterfoil_web.decisions",
    "counterfoil_web.oversight",
    "counterfoil_web.operations",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "django_htmx",
    "django_permissions_policy",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "counterfoil_web.operations.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "counterfoil_web.project.content_security.ContentSecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "counterfoil_web.accounts.middleware.SessionUseMiddleware",
    "counterfoil_web.accounts.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "counterfoil_web.accounts.middleware.ActingMiddleware",
    "counterfoil_web.accounts.middleware.SecondFactorMiddleware",
    "counterfoil_web.accounts.middleware.HiddenRecordMiddleware",
    "counterfoil_web.operations.full_disk.FullDiskMiddleware",
]

if TLS:
    MIDDLEWARE.insert(0, "counterfoil_web.project.https.HttpsMiddleware")

ROOT_URLCONF = "counterfoil_web.project.urls"
WSGI_APPLICATION = "counterfoil_web.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), DATA_FOLDER)}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["counterfoil_web.govuk.templatetags.govuk"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "counterfoil_web.govuk.page_context.page_context",
            ],
        },
    }
]
FORM_RENDERER = "counterfoil_web.govuk.form_renderer.FormRenderer"

STATIC_URL = "static/"
STATIC_ROOT = Path(__file__).resolve().parents[1] / "static_built"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_FOLDER / "files")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False  # one language: nothing is looked up in a catalogue

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["counterfoil_web.accounts.backends.SignInBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {}),
        ("CommonPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "partnerships:home"
ACCOUNT_ADAPTER = "counterfoil_web.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "counterfoil_web.accounts.adapters.SocialAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Counterfoil: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if TLS else "http"
ACCOUNT_FORMS = {
    "login": "counterfoil_web.accounts.sign_in_forms.SignInForm",
    "reset_password": "counterfoil_web.accounts.sign_in_forms.LostPasswordForm",
    "reset_password_from_key": "counterfoil_web.accounts.sign_in_forms.NewPasswordForm",
    "change_password": "counterfoil_web.accounts.sign_in_forms.ChangePasswordForm",
    "reauthenticate": "counterfoil_web.accounts.sign_in_forms.PasswordAgainForm",
}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
MFA_ADAPTER = "counterfoil_web.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "counterfoil_web.accounts.sign_in_forms.CodeForm",
    "reauthenticate": "counterfoil_web.accounts.sign_in_forms.CodeAgainForm",
    "activate_totp": "counterfoil_web.accounts.sign_in_forms.AuthenticatorAppForm",
    "add_webauthn": "counterfoil_web.accounts.sign_in_forms.PasskeyForm",
    "edit_webauthn": "counterfoil_web.accounts.sign_in_forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Counterfoil"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts come by invitation, never by signing up
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TLS  # a browser itself allows it on localhost alone
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("COUNTERFOIL_PROXIES", "0"))
DIRECTORIES = directories_from(os.environ.get("COUNTERFOIL_DIRECTORIES", ""))
SOCIALACCOUNT_PROVIDERS = provider_settings(DIRECTORIES)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
CSRF_FAILURE_VIEW = "counterfoil_web.accounts.session_views.stale_form"
globals().update(mail_settings(os.environ.get("COUNTERFOIL_MAIL", "")))

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}
SESSION_ENGINE = "counterfoil_web.accounts.session_store"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *(origin for one in DIRECTORIES for origin in one.origins)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "counterfoil_web.operations.json_log.JsonFormatter"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "counterfoil": {"level": "WARNING" if TRY_OUT else "INFO"},
        "counterfoil_web": {"level": "INFO"},
        "django": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}

FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOB_SCOPE = "counterfoil_web.accounts.scope.organisation_scope"
