"""`make run`: the demo city on this machine. Never for a public server."""

from portal.settings.base import *
from portal.settings.base import VAR_DIR, env

DEMO = True
SECRET_KEY = env("SECRET_KEY", default="demo-only-not-a-secret-but-long-enough-for-the-checks-0123456789")
NIP_HASH_KEY = env("NIP_HASH_KEY", default="demo-only-key-of-nip-hashes-never-for-a-public-server-0123456789")
ASN_EMAIL_DOMAINS = env.dict("ASN_EMAIL_DOMAINS", default={"pegawai.demo.test": "Dinas Contoh"})
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])
# The demo speaks plain HTTP on this machine; production.py turns these on.
CSRF_TRUSTED_ORIGINS: list[str] = []
if not env("EMAIL_URL", default=""):  # the demo's mails lie in a folder, one file each
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
