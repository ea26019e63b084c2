"""A public server. SECRET_KEY, ALLOWED_HOSTS, BASE_URL and EMAIL_URL must be given; `manage.py check --deploy` is clean."""

from portal.settings.base import *
from portal.settings.base import ALLOWED_HOSTS

DEBUG = False
DEMO = False
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads it
OSCAR_BASKET_COOKIE_SECURE = True
