"""A shop with a merchant account of its own at the payment company, and its orders."""

from typing import Any

from django.conf import LazySettings

from shop.order.models import Order
from shop.partner.models import Partner
from tests.doubles.snap_company import SnapCompany
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop

SHOP, MERCHANT, SECRET = "toko-daring", "G123456789", "SB-Mid-server-0123456789abcdef"


def give_keys(settings: LazySettings, keys: str = f"{SHOP}={MERCHANT}:{SECRET}") -> None:
    """The shop with the code SHOP takes payments through the company."""
    settings.DEMO = False
    settings.SNAP_SERVER_KEYS = keys


def use_company(settings: LazySettings, company: SnapCompany) -> None:
    """The double answers instead of the company."""
    give_keys(settings)
    settings.SNAP_URL = settings.SNAP_API_URL = company.url


def make_online_order(price: int = 65_000, shop: Partner | None = None, **fields: Any) -> Order:
    """It waits to be paid on the company's page."""
    shop = shop or Partner.objects.filter(code=SHOP).first() or make_shop(code=SHOP, name="Toko Daring")
    return make_order(make_product(shop, price=price), payment="snap", **fields)
