"""One contract over every way to pay. A new gateway is asked all of this as soon as it stands in the registry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.functional import Promise

from shop.gateways import GATEWAYS, gateway, promises
from shop.gateways.base import Gateway
from shop.order.clocks import times
from shop.order.exceptions import CannotPlace
from shop.order.models import Order
from shop.order.states import OPEN, STATES, UNPAID
from shop.partner.models import Partner
from shop.seller.tasks import buttons_of
from shop.shipping.delivery import COURIER, PARCEL, PICKUP
from tests.factories.codes import make_payload
from tests.factories.online import SHOP, give_keys
from tests.factories.orders import ADDRESS, make_order, order_as_guest
from tests.factories.shop import make_product, make_region, make_shop

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DELIVERIES = (PICKUP, COURIER, PARCEL)
CHARGE = 9_000


@pytest.fixture(params=sorted(GATEWAYS))
def way(request: pytest.FixtureRequest) -> Gateway:
    return gateway(request.param)


@pytest.fixture(autouse=True)
def keys_of_a_company(settings: LazySettings) -> None:
    """One shop can be paid through a payment company. Nothing here asks that company anything."""
    give_keys(settings)


def rich_shop() -> Partner:
    """It can be paid in every way."""
    shop = make_shop(qris=make_payload(), cash_on_delivery=True, parcel_charge=CHARGE, code=SHOP)
    shop.courier_areas.create(region=make_region(), charge=CHARGE)
    return shop


def bare_shop() -> Partner:
    return make_shop(bank_name="", account_number="", account_name="", pickup=False)


def order_by(way: Gateway, shop: Partner | None = None) -> Order:
    shop = shop or rich_shop()
    delivery = next(code for code in DELIVERIES if not way.refusal(shop, code))
    return make_order(make_product(shop, price=65_000), payment=way.code, delivery=delivery)


def test_it_has_a_code_that_can_be_stored_and_a_label_in_the_readers_language(way: Gateway) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", way.code)
    assert len(way.code) <= Order._meta.get_field("payment_method").max_length
    assert isinstance(way.label, Promise)
    assert str(way.label)
    assert isinstance(way.takes_receipt, bool)


def test_it_begins_in_a_state_that_waits_can_be_cancelled_and_has_words_for_both_sides(way: Gateway) -> None:
    assert settings.CANCELLED in settings.OSCAR_ORDER_STATUS_PIPELINE[way.initial_status]
    assert way.initial_status in UNPAID
    assert STATES[way.initial_status].buyer_text
    assert buttons_of(order_by(way))
    assert way.initial_status in OPEN


def test_the_state_it_begins_in_has_a_deadline_and_a_reminder_before_it(way: Gateway) -> None:
    deadline, remind_at = times(way.initial_status, NOW)
    assert deadline
    assert remind_at
    assert NOW < remind_at < deadline


def test_it_instructs_with_the_exact_amount_and_steps(way: Gateway) -> None:
    order = order_by(way)
    told = way.instructions(order)
    assert told.title
    assert len(told.steps) >= 2
    assert told.rows[0].copied == str(int(order.total_incl_tax)), "the first row is the amount"


def test_a_code_to_scan_names_who_is_paid(way: Gateway) -> None:
    scan = way.instructions(order_by(way)).scan
    assert scan is None or (scan.payload and scan.name and scan.facts)


def test_it_says_what_proves_the_money_and_that_is_never_a_picture(way: Gateway) -> None:
    assert way.proof()
    assert not re.search(r"(?<!bukan )(tangkapan layar|bukti transfer|foto bukti)", way.proof())


def test_it_says_to_both_sides_how_money_goes_back(way: Gateway) -> None:
    order = order_by(way)
    words = way.refund(order)
    total = f"{int(order.total_incl_tax):,}".replace(",", ".")
    assert f"Rp{total}" in words.buyer
    assert order.partner.name in words.buyer
    assert f"Rp{total}" in words.seller
    assert order.buyer_name in words.seller


def test_it_can_be_used_somewhere_and_says_why_not_elsewhere(way: Gateway) -> None:
    answers = {shop: [way.refusal(shop, delivery) for delivery in DELIVERIES] for shop in (rich_shop(), bare_shop())}
    rich, bare = answers.values()
    assert "" in rich
    assert any(rich + bare)


def test_what_it_promises_before_an_order_is_what_it_does(way: Gateway) -> None:
    rich, bare = rich_shop(), bare_shop()
    assert way.promise(rich)
    assert way.promise(rich) in promises(rich)
    assert way.hint(rich)
    assert bool(way.promise(bare)) == any(not way.refusal(bare, delivery) for delivery in DELIVERIES)


def test_it_never_takes_more_than_goods_and_delivery(way: Gateway) -> None:
    """Rule R23: no charge for paying, whatever the way."""
    order = order_by(way)
    assert order.total_incl_tax == 65_000 + order.shipping_incl_tax
    assert order.shipping_incl_tax in (0, CHARGE)
    assert not order.surcharges.exists()


def test_it_writes_nothing_while_it_answers(way: Gateway) -> None:
    order = Order.objects.get(pk=order_by(way).pk)
    with CaptureQueriesContext(connection) as asked:
        way.instructions(order), way.refund(order), way.proof(), way.promise(order.partner), way.hint(order.partner)
        [way.refusal(order.partner, delivery) for delivery in DELIVERIES]
    assert not [query["sql"] for query in asked if not query["sql"].lstrip().upper().startswith("SELECT")]


def test_it_names_no_account_but_the_shops(way: Gateway) -> None:
    shop = rich_shop()
    told = way.instructions(order_by(way, shop))
    carried = [row.copied for row in told.rows[1:]] + ([told.scan.payload] if told.scan else [])
    assert set(carried) <= {shop.account_number, shop.qris}


def test_an_order_can_be_placed_with_it_and_its_page_shows_how(way: Gateway, client: Client) -> None:
    shop = rich_shop()
    delivery = next(code for code in DELIVERIES if not way.refusal(shop, code))
    answer = order_as_guest(client, make_product(shop, price=65_000), payment=way.code, delivery=delivery)
    page = client.get(answer.headers["Location"]).content.decode()
    order = Order.objects.get()
    told = way.instructions(order)
    assert (order.payment_method, order.status, order.deadline is not None) == (way.code, way.initial_status, True)
    assert all(words in page for words in (told.title, told.rows[0].shown, *told.steps, str(way.label)))


def test_it_is_neither_on_the_page_nor_taken_where_it_cannot_be(way: Gateway, client: Client) -> None:
    shop = bare_shop()
    shop.courier_areas.create(region=make_region(), charge=CHARGE)
    assert way.refusal(shop, COURIER)
    client.post(f"/keranjang/tambah/{make_product(shop).pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    page = client.post("/checkout/kirim/", {f"kirim-{shop.pk}": COURIER, f"bayar-{shop.pk}": way.code})
    assert page.context["has_errors"]
    assert f'name="bayar-{shop.pk}"' not in page.content.decode()
    with pytest.raises(CannotPlace):
        make_order(make_product(shop), payment=way.code, delivery=COURIER)


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("shop.gateways."):
            yield node.module


def test_checkout_orders_and_templates_name_no_gateway() -> None:
    """They ask the contract. A code of a delivery may be the same word as a gateway's: what is compared is whole strings, and shipping is not looked at."""
    general = {"shop.gateways.base", "shop.gateways.drawing"}
    wrong = []
    for path in [path for room in ("checkout", "order", "basket", "customer") for path in (ROOT / "shop" / room).glob("*.py")]:
        for text in _strings(path):
            if text in GATEWAYS or (text.startswith("shop.gateways.") and text not in general):
                wrong.append(f"{path.relative_to(ROOT)}: {text}")
    named = re.compile(rf"""["']({"|".join(map(re.escape, GATEWAYS))})["']|QRIS""")
    for room in ("shop", "oscar", "components", "email"):
        wrong += [f"{path}: {found[0]}" for path in (ROOT / "templates" / room).rglob("*.*") if (found := named.search(path.read_text()))]
    assert not wrong


def test_nobody_is_told_to_pay_into_what_the_shop_took_away(way: Gateway, client: Client) -> None:
    """An order that is not paid yet, and the shop has no account and no code any more."""
    order = order_by(way)
    Partner.objects.filter(pk=order.partner_id).update(bank_name="", account_number="", account_name="", qris="")
    order = Order.objects.get(pk=order.pk)
    said = way.instructions(order)
    assert all(row.copied and not row.shown.startswith(",") and ", atas nama ." not in row.label for row in said.rows)
    assert not said.scan
    if way.takes_receipt:  # money goes to the shop's own account or code
        assert str(said.title) == "Jangan bayar dulu"
        assert len(said.rows) == 1
        assert "Hubungi penjual" in " ".join(said.steps)
