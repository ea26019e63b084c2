"""Like outbox_worker, for what a web process does to orders: `do` is place (`basket`, `key`), pay or receive (`order`), or send.

It stands still at `point`, in the middle of the real action; what is tested knows nothing of it.
"""

from collections.abc import Callable
from typing import Any, TextIO

from tests.doubles import outbox_worker
from tests.doubles.outbox_worker import main, stand_still, stop_after, stop_before


def work(order: dict[str, Any], tell: TextIO) -> None:
    """One press of a button, or one turn of the worker that sends mails."""
    if order["do"] == "send":
        outbox_worker.work(order, tell)
        return

    _put_stop(order["point"], stand_still(order, tell))
    from shop.order.exceptions import WrongState

    try:
        _act(order)
    except WrongState:
        tell.write("refused\n")
        return
    if order["point"].endswith("not answered"):
        stand_still(order, tell)()
    tell.write("done\n")


def _put_stop(point: str, still: Callable[[], None]) -> None:
    from shop.order import actions, ledger, placement

    stops = {
        "press noted": (stop_before, placement, "_lock"),
        "stock held": (stop_before, placement, "_check"),
        "first of two orders written": (stop_after, placement, "_place_one"),
        "orders told": (stop_after, placement, "tell_placed"),
        "money noted": (stop_after, ledger, "note"),
        "step noted": (stop_after, actions, "note_event"),
        "payment told": (stop_after, actions, "tell_changed"),
        "goods gone, cash not noted": (stop_before, ledger, "note"),
    }
    if point in stops:
        put, owner, name = stops[point]
        put(owner, name, still)


def _act(order: dict[str, Any]) -> None:
    from uuid import UUID

    from oscar.apps.partner.strategy import Selector

    from shop.basket.models import Basket
    from shop.order import actions
    from shop.order.actors import seller
    from shop.order.models import Order
    from shop.order.placement import Choice, place_orders
    from tests.factories.orders import make_buyer

    if order["do"] == "place":
        basket = Basket.objects.get(pk=order["basket"])
        basket.strategy = Selector().strategy()
        shops = basket.lines.values_list("stockrecord__partner_id", flat=True)
        place_orders(basket, make_buyer(email="rina@contoh.id"), {shop: Choice("ambil", "transfer") for shop in shops}, UUID(order["key"]))
        return
    {"pay": actions.confirm_payment, "receive": actions.receive}[order["do"]](Order.objects.get(pk=order["order"]), seller(None))


if __name__ == "__main__":
    main(work)
