"""Mails in the look of the site: each has a text and an HTML part that say the same."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.core import mail

from portal.accounts.models import User
from portal.accounts.roles import OFFICER, SELLER
from portal.brand import brand
from shop.catalogue.reviews import actions as reviews
from shop.order import actions
from shop.order.actors import seller
from shop.partner.actions import decide
from shop.partner.models import Partner
from tests.factories.complaints import make_complaint, make_received
from tests.factories.orders import make_order
from tests.factories.reviews import make_review
from tests.factories.shop import make_product, make_shop, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^\s\"<>]+")
AMOUNT = re.compile(r"Rp[\d.]+\d")


def _order(shop: Partner, officer: User) -> None:
    order = make_order(make_product(shop, price=65_000), email="rina@demo.test")
    actions.confirm_payment(order, seller(shop.users.get()))
    actions.cancel(order, seller(shop.users.get()), "Barang habis")


def _complaint(shop: Partner, officer: User) -> None:
    make_complaint(make_received(make_product(shop), email="rina@demo.test"))


def _review(shop: Partner, officer: User) -> None:
    reviews.remove(make_review(make_product(shop)), "Berisi nomor telepon.", officer=officer)


def _decision(shop: Partner, officer: User) -> None:
    decide(shop, Partner.Status.SUSPENDED, reason="Alamat tidak ditemukan.", officer=officer)


@pytest.mark.parametrize("happens", [_order, _complaint, _review, _decision])
def test_both_parts_of_a_mail_say_the_same(happens: Callable[[Partner, User], None]) -> None:
    officer = make_user(OFFICER, email="petugas@demo.test")
    shop = make_shop(make_user(SELLER, email="butet@demo.test"))
    with delivering():
        happens(shop, officer)
    assert mail.outbox
    for message in mail.outbox:
        ((written, kind),) = message.alternatives
        plain, rich = str(message.body), unescape(str(written))
        assert kind == "text/html"
        assert all(brand().name in part for part in (plain, rich)), message.subject
        assert LINK.findall(plain), message.subject
        assert set(LINK.findall(plain)) <= set(re.findall(r'href="([^"]+)"', rich)), message.subject
        assert set(AMOUNT.findall(plain)) == set(AMOUNT.findall(rich)), message.subject
