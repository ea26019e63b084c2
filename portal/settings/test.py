"""The test run: the same code and middleware, with quick passwords and files in a folder of the run's own."""

import os
import tempfile
from pathlib import Path

from portal.settings.base import *
from portal.settings.base import CACHES, DATABASES, VAR_DIR, env

DEMO = True
SECRET_KEY = "test-only-not-a-secret-but-long-enough-for-the-checks-0123456789"
NIP_HASH_KEY = "test-only-key-of-nip-hashes-0123456789-0123456789"
ASN_EMAIL_DOMAINS = {"pemko.test": "Pemko Uji", "disdik.pemko.test": "Dinas Pendidikan Uji"}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
CACHES = {
    **CACHES,
    "counts": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "counts"},
    "limits": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"},
    "cards": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "cards"},
}
SNAP_SERVER_KEYS = ""  # tests that pay so give a shop its key
ELASTICSEARCH_URL = ""  # tests that want a server name it themselves
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "ENQUEUE_ON_COMMIT": True}}
RUN_DIR = Path(os.environ.setdefault("LOKAPASAR_TEST_DIR", tempfile.mkdtemp(prefix="lokapasar-test-")))
MEDIA_ROOT = RUN_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {"BACKEND": "portal.private_files.PrivateStorage", "OPTIONS": {"location": str(RUN_DIR / "private")}},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = RUN_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if not env("DATABASE_URL", default=""):
    DATABASES["default"]["TEST"] = {"NAME": str(RUN_DIR / "test.sqlite3")}
# One migrated database is kept and copied back at the start of each run; see tests/database.py.
TEMPLATE_DIR = VAR_DIR / "test-templates"
