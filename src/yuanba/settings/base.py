"""Apps, pages, languages, background work."""

import os
import sys

from django.utils.translation import gettext_lazy as _

from yuanba.settings.paths import DATA_DIR, PACKAGE, ROOT

YUANBA_DATA_DIR = DATA_DIR
YUANBA_DEMO = os.environ.get("YUANBA_DEMO", "") == "1"
DEBUG = False

INSTALLED_APPS = [
    "yuanba.ui",
    "yuanba.platform.yards",
    "yuanba.platform.access",
    "yuanba.platform.events",
    "yuanba.platform.audit",
    "yuanba.platform.sealed",
    "yuanba.platform.files",
    "yuanba.platform.notify",
    "yuanba.platform.tasks",
    "yuanba.platform.packs",
    "yuanba.domains.people",  # first: it registers the roles that the other domains name
    "yuanba.domains.places",
    "yuanba.domains.contracts",
    "yuanba.domains.assets",
    "yuanba.domains.notices",
    "yuanba.domains.cases",
    "yuanba.domains.ledger",
    "yuanba.domains.voting",
    "yuanba.domains.finance",
    "yuanba.domains.disclosure",
    "yuanba.domains.evaluation",
    "yuanba.integrations.aliyun_sms",
    "yuanba.integrations.china_division",
    "yuanba.integrations.mail",
    "yuanba.integrations.tencent_sms",
    "yuanba.integrations.triage",
    "yuanba.integrations.wechat_messages",
    "yuanba.integrations.wechat_pay",
    "yuanba.integrations.wechat_signin",
    "yuanba.interfaces.signin",
    "yuanba.interfaces.board",
    "yuanba.interfaces.resident",
    "yuanba.interfaces.desk",
    "yuanba.interfaces.oversight",
    "yuanba.interfaces.backoffice",
    "yuanba.interfaces.incoming",
    "yuanba.interfaces.api",
    "yuanba.interfaces.jobs",
    "yuanba.demo",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "yuanba.interfaces.middleware.Journal",
    "yuanba.interfaces.middleware.Bounds",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yuanba.interfaces.middleware.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "yuanba.interfaces.middleware.Preferences",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "yuanba.interfaces.middleware.WhoAsks",
    "yuanba.interfaces.middleware.Refusals",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "yuanba.interfaces.urls"
WSGI_APPLICATION = "yuanba.interfaces.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "yuanba.ui.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "yuanba.ui.templatetags.ui"],
        },
    }
]

TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATIC_COLLECTED = (STATIC_ROOT / "staticfiles.json").exists()  # after `yuanba collectstatic`
STATICFILES_DIRS = [("vendor/htmx", ROOT / "node_modules" / "htmx.org" / "dist")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_COLLECTED or "collectstatic" in sys.argv
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
TEST_RUNNER = "django.test.runner.DiscoverRunner"
