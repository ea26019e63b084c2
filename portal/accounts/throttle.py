"""Ten wrong tries with one name (an account, an order number) close its door for a quarter of an hour."""

import hashlib

from django.core.cache import cache

LIMIT = 10
SECONDS = 15 * 60


def _key(typed: str) -> str:
    name = "".join(character for character in typed.lower() if character.isalnum())
    return "wrong-password:" + hashlib.sha256(name.encode()).hexdigest()[:32]


def is_locked(typed: str) -> bool:
    """True once the limit is reached for this name."""
    return (cache.get(_key(typed)) or 0) >= LIMIT


def count_failure(typed: str) -> None:
    """Remember one wrong try."""
    if not cache.add(_key(typed), 1, SECONDS):
        try:
            cache.incr(_key(typed))
        except ValueError:  # it expired between the two calls
            cache.set(_key(typed), 1, SECONDS)


def clear(typed: str) -> None:
    """Forget the tries after a right one."""
    cache.delete(_key(typed))
