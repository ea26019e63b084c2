"""Bad keys stop the start, and a demo city never asks for money."""

import pytest
from django.conf import LazySettings

from shop.gateways.snap.keys import key_of
from shop.online.checks import company_settings
from shop.partner.models import Partner
from tests.factories.online import MERCHANT, SECRET, SHOP, give_keys

PLAY = {"SNAP_URL": "https://app.sandbox.midtrans.com", "SNAP_API_URL": "https://api.sandbox.midtrans.com"}
REAL = f"{SHOP}={MERCHANT}:Mid-server-0123456789abcdef"


def ids(settings: LazySettings, **changed: object) -> list[str | None]:
    for name, value in changed.items():
        setattr(settings, name, value)
    return [fault.id for fault in company_settings()]


def test_without_keys_nothing_is_asked(settings: LazySettings) -> None:
    assert ids(settings, SNAP_SERVER_KEYS="", SNAP_URL="nonsense") == []


def test_sandbox_keys_with_the_sandbox_and_real_ones_with_the_real_servers_are_right(settings: LazySettings) -> None:
    give_keys(settings, REAL)
    assert ids(settings) == []
    give_keys(settings)
    assert ids(settings, **PLAY) == []


def test_keys_in_a_demo_are_an_error_and_never_used(settings: LazySettings) -> None:
    give_keys(settings, REAL)
    shop = Partner(code=SHOP)
    assert key_of(shop)
    assert ids(settings, DEMO=True) == ["online.E001"]
    assert key_of(shop) is None


@pytest.mark.parametrize(("changed", "fault"), [
    ({"SNAP_SERVER_KEYS": "toko=x"}, "online.E002"),
    ({"SNAP_URL": "http://app.midtrans.com"}, "online.E003"),
    ({"SNAP_API_URL": "https://api.midtrans.com/v2"}, "online.E003"),
    ({"SNAP_API_URL": "https://user@api.midtrans.com"}, "online.E003"),
    ({"SNAP_TIMEOUT": 0}, "online.E004"),
    ({"SNAP_TIMEOUT": 31}, "online.E004"),
    ({"SNAP_URL": PLAY["SNAP_URL"]}, "online.E005"),
    ({"SNAP_SERVER_KEYS": f"{SHOP}={MERCHANT}:{SECRET}"}, "online.E005"),
])  # fmt: skip
def test_what_cannot_work_is_named(settings: LazySettings, changed: dict[str, object], fault: str) -> None:
    give_keys(settings, REAL)
    assert ids(settings, **changed) == [fault]
    assert SECRET not in str(company_settings())
