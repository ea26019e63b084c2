"""What the worker does in a running city: send what waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from portal.notifications.sending import send_due


@contextmanager
def delivering() -> Iterator[None]:
    """The mails of what happens inside have left when it ends."""
    yield
    send_due()
