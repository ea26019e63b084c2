"""The signed addresses of an order: one by which its buyer follows it, another by which its shop answers it without signing in. Nobody who guesses has
either, and who has the one has not the other: a buyer who could answer would accept the own order."""

from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlencode

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from shop.gateways.base import ScanCode
from shop.order.models import Order

_signer = Signer(salt="shop.order.links")
_answers = TimestampSigner(salt="shop.order.answers", sep=".")
ANSWER_DAYS = 3
"""How long a shop's link is good. Counted from when the mail was written."""


class NoSuchLink(Exception):
    """Nobody here made this link."""


class LinkExpired(Exception):
    """It was a good one."""


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


def answer_url(order: Order) -> str:
    """`/pesanan/jawab/12.../`: who opens it may accept or turn down that order in the name of its shop. Never part of anything a buyer is shown or sent."""
    return reverse("orders:answer", args=[_answers.sign(str(order.pk))])


def order_to_answer(token: str) -> int:
    """The order's key in the database. Raises LinkExpired after ANSWER_DAYS, NoSuchLink for anything else that is not as we made it."""
    try:
        return int(_answers.unsign(token, max_age=timedelta(days=ANSWER_DAYS)))
    except SignatureExpired as old:
        raise LinkExpired from old
    except (BadSignature, ValueError) as strange:
        raise NoSuchLink from strange
