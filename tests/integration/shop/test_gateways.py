"""One contract over every way to pay."""

from datetime import UTC, datetime

import pytest
from django.conf import settings

from shop.gateways import GATEWAYS, gateway
from shop.gateways.base import Gateway
from shop.shipping.delivery import COURIER, PICKUP
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture(params=sorted(GATEWAYS))
def way(request: pytest.FixtureRequest) -> Gateway:
    return gateway(request.param)


def test_it_begins_in_a_state_that_waits_and_can_be_cancelled(way: Gateway) -> None:
    assert settings.CANCELLED in settings.OSCAR_ORDER_STATUS_PIPELINE[way.initial_status]


def test_its_deadline_lies_ahead(way: Gateway) -> None:
    assert way.deadline(NOW) > NOW


def test_it_instructs_with_the_exact_amount_and_steps(way: Gateway) -> None:
    order = make_order(make_product(price=65_000), payment=way.code)
    told = way.instructions(order)
    assert told.title
    assert len(told.steps) >= 2
    assert "65000" in [row.copied for row in told.rows]


def test_it_says_what_proves_the_money(way: Gateway) -> None:
    assert way.proof()


def test_it_can_be_used_somewhere_and_says_why_not_elsewhere(way: Gateway) -> None:
    shop, bare = make_shop(), make_shop(bank_name="", account_number="")
    answers = [way.refusal(each, delivery) for each in (shop, bare) for delivery in (PICKUP, COURIER)]
    assert "" in answers
    assert any(answers)


def test_transfer_needs_an_account() -> None:
    assert gateway("transfer").refusal(make_shop(account_number=""), PICKUP)


def test_cash_at_pickup_is_refused_for_the_courier() -> None:
    assert gateway("ambil").refusal(make_shop(), COURIER)
    assert not gateway("ambil").refusal(make_shop(), PICKUP)
