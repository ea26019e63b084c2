"""The signed address by which anybody who holds it follows one order, and nobody who guesses does."""

from hashlib import sha256
from urllib.parse import urlencode

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from shop.gateways.base import ScanCode
from shop.order.models import Order

_signer = Signer(salt="shop.order.links")


def key_of(number: str) -> str:
    """The key that belongs to an order number."""
    return _signer.signature(number)


def order_url(order: Order) -> str:
    """`/pesanan/KDN-1001-1/?kunci=...`: shows that order and nothing else."""
    return f"{reverse('orders:detail', args=[order.number])}?{urlencode({'kunci': key_of(order.number)})}"


def complaint_url(order: Order) -> str:
    """The page of the order's complaint, or of the form for one."""
    return f"{reverse('orders:complaint', args=[order.number])}?{urlencode({'kunci': key_of(order.number)})}"


def complaint_photo_url(order: Order, pk: int) -> str:
    """A picture of that complaint."""
    return f"{reverse('orders:complaint_photo', args=[order.number, pk])}?{urlencode({'kunci': key_of(order.number)})}"


def code_url(order: Order, scan: ScanCode) -> str:
    """The picture of the code that the order's page shows. A changed code has another address, so that no browser shows the old one from its store."""
    query = {"kunci": key_of(order.number), "v": sha256(scan.payload.encode()).hexdigest()[:12]}
    return f"{reverse('orders:code', args=[order.number])}?{urlencode(query)}"


def is_key(number: str, key: str) -> bool:
    """True when the key was made for this number; compared in constant time."""
    return constant_time_compare(key_of(number), key)
