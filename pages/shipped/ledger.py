"""Doing a piece of loading exactly once."""

from collections.abc import Callable

from django.db import transaction

from pages.models import ShippedItem


def once(key: str, put: Callable[[], object]) -> bool:
    """Run `put` and remember it, in one transaction. False when an earlier run has done it: then nothing is touched."""
    with transaction.atomic():
        if ShippedItem.objects.filter(key=key).exists():
            return False
        put()
        ShippedItem.objects.create(key=key)
    return True
