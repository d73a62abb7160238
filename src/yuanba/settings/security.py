"""Safe by default: secrets made at first start, a closed content policy, strict cookies."""

import os
import secrets

from csp.constants import NONE, SELF

from yuanba.kernel.secretfile import kept_secret
from yuanba.settings.paths import DATA_DIR


def secret(name: str) -> str:
    """A secret of this installation, made at first start."""
    return kept_secret(DATA_DIR / "keys" / name, lambda: secrets.token_urlsafe(48).encode()).decode()


SECRET_KEY = os.environ.get("YUANBA_SECRET_KEY") or secret("secret")
ALLOWED_HOSTS = os.environ.get("YUANBA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
YUANBA_HTTPS = os.environ.get("YUANBA_HTTPS", "") == "1"
YUANBA_BEHIND_PROXY = os.environ.get("YUANBA_BEHIND_PROXY", "") == "1"
if YUANBA_HTTPS:  # the proxy speaks TLS, this process does not: browsers send the origin they see
    CSRF_TRUSTED_ORIGINS = [f"https://{'*' * host.startswith('.')}{host}" for host in ALLOWED_HOSTS if host]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
if YUANBA_HTTPS and YUANBA_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_NAME = "yb_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = YUANBA_HTTPS
CSRF_COOKIE_NAME = "yb_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = YUANBA_HTTPS
CSRF_FAILURE_VIEW = "yuanba.interfaces.failures.csrf"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
YUANBA_METRICS_TOKEN = os.environ.get("YUANBA_METRICS_TOKEN", "")
YUANBA_REPORTS_PER_HOUR = int(os.environ.get("YUANBA_REPORTS_PER_HOUR", "60"))
YUANBA_CODES_PER_HOUR = int(os.environ.get("YUANBA_CODES_PER_HOUR", "600"))
