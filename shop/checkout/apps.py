"""Fork of Oscar's checkout app: three pages of our own, because one basket becomes an order per shop.

Overrides: the addresses. Left out: Oscar's address book, payment details and preview, which know one order and one payment.
"""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _
from oscar.apps.checkout.apps import CheckoutConfig as OscarCheckoutConfig
from oscar.core.application import OscarConfig


class CheckoutConfig(OscarCheckoutConfig):
    name = "shop.checkout"
    verbose_name = _("Pemesanan")

    def ready(self) -> None:
        OscarConfig.ready(self)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.checkout import views

        return self.post_process_urls(
            [
                path("", views.StartView.as_view(), name="index"),
                path("alamat/", views.AddressView.as_view(), name="address"),
                path("kirim/", views.DeliveryView.as_view(), name="delivery"),
                path("periksa/", views.ReviewView.as_view(), name="review"),
            ]
        )
