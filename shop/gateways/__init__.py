"""Ways to pay: one module each, behind one contract (base.py). This registry is the only place that names them.

Their order is the order on the page; the first one that a shop takes is marked.
"""

from typing import TYPE_CHECKING

from shop.gateways.bank_transfer import BankTransfer
from shop.gateways.base import Gateway
from shop.gateways.pay_at_door import PayAtDoor
from shop.gateways.pay_at_pickup import PayAtPickup
from shop.gateways.qris.gateway import ShopQris
from shop.gateways.snap.gateway import SnapPayment

if TYPE_CHECKING:
    from shop.partner.models import Partner

GATEWAYS: dict[str, Gateway] = {gateway.code: gateway for gateway in (ShopQris(), BankTransfer(), SnapPayment(), PayAtPickup(), PayAtDoor())}

CASH, TRANSFER = PayAtPickup.code, BankTransfer.code
"""How a seller says an order was paid that was made elsewhere."""


def gateway(code: str) -> Gateway:
    """The gateway of an order's `payment_method`. Raises KeyError for a code nobody ever had."""
    return GATEWAYS[code]


def promises(shop: "Partner") -> list[str]:
    """How this shop can be paid, a sentence each, for people who have not ordered yet."""
    return [words for way in GATEWAYS.values() if (words := way.promise(shop))]
