"""Like outbox_worker, for a web process that hears of a payment: `do` is hear (`company` address, `keys`, `raw` message) or send.

It stands still at `point`, or tells what came of it. The stops are put around the project's own functions from outside.
"""

from collections.abc import Callable
from typing import Any, TextIO

from tests.doubles import outbox_worker
from tests.doubles.outbox_worker import main, stand_still, stop_after, stop_before

POINTS = ("kept", "answered", "booking", "telling", "booked")


def work(order: dict[str, Any], tell: TextIO) -> None:
    """Hear the one message, or take one turn of the worker that sends mails."""
    if order["do"] == "send":
        outbox_worker.work(order, tell)
        return

    from django.conf import settings

    from shop.online.actions import hear

    settings.DEMO, settings.SNAP_SERVER_KEYS = False, order["keys"]
    settings.SNAP_URL = settings.SNAP_API_URL = order["company"]
    _put_stop(order["point"], stand_still(order, tell))
    tell.write(f"{hear(order['raw']).value}\n")


def _put_stop(point: str, still: Callable[[], None]) -> None:
    from shop.online import actions
    from shop.order import ledger

    match point:
        case "kept":  # the message is in the table, nobody was asked
            stop_before(actions, "look", still)
        case "answered":  # the company said yes, nothing was booked
            stop_before(actions, "book", still)
        case "booking":  # in the middle of the transaction
            stop_after(ledger, "note", still)
        case "telling":  # still there: the shop was not yet told of the money that is noted
            stop_before(actions, "tell_shop_of_money", still)
        case "booked":  # the company was not yet told that it was heard
            stop_after(actions, "book", still)


if __name__ == "__main__":
    main(work)
