"""Processes that hear a notification of the payment company, and stand still at a named point until they are killed: `python -m
tests.doubles.notice_listener` loads the project once and forks for each line of JSON it reads (`company` address, `keys`, `point`, `raw` message). Each prints
its number and the point, or what came of it. The stops are put around the project's own functions from outside."""

import json
import os
import signal
import sys
import threading
from typing import Any

import django

from tests.doubles.outbox_worker import stop_after, stop_before

POINTS = ("kept", "answered", "booking", "booked")


def stand_at(point: str, still: Any) -> None:
    from shop.online import actions
    from shop.order import ledger

    match point:
        case "kept":  # the message is in the table, nobody was asked
            stop_before(actions, "look", still)
        case "answered":  # the company said yes, nothing was booked
            stop_before(actions, "book", still)
        case "booking":  # in the middle of the transaction
            stop_after(ledger, "note", still)
        case "booked":  # the company was not yet told that it was heard
            stop_after(actions, "book", still)


def listen(order: dict[str, str]) -> None:
    """Hear the one message, and say how that went."""
    from django.conf import settings

    def say(word: str) -> None:
        print(os.getpid(), word, flush=True)  # noqa: T201

    def still() -> None:
        say(order["point"])
        threading.Event().wait()

    settings.DEMO, settings.SNAP_SERVER_KEYS = False, order["keys"]
    settings.SNAP_URL = settings.SNAP_API_URL = order["company"]
    stand_at(order["point"], still)
    from shop.online.actions import hear

    say(hear(order["raw"]).value)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    django.setup()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for line in sys.stdin:
        if not os.fork():
            listen(json.loads(line))
            os._exit(0)


if __name__ == "__main__":
    main()
