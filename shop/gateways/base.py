"""What a way to pay must answer. Checkout, order pages and mails know this contract and no gateway by name."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shop.order.models import Order
    from shop.partner.models import Partner


@dataclass(frozen=True)
class CopyRow:
    """One value the buyer carries over into another app: what is shown, and what lands in the clipboard."""

    label: Any
    shown: str
    copied: str


@dataclass(frozen=True)
class Instructions:
    """What the buyer does now. `rows` can be copied, `steps` are read in order, `warning` guards against fraud."""

    title: str
    steps: list[str]
    rows: list[CopyRow] = field(default_factory=list)
    warning: str = ""


class Gateway(ABC):
    """One way of paying a shop. The portal never holds the money: a gateway says where it goes and what proves that it arrived.

    A gateway must never: take money for the portal, add a charge for paying, call an order paid because the buyer says so or sends a picture,
    or write to an order itself (shop.order.actions does).
    """

    code: str
    """Stored on the order; never changes once used."""
    label: Any
    """As the buyer reads it, lazily translated."""
    initial_status: str
    """The state in which an order paid this way begins."""

    @abstractmethod
    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        """Why this shop cannot be paid this way with this delivery, in words for the buyer; empty when it can."""

    @abstractmethod
    def hint(self, shop: "Partner") -> str:
        """One line below the choice, such as where the money goes."""

    @abstractmethod
    def deadline(self, placed: datetime) -> datetime:
        """Until when the goods wait for the money; later the order is cancelled by itself."""

    @abstractmethod
    def instructions(self, order: "Order") -> Instructions:
        """What the buyer of this order does to pay it."""

    @abstractmethod
    def proof(self) -> str:
        """What proves the money, in words for the seller."""
