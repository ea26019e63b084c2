"""Settings of a shop that is Oscar and nothing else: the measure of what an order costs without us."""

import os

import environ
from oscar.defaults import *  # noqa: F403

SECRET_KEY = "bench"
USE_TZ = True
SITE_ID = 1
DATABASES = {"default": environ.Env.db_url_config(os.environ["DATABASE_URL"])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
LOGGING = {"version": 1, "disable_existing_loggers": True}
ROOMS = (
    "analytics.apps.AnalyticsConfig", "checkout.apps.CheckoutConfig", "address.apps.AddressConfig", "shipping.apps.ShippingConfig",
    "catalogue.apps.CatalogueConfig", "catalogue.reviews.apps.CatalogueReviewsConfig", "communication.apps.CommunicationConfig",
    "partner.apps.PartnerConfig", "basket.apps.BasketConfig", "payment.apps.PaymentConfig", "offer.apps.OfferConfig", "order.apps.OrderConfig",
    "customer.apps.CustomerConfig", "search.apps.SearchConfig", "voucher.apps.VoucherConfig", "wishlists.apps.WishlistsConfig",
    "dashboard.apps.DashboardConfig",
)  # fmt: skip
DESKS = ("reports", "users", "orders", "catalogue", "offers", "partners", "pages", "ranges", "reviews", "vouchers", "communications", "shipping")
INSTALLED_APPS = [
    *[f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages", "sites", "flatpages")],
    "oscar.config.Shop",
    *[f"oscar.apps.{name}" for name in ROOMS],
    *[f"oscar.apps.dashboard.{name}.apps.{name.capitalize()}DashboardConfig" for name in DESKS],
    "widget_tweaks",
    "haystack",
    "treebeard",
    "django_tables2",
]
