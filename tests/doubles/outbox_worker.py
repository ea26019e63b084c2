"""Real worker processes for tests, quick to start: `python -m tests.doubles.outbox_worker` loads the project once and forks for each line it reads.

A line is JSON: `control` (port of the test, which the process calls and tells its number and what it does), `mail` (port of the mail server), `point`
(where it says so and stands still, to be killed; empty for nowhere). The points that the mail server can make, by saying nothing at a word, need nothing
here; these are the ones between two words. The stops are put around the worker's own functions from outside: what is tested knows nothing of them.
"""

import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any, TextIO

import django


def stop_before(owner: Any, name: str, still: Callable[[], None]) -> None:
    def stopped(*args: Any, **kwargs: Any) -> None:
        still()

    setattr(owner, name, stopped)


def stop_after(owner: Any, name: str, still: Callable[[], None]) -> None:
    real = getattr(owner, name)

    def stopped(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        still()

    setattr(owner, name, stopped)


def stand_still(order: dict[str, Any], tell: TextIO) -> Callable[[], None]:
    """Says that the point was reached and goes no further."""

    def still() -> None:
        tell.write(f"{order['point']}\n")
        tell.flush()
        threading.Event().wait()

    return still


def work(order: dict[str, Any], tell: TextIO) -> None:
    """One turn of the real worker."""
    from django.conf import settings

    from portal.notifications import sending, smtp

    still = stand_still(order, tell)
    settings.EMAIL_BACKEND = "portal.notifications.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", order["mail"], 60
    match order["point"]:
        case "claimed":
            stop_before(smtp.EmailBackend, "open", still)
        case "body sent":
            stop_before(sending, "hand_over", still)
        case "handing over":
            stop_after(sending, "hand_over", still)
        case "taken":
            stop_before(sending, "finish", still)
    tell.write(f"sent {sending.send_due()}\n")


def main(work: Callable[[dict[str, Any], TextIO], None] = work) -> None:
    """Fork for each line of the standard input, and do it there."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    django.setup()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for line in sys.stdin:
        if os.fork():
            continue
        order = json.loads(line)
        with socket.create_connection(("127.0.0.1", order["control"])) as control, control.makefile("w") as tell:
            tell.write(f"{os.getpid()}\n")
            tell.flush()
            work(order, tell)
        os._exit(0)


if __name__ == "__main__":
    main()
