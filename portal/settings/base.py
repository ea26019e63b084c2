"""Settings shared by every way of running. The environment is read here, once; portal/checks.py says what is wrong with it."""

from pathlib import Path

import environ
import structlog
from csp.constants import NONE, SELF
from oscar.defaults import *

from portal import logs
from portal.settings.oscar import *

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))  # everything that running makes: database, media, collected files

DEBUG = False
DEMO = False  # the demo logins are accepted only where this is true
SECRET_KEY = env("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SITE_ID = 1
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

INSTALLED_APPS = [
    # ours come first where a template or a command must win
    "portal.apps.PortalConfig",
    "portal.accounts.apps.AccountsConfig",
    "portal.regions.apps.RegionsConfig",
    "portal.counts.apps.CountsConfig",
    "portal.notifications.apps.NotificationsConfig",
    "portal.demo.apps.DemoConfig",
    "pages.apps.PagesConfig",
    "pages.feedback.apps.FeedbackConfig",
    "pages.training.apps.TrainingConfig",
    "shop.seller.apps.SellerConfig",
    "shop.imports.apps.ImportsConfig",
    "shop.curation.apps.CurationConfig",
    "shop.paying.apps.PayingConfig",
    "shop.complaints.apps.ComplaintsConfig",
    "shop.online.apps.OnlineConfig",
    # Wagtail
    "portal.apps.CmsUsersConfig",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.flatpages",  # Oscar's migrations depend on it
    "django.contrib.sitemaps",
    "csp",
    "django_structlog",
    "django_tasks",
    "django_tasks_db",
    # Oscar, with our forks; its dashboard is a stub, see decision 0001
    "oscar.config.Shop",
    "shop.apps.AnalyticsConfig",
    "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "shop.shipping.apps.ShippingConfig",
    "shop.catalogue.apps.CatalogueConfig",
    "shop.catalogue.reviews.apps.ReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "shop.partner.apps.PartnerConfig",
    "shop.basket.apps.BasketConfig",
    "oscar.apps.payment.apps.PaymentConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "shop.order.apps.OrderConfig",
    "shop.customer.apps.CustomerConfig",
    "search.apps.SearchConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "shop.apps.DashboardConfig",
    "widget_tweaks",
    "treebeard",
    "django_tables2",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # a list of goods: 25 kB as text, 4 kB on the wire
    "csp.middleware.CSPMiddleware",
    "portal.middleware.SecurityHeadersMiddleware",
    "portal.middleware.PrivateRoomsMiddleware",
    "portal.reading.TextModeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "shop.seller.gate.SellerGateMiddleware",
    "shop.basket.middleware.BasketMiddleware",
    "search.middleware.SearchClickMiddleware",
    "portal.counts.middleware.CountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.page",
                "pages.context.notices",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                ),
            ],
        },
    },
]

# --- data -------------------------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A writer takes its lock when the transaction begins, else read-then-write meets "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
MIGRATION_MODULES = {app: f"oscar.apps.{app}.migrations" for app in ("basket", "shipping", "customer")}  # forks that change no model
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env("REDIS_URL", default="")
# What one process writes and another reads, without Redis in files, since memory is not shared. Of more entries than this a third is dropped, whichever.
# cards: drawn share cards, some 80 kB each, too large for the memory of a web process.
FILE_CACHES = {
    name: {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / name, "OPTIONS": {"MAX_ENTRIES": most}}
    for name, most in (("counts", 5000), ("limits", 50_000), ("cards", 2000))
}
REDIS_CACHE = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
CACHES = (
    {"default": REDIS_CACHE, **{name: {**REDIS_CACHE, "KEY_PREFIX": name} for name in FILE_CACHES}}
    if REDIS_URL
    else {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, **FILE_CACHES}
)
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")  # none: search is embedded in the database
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY", default="")  # this or a user with a password
ELASTICSEARCH_USER = env("ELASTICSEARCH_USER", default="")
ELASTICSEARCH_PASSWORD = env("ELASTICSEARCH_PASSWORD", default="")
ELASTICSEARCH_CA = env("ELASTICSEARCH_CA", default="")  # file with the certificate of who signed the server's
ELASTICSEARCH_PREFIX = env("ELASTICSEARCH_PREFIX", default="lokapasar")  # of all index names
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# --- people -----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["portal.accounts.backends.PhoneOrEmailBackend"]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "accounts:landing"
LOGOUT_REDIRECT_URL = "/"
WAGTAILADMIN_LOGIN_URL = "accounts:login"
# Civil servants: work e-mail domains with their office (medan.go.id=Pemko Medan,...), and the secret that turns a NIP into what the database keeps.
ASN_EMAIL_DOMAINS = env.dict("ASN_EMAIL_DOMAINS", default={})
NIP_HASH_KEY = env("NIP_HASH_KEY", default="")  # empty: no lists of NIP are taken, work e-mail only
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("phone", "email", "first_name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
# A session may be cached only where every web process sees the same cache: with local memory one process would read what another has long changed.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db" if REDIS_URL else "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"

# --- language and place -----------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = env("TIME_ZONE", default="Asia/Jakarta")
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "third_party"]
FORMAT_MODULE_PATH = ["portal.formats"]

# --- files ------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static_storage.HashedStaticStorage"},
    # what visitors send and only officers or one seller see: never below MEDIA_ROOT
    "private": {"BACKEND": "portal.private_files.PrivateStorage", "OPTIONS": {"location": env("PRIVATE_ROOT", default=str(VAR_DIR / "private"))}},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor sends many
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- mail -------------------------------------------------------------------------------------------------------
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)  # seconds a mail server may be silent
EMAIL = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL)
if EMAIL["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "portal.notifications.smtp.EmailBackend"  # a mail is never sent twice, whenever a process is killed
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Kedan <portal@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Wagtail ----------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = env("BRAND_NAME", default="Kedan")
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # the addresses below a page, such as /daftar/, are read as <slug:>, which is ASCII
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["mp4", "webm", "pdf"]  # films of guides, and papers
WAGTAIL_PASSWORD_RESET_ENABLED = False  # one door: /lupa-sandi/
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}  # Oscar imports haystack; nothing uses it

# --- security ---------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"  # the preview of Wagtail lifts it for itself
SILENCED_SYSTEM_CHECKS: list[str] = []

# --- the trade --------------------------------------------------------------------------------------------------
ORDER_NUMBER_PREFIX = env("ORDER_NUMBER_PREFIX", default="KDN")
PAYMENT_HOURS = env.int("PAYMENT_HOURS", default=24)  # a transfer unseen after this is cancelled
PICKUP_DAYS = env.int("PICKUP_DAYS", default=3)  # goods at the counter that nobody paid go back after this
SELLER_ANSWER_HOURS = env.int("SELLER_ANSWER_HOURS", default=24)  # a seller silent for so long: cancelled; reminded at half of it
PREPARE_DAYS = env.int("PREPARE_DAYS", default=3)  # from money or yes to handing over; later the seller and the officers are told
RECEIVE_DAYS = env.int("RECEIVE_DAYS", default=7)  # on the way for so long without a word: taken as received
COMPLAINT_DAYS = env.int("COMPLAINT_DAYS", default=2)  # from receiving to completing by itself
TALK_DAYS = env.int("TALK_DAYS", default=14)  # after the order's end buyer and seller may write to each other for so long
COMPLAINT_ANSWER_HOURS = env.int("COMPLAINT_ANSWER_HOURS", default=48)  # a complaint unanswered for so long goes to the officers
COMPLAINT_KEEP_HOURS = env.int("COMPLAINT_KEEP_HOURS", default=72)  # the same for what a seller agreed or was told to do, and for money of a cancelled order
COMPLAINT_REPLY_HOURS = env.int("COMPLAINT_REPLY_HOURS", default=72)  # a buyer who says nothing to an answer: the complaint is closed
COMPLAINT_OFFICER_HOURS = env.int("COMPLAINT_OFFICER_HOURS", default=72)  # officers decide; late, they are told again
PAYOUT_WAIT_HOURS = env.int("PAYOUT_WAIT_HOURS", default=24)  # before a verified shop's new bank account or QRIS can be approved
# Paying through a licensed company, into each shop's own merchant account; off without keys, and in a demo always. The sandbox has addresses of its own.
SNAP_SERVER_KEYS = env("SNAP_SERVER_KEYS", default="")  # shop-code=merchant:server-key,...
SNAP_URL = env("SNAP_URL", default="https://app.midtrans.com")
SNAP_API_URL = env("SNAP_API_URL", default="https://api.midtrans.com")
SNAP_TIMEOUT = env.float("SNAP_TIMEOUT", default=8)  # seconds for one answer
REVIEW_REPORTS_TO_HIDE = env.int("REVIEW_REPORTS_TO_HIDE", default=3)  # reports from so many networks hide a review until an officer has read it
UNOPENED_REMIND_MINUTES = env.int("UNOPENED_REMIND_MINUTES", default=60)  # a new order nobody of the shop has opened: they are told again
UNOPENED_OFFICER_MINUTES = env.int("UNOPENED_OFFICER_MINUTES", default=4 * 60)  # still nobody: it stands on the officers' list


# --- feedback ---------------------------------------------------------------------------------------------------
FEEDBACK_ANSWER_DAYS = env("FEEDBACK_ANSWER_DAYS", default="10")  # working days until an answer; dated: 2026-01-01:10,2027-01-01:7
FEEDBACK_NUMBER_PREFIX = env("FEEDBACK_NUMBER_PREFIX", default="TGP")
GUARD_WORK_BITS = env.int("GUARD_WORK_BITS", default=0)  # work that a browser does for a guarded form; 0: none, 14: about a second of a phone
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)  # in front of this server; each adds the address it saw to X-Forwarded-For
TRAINING_OFFER_HOURS = env.int("TRAINING_OFFER_HOURS", default=24)  # a free seat is kept so long for the first who waits

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "structlog.stdlib.ProcessorFormatter", "processor": logs.render},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "portal": {"level": "INFO"},
        "shop": {"level": "INFO"},
        "search": {"level": "INFO"},
        "pages": {"level": "INFO"},
        "django_structlog": {"level": "WARNING"},
    },
}
