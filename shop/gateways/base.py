"""What a way to pay must answer. Checkout, order pages, mails and the seller's screens know this contract and no gateway by name.

To add a way: one module with a Gateway, one place in the registry (shop/gateways/__init__.py). tests/integration/shop/gateways/test_contract.py then
asks it everything below. A way that needs keys of a payment company says so in `refusal` until they are set, and begins in a state that its own
notifications move on, through shop.order.actions like everybody else.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from shop.money import rupiah

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
class ScanCode:
    """A code that the buyer scans, or saves and opens in another app. `name` is the payee that app will show; `facts` tells them from a namesake."""

    payload: str
    name: str
    facts: str = ""


@dataclass(frozen=True)
class Instructions:
    """What the buyer does now. `rows` can be copied, `scan` is drawn, `steps` are read in order, `warning` guards against fraud."""

    title: str
    steps: list[str]
    rows: list[CopyRow] = field(default_factory=list)
    warning: str = ""
    scan: ScanCode | None = None


@dataclass(frozen=True)
class PayPage:
    """A licensed payment company on whose page the buyer pays, by its name; `origin` is where that page stands, such as `https://bayar.example`."""

    company: str
    origin: str


@dataclass(frozen=True)
class Refund:
    """How money goes back: what the buyer reads, and what the seller does. The portal never has it, so it gives none back."""

    buyer: str
    seller: str


def amount_row(label: Any, order: "Order") -> CopyRow:
    """The first row of every instruction: what the order costs, to the rupiah."""
    return CopyRow(label, rupiah(order.total_incl_tax), str(int(order.total_incl_tax)))


def not_now(order: "Order", why: str) -> Instructions:
    """The shop took its account or code away after the order was made: nobody pays into nothing."""
    ask = _("Hubungi penjual dan tanyakan cara membayar. Nomornya ada di halaman ini.")
    return Instructions(title=_("Jangan bayar dulu"), rows=[amount_row(_("Jumlah tepat"), order)], steps=[why, ask])


def refund_said(order: "Order") -> dict[str, str]:
    """What the words of a refund may name: %(amount)s, %(shop)s and %(buyer)s."""
    return {"amount": rupiah(order.total_incl_tax), "shop": order.partner.name, "buyer": order.buyer_name}


class Gateway(ABC):
    """One way of paying a shop. The portal never holds the money: a gateway says where it goes and what proves that it arrived.

    A gateway must never:
    - take money for the portal, or name an account that is not the shop's own;
    - add a charge for paying (rule R23): the buyer pays the order's total and not a rupiah more;
    - call an order paid because the buyer says so or sends a picture;
    - write to an order, or to anything else, while it answers: shop.order.actions writes, on the word of the seller or of a checked notification.
    """

    code: str
    """Stored on the order, at most 30 small letters; never changes once used."""
    label: Any
    """As the buyer reads it, lazily translated."""
    initial_status: str
    """The state in which an order paid this way begins: one that waits and can be cancelled."""
    takes_receipt: bool
    """Whether a picture of a receipt can help the seller to find the money."""

    @abstractmethod
    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        """Why this shop cannot be paid this way with this delivery, in words for the buyer; empty when it can."""

    @abstractmethod
    def hint(self, shop: "Partner") -> str:
        """One line below the choice, such as where the money goes. Asked only where some delivery is not refused."""

    @abstractmethod
    def promise(self, shop: "Partner") -> str:
        """One sentence for whoever has not ordered yet, on the pages of the shop and its goods; empty when this shop cannot be paid so."""

    @abstractmethod
    def instructions(self, order: "Order") -> Instructions:
        """What the buyer of this order does to pay it."""

    @abstractmethod
    def proof(self) -> str:
        """What proves the money, in words for the seller. Never what the buyer sends."""

    @abstractmethod
    def refund(self, order: "Order") -> Refund:
        """How this order's money finds its way back, in words for both sides."""

    def marks_amount(self, shop: "Partner") -> bool:
        """Whether an order of this shop costs a few rupiah less than its goods and delivery, so that its money is known by the amount
        (shop.order.unique_amounts). Only where the seller looks for it by hand."""
        return False

    def pay_page(self) -> PayPage | None:
        """Where the buyer is sent to pay; None for ways in which buyer and shop settle it between themselves. Such a company also gives money back."""
        return None
