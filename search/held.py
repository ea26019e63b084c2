"""What each process holds a copy of, because every question needs it, and renews when it has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from django.core.cache import cache

Value = TypeVar("Value")


class Held(Generic[Value]):
    """Called, it gives the copy. At most every `seconds` it asks `stamp`, and reads anew with `load` when that is another one than before.

    Processes with the same cache share the stamp, so one `forget` is enough for all of them; others notice within `seconds`.
    """

    def __init__(self, key: str, seconds: int, stamp: Callable[[], str], load: Callable[[], Value]) -> None:
        self._key, self._seconds, self._stamp, self._load = key, seconds, stamp, load
        self._copy: tuple[str, Value] | None = None

    def __call__(self) -> Value:
        stamp = cache.get(self._key)
        if stamp is None:
            stamp = self._stamp()
            cache.set(self._key, stamp, self._seconds)
        if self._copy is None or self._copy[0] != stamp:
            self._copy = (stamp, self._load())
        return self._copy[1]

    def forget(self) -> None:
        """Let the next call ask."""
        cache.delete(self._key)
