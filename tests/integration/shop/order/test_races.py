"""Many buyers and sellers at the same moment, on a database where they really run side by side."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from oscar.apps.partner.strategy import Selector

from portal.accounts.roles import SELLER
from portal.notifications.models import Alarm, Message
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.gateways import CASH
from shop.order import actions, audit, deadlines, escalation
from shop.order.actors import buyer, seller
from shop.order.exceptions import CannotPlace, WrongState
from shop.order.models import Order, OrderGroup
from shop.order.placement import Choice, place_orders
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.exceptions import OutOfStock
from shop.partner.models import StockRecord
from tests.crowd import Crowd
from tests.factories.orders import make_basket, make_buyer, make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def _place(basket_id: int, key: UUID | None = None) -> OrderGroup:
    """As a request does it: everything read anew on the thread's own connection."""
    basket = Basket.objects.get(pk=basket_id)
    basket.strategy = Selector().strategy()
    shops = basket.lines.values_list("stockrecord__partner_id", flat=True)
    return place_orders(basket, make_buyer(), {shop: Choice("ambil", "transfer") for shop in shops}, key or uuid4())


def _lock(*products: Product) -> list[StockRecord]:
    return list(StockRecord.objects.select_for_update().filter(product__in=products))


def _lock_order(order: Order) -> Order:
    return Order.objects.select_for_update(of=("self",)).get(pk=order.pk)


def _stock(product: Product) -> tuple[int, int]:
    """In the shop, and of these set aside."""
    record = StockRecord.objects.get(product=product)
    return record.num_in_stock, record.num_allocated or 0


def test_eight_buyers_of_the_last_three_pieces_get_three() -> None:
    product = make_product(stock=3)
    baskets = [make_basket(product).pk for _ in range(8)]
    outcomes = Crowd(*[partial(_place, pk) for pk in baskets]).behind(partial(_lock, product))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CannotPlace"] * 5 + ["OrderGroup"] * 3
    assert _stock(product) == (3, 3)
    assert Order.objects.count() == OrderGroup.objects.count() == 3
    assert Basket.open.count() == 5, "who got nothing keeps the basket"


def test_twenty_buyers_of_the_last_piece_get_one() -> None:
    """And nineteen read what happened, with their baskets as they were."""
    product = make_product(stock=1, title="Bika Ambon")
    baskets = [make_basket(product).pk for _ in range(20)]
    outcomes = Crowd(*[partial(_place, pk) for pk in baskets]).behind(partial(_lock, product))
    refused = [str(outcome) for outcome in outcomes if isinstance(outcome, CannotPlace)]
    assert ([type(outcome) for outcome in outcomes].count(OrderGroup), len(refused)) == (1, 19), outcomes
    assert set(refused) <= {"Bika Ambon sudah habis. Hapus dari keranjang.", "Stok Bika Ambon baru saja berkurang dan tidak cukup lagi."}
    assert _stock(product) == (1, 1)
    assert Order.objects.count() == OrderGroup.objects.count() == 1
    assert Basket.open.count() == 19
    assert list(audit.faults()) == []


def test_pieces_are_set_aside_only_while_there_are_some() -> None:
    """The last line of defence, for whoever sets aside without the locks of a placement."""
    record = make_product(stock=3).stockrecords.get()
    read_before = [StockRecord.objects.get(pk=record.pk) for _ in range(8)]
    outcomes = Crowd(*[partial(each.allocate, 1) for each in read_before]).behind(partial(_lock, record.product))
    assert [type(outcome) for outcome in outcomes].count(OutOfStock) == 5
    assert _stock(record.product) == (3, 3)


def test_baskets_with_the_same_two_shops_in_opposite_order_all_succeed() -> None:
    first, second = make_product(stock=96), make_product(stock=96)
    baskets = [make_basket(*((first, second) if number % 2 else (second, first))).pk for number in range(96)]

    def place_twelve(mine: list[int]) -> int:
        return sum(_place(pk).orders.count() for pk in mine)

    outcomes = Crowd(*[partial(place_twelve, baskets[place::8]) for place in range(8)]).at_once()
    assert outcomes == [24] * 8, "no deadlock, nobody refused"
    assert _stock(first) == _stock(second) == (96, 96)
    assert Order.objects.count() == 192
    assert not Basket.open.exists()


def test_opposite_baskets_wait_in_one_queue() -> None:
    """The same at its worst: both shops' stock is held until all eight stand in the queue."""
    first, second = make_product(stock=8), make_product(stock=8)
    baskets = [make_basket(*pair).pk for pair in ((first, second), (second, first)) for _ in range(4)]
    outcomes = Crowd(*[partial(_place, pk) for pk in baskets]).behind(partial(_lock, first, second))
    assert [type(outcome) for outcome in outcomes] == [OrderGroup] * 8
    assert _stock(first) == _stock(second) == (8, 8)


def test_one_key_pressed_four_times_at_once_orders_once() -> None:
    product = make_product(stock=10)
    basket, key = make_basket(product).pk, uuid4()
    outcomes = Crowd(*[partial(_place, basket, key)] * 4).behind(partial(_lock, product))
    group = OrderGroup.objects.get()
    assert outcomes == [group] * 4
    assert group.orders.count() == 1
    assert _stock(product) == (10, 1)


def test_one_basket_under_two_keys_is_ordered_once() -> None:
    product = make_product(stock=10)
    basket = make_basket(product).pk
    outcomes = Crowd(*[partial(_place, basket)] * 2).behind(partial(_lock, product))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CannotPlace", "OrderGroup"]
    assert _stock(product) == (10, 1)


def test_price_that_moves_while_the_order_is_placed_is_asked_about() -> None:
    """The seller's change holds the row when the buyer presses the button, and is in force when the button's turn comes."""
    product = make_product(price=175_000)
    basket = make_basket(product).pk

    def seller_raises_the_price() -> None:
        _lock(product)
        StockRecord.objects.filter(product=product).update(price=Decimal(185_000))

    (outcome,) = Crowd(partial(_place, basket)).behind(seller_raises_the_price)
    assert isinstance(outcome, CannotPlace)
    assert "Rp185.000" in str(outcome)
    assert not Order.objects.exists()
    assert not OrderGroup.objects.exists()
    assert _stock(product) == (5, 0)


def test_cancelled_by_four_at_once_gives_back_once() -> None:
    product = make_product(stock=5)
    order, other = make_order(product, quantity=2), make_order(product, quantity=3)
    late = order.deadline
    assert late is not None
    Order.objects.filter(pk=other.pk).update(deadline=None)
    guest, scheduler = partial(actions.cancel, order, buyer(None), "Berubah pikiran"), partial(deadlines.expire_due, late + timedelta(minutes=1))
    outcomes = Crowd(guest, scheduler, guest, scheduler).behind(partial(_lock_order, order))
    cancelled = [outcome for outcome in outcomes if isinstance(outcome, Order) or outcome == 1]
    refused = [outcome for outcome in outcomes if isinstance(outcome, WrongState) or outcome == 0]
    assert (len(cancelled), len(refused)) == (1, 3), outcomes
    assert _stock(product) == (5, 3), "the other order's pieces stay set aside"
    order.refresh_from_db()
    assert order.status == settings.CANCELLED
    assert order.events.exclude(key="placed").count() == 1
    assert order.lines.get().num_allocated == 0


def test_two_clocks_at_once_tell_everybody_once() -> None:
    owner = make_user(SELLER, email="butet@demo.test")
    order = make_order(make_product(make_shop(owner)), email="rina@demo.test")
    before = Message.objects.count()
    assert order.remind_at
    outcomes = Crowd(*[partial(deadlines.remind_due, order.remind_at)] * 2).behind(partial(_lock_order, order))
    assert sorted(outcomes) == [0, 1]
    assert list(Message.objects.order_by("pk")[before:].values_list("address", flat=True)) == ["rina@demo.test"]
    before = Message.objects.count()
    unopened = order.date_placed + timedelta(minutes=settings.UNOPENED_OFFICER_MINUTES)
    outcomes = Crowd(*[partial(escalation.escalate, unopened)] * 2).behind(partial(_lock_order, order))
    assert set(outcomes) <= {0, 1, 2}, outcomes
    assert list(Message.objects.order_by("pk")[before:].values_list("address", flat=True)) == [owner.email]
    assert Alarm.objects.count() == 1, "the officers' list"


def test_an_order_that_moves_in_this_moment_is_not_told_to_officers() -> None:
    """The clock read it untouched; who moved it holds its row."""
    order = make_order(make_product(make_shop(make_user(SELLER))))
    unopened = order.date_placed + timedelta(minutes=settings.UNOPENED_OFFICER_MINUTES)
    assert Crowd(partial(escalation.escalate, unopened)).behind(lambda: actions.confirm_payment(order, seller(None))) == [0]
    assert not Alarm.objects.exists()


def _history(order: Order) -> list[tuple[str, str]]:
    return list(order.events.exclude(key="placed").order_by("pk").values_list("old_status", "new_status"))


@pytest.mark.parametrize("turn", range(3))
def test_paid_and_cancelled_by_the_seller_at_once_leaves_one_history(turn: int) -> None:
    """A paid order may still be cancelled, a cancelled one no longer paid: every step follows from the one before, and the stock from the last."""
    product = make_product(stock=5)
    order = make_order(product, quantity=2)
    pay, cancel = partial(actions.confirm_payment, order, seller(None)), partial(actions.cancel, order, seller(None), "Barang rusak")
    outcomes = Crowd(pay, cancel, pay, cancel).behind(partial(_lock_order, order))
    done = [outcome for outcome in outcomes if isinstance(outcome, Order)]
    assert len(done) + [type(outcome) for outcome in outcomes].count(WrongState) == 4, outcomes
    assert _history(order) in (
        [(settings.AWAITING_PAYMENT, settings.PAID), (settings.PAID, settings.CANCELLED)],
        [(settings.AWAITING_PAYMENT, settings.CANCELLED)],
    )
    assert len(done) == len(_history(order))
    assert _stock(product) == (5, 0)


@pytest.mark.parametrize("turn", range(3))
def test_paid_and_past_its_deadline_at_once_is_one_of_the_two(turn: int) -> None:
    """The clock and the buyer's link never cancel what the seller saw paid a moment before."""
    product = make_product(stock=5)
    order = make_order(product, quantity=2)
    assert order.deadline is not None
    pay, guest = partial(actions.confirm_payment, order, seller(None)), partial(actions.cancel, order, buyer(None), "Berubah pikiran")
    outcomes = Crowd(guest, partial(deadlines.expire_due, order.deadline), pay).behind(partial(_lock_order, order))
    done = [outcome for outcome in outcomes if isinstance(outcome, Order) or outcome == 1]
    assert len(done) == 1, outcomes
    assert (_history(order), _stock(product)) in (
        ([(settings.AWAITING_PAYMENT, settings.PAID)], (5, 2)),
        ([(settings.AWAITING_PAYMENT, settings.CANCELLED)], (5, 0)),
    )
    assert Order.objects.get(pk=order.pk).status == _history(order)[-1][1]


def test_handed_over_twice_at_once_leaves_the_stock_once() -> None:
    product = make_product(stock=5)
    order, other = make_order(product, quantity=2), make_order(product, quantity=2)
    actions.confirm_payment(order, seller(None))
    outcomes = Crowd(*[partial(actions.hand_over, order, seller(None))] * 2).behind(partial(_lock_order, order))
    assert [isinstance(outcome, WrongState) for outcome in outcomes].count(True) == 1, outcomes
    assert _stock(product) == (3, other.lines.get().quantity)


def test_paid_in_the_last_second_is_not_cancelled_by_the_clock() -> None:
    """The clock looked while the order was unpaid, and gets its turn when the seller has seen the money."""
    product = make_product(stock=5)
    order = make_order(product, quantity=2)
    late = order.deadline
    assert late is not None
    (expired,) = Crowd(partial(deadlines.expire_due, late)).behind(partial(actions.confirm_payment, order, seller(None)))
    assert expired == 0
    order.refresh_from_db()
    assert order.status == settings.PAID
    assert _stock(product) == (5, 2)


def _record(product: Product, key: UUID) -> Order:
    record = StockRecord.objects.select_related("partner", "product").get(product=product)
    return record_order(record.partner, [Piece(record.product, 1, record.price)], Agreement("Bu Rina", CASH, True, True), key, seller(None))


def test_the_last_piece_goes_to_the_buyer_or_to_the_telephone() -> None:
    product = make_product(stock=1)
    outcomes = Crowd(partial(_place, make_basket(product).pk), *[partial(_record, product, uuid4()) for _ in range(3)]).behind(partial(_lock, product))
    assert Order.objects.count() == 1
    assert sum(isinstance(outcome, (OrderGroup, Order)) for outcome in outcomes) == 1
    assert _stock(product) in ((1, 1), (0, 0)), "set aside for the buyer, or gone over the counter"


def test_six_presses_record_one_order() -> None:
    product, key = make_product(stock=5), uuid4()
    outcomes = Crowd(*[partial(_record, product, key) for _ in range(6)]).behind(partial(_lock, product))
    assert {outcome.pk for outcome in outcomes} == {Order.objects.get().pk}
    assert _stock(product) == (4, 0)
