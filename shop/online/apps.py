from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OnlineConfig(AppConfig):
    """Paying on the page of a licensed payment company: what it says is kept as it came, and booked once."""

    name = "shop.online"
    label = "online"
    verbose_name = _("Pembayaran lewat perusahaan")

    def ready(self) -> None:
        from shop.online import checks  # noqa: F401
