"""What the company says of a payment, in a notification or when it is asked, and how a notification is known to be genuine."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha512
from typing import Any

from django.utils.crypto import constant_time_compare

from shop.gateways.snap.keys import ShopKey

PAID, CARD_PAID, REFUNDED = "settlement", "capture", "refund"
DISPUTED = ("partial_refund", "chargeback", "partial_chargeback")
_NUMBER = re.compile(r"[\w-]{1,60}", re.ASCII)
_AMOUNT = re.compile(r"\d{1,12}(?:\.0{1,2})?", re.ASCII)


@dataclass(frozen=True)
class Saying:
    """`amount` and `refunded` are rupiah, None where it is not a whole number of them."""

    number: str
    state: str
    fraud: str
    amount: Decimal | None
    refunded: Decimal | None
    merchant: str
    currency: str

    @property
    def is_paid(self) -> bool:
        """The company has the money for the shop. A card whose payment still is looked at does not count."""
        return (self.state == PAID and self.fraud in ("", "accept")) or (self.state == CARD_PAID and self.fraud == "accept")

    @property
    def matters(self) -> bool:
        """It would change what is known about money. The rest (pending, deny, expire, cancel) is kept and changes nothing: an order ends by its own clock."""
        return self.is_paid or self.state == REFUNDED or self.state in DISPUTED


def number_in(fields: dict[str, Any]) -> str:
    """The order's number that a message names; empty when it is none that we ever gave."""
    named = fields.get("order_id")
    return named if isinstance(named, str) and _NUMBER.fullmatch(named) else ""


def fields_of(raw: str) -> dict[str, Any]:
    """The message as a dictionary; empty when it is anything else."""
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def saying_of(fields: dict[str, Any]) -> Saying:
    """What the fields say; what is missing or no text is empty."""
    word = {name: value if isinstance(value := fields.get(name), str) else "" for name in ("order_id", "transaction_status", "fraud_status", "merchant_id")}
    return Saying(
        number=word["order_id"],
        state=word["transaction_status"],
        fraud=word["fraud_status"],
        amount=whole_amount(fields.get("gross_amount")),
        refunded=whole_amount(fields.get("refund_amount")),
        merchant=word["merchant_id"],
        currency=str(fields.get("currency", "IDR")),
    )


def whole_amount(text: Any) -> Decimal | None:
    """`65000.00` as 65000; None for anything that is no whole number of rupiah."""
    return Decimal(text).quantize(Decimal(1)) if isinstance(text, str) and _AMOUNT.fullmatch(text) else None


def signature(number: str, status_code: str, amount: str, key: ShopKey) -> str:
    """As the company signs: SHA-512 of order_id, status_code, gross_amount and the server key, one after the other."""
    return sha512(f"{number}{status_code}{amount}{key.secret}".encode()).hexdigest()


def is_genuine(fields: dict[str, Any], key: ShopKey) -> bool:
    """Signed with this shop's key, and for its merchant account where one is named. Compared in constant time."""
    said = [fields.get(name) for name in ("order_id", "status_code", "gross_amount", "signature_key")]
    if not all(isinstance(value, str) and value.isascii() for value in said) or fields.get("merchant_id", key.merchant) != key.merchant:
        return False
    number, status_code, amount, signed = map(str, said)
    return constant_time_compare(signature(number, status_code, amount, key), signed)
