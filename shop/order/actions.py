"""What can be done to an order. Each is one transaction on a locked row, and refuses what the order's life does not allow."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from oscar.apps.partner.exceptions import InvalidStockAdjustment

from portal.accounts.models import User
from shop.order.exceptions import WrongState
from shop.order.models import Order, OrderNote
from shop.order.notices import tell_changed
from shop.order.placement import Buyer, Choice, place_orders
from shop.order.states import UNPAID
from shop.partner.models import StockRecord

__all__ = ["Buyer", "Choice", "cancel", "complete", "confirm_payment", "expire_due", "hand_over", "place_orders"]


def confirm_payment(order: Order, actor: User | None) -> Order:
    """The seller saw the money."""
    return _change(order, settings.PAID, actor)


def hand_over(order: Order, actor: User | None) -> Order:
    """The goods left the shop: what was set aside leaves the stock."""
    return _change(order, settings.HANDED_OVER, actor, _consume)


def complete(order: Order, actor: User | None) -> Order:
    """The buyer has the goods; with pay-at-pickup they leave the stock in the same moment."""
    return _change(order, settings.COMPLETE, actor, _consume)


def cancel(order: Order, actor: User | None, reason: str, *, only_unpaid: bool = False) -> Order:
    """Give the goods back to the stock, once, and keep the reason for both sides. `only_unpaid` refuses when the seller saw the money meanwhile:
    a buyer's tap and the clock must never cancel what was paid a moment before."""

    def give_back(locked: Order) -> None:
        if only_unpaid and locked.status not in UNPAID:
            raise WrongState(_("Pesanan ini sudah dibayar. Bicarakan pembatalan dengan penjual."))
        locked.cancel_reason = reason[:200]
        _locked_stock(locked)
        for line in locked.lines.all():
            line.cancel_allocation(line.quantity)

    return _change(order, settings.CANCELLED, actor, give_back)


def expire_due(now: datetime) -> int:
    """Cancel what nobody paid or fetched in time; returns how many. Two runs at once share the work: the row lock lets one of them cancel."""
    due = Order.objects.filter(status__in=UNPAID, deadline__lte=now).order_by("deadline", "pk")
    expired = 0
    for order in due:
        unpaid = order.status == settings.AWAITING_PAYMENT
        try:
            cancel(order, None, _("Tidak dibayar sampai batas waktu.") if unpaid else _("Tidak diambil sampai batas waktu."), only_unpaid=True)
        except WrongState:
            continue
        expired += 1
    return expired


@transaction.atomic
def _change(order: Order, new_status: str, actor: User | None, effect: Callable[[Order], None] | None = None) -> Order:
    locked = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    if new_status not in locked.available_statuses():
        raise WrongState(_("Langkah ini tidak bisa lagi. Keadaan pesanan sudah berubah, muat ulang halaman."))
    if effect is not None:
        effect(locked)
    locked.set_status(new_status)
    who = str(actor) if actor else _("Pembeli atau sistem")
    OrderNote.objects.create(order=locked, user=actor, note_type=OrderNote.SYSTEM, message=f"{new_status}: {who}")
    tell_changed(locked)
    order.status = locked.status
    order.cancel_reason = locked.cancel_reason
    return locked


def _consume(order: Order) -> None:
    _locked_stock(order)
    for line in order.lines.all():
        if line.num_allocated:  # handed over already: the second step finds nothing set aside
            try:
                line.consume_allocation(line.num_allocated)
            except InvalidStockAdjustment as short:
                raise WrongState(_("Stok %(title)s tercatat lebih sedikit daripada isi pesanan ini. Betulkan stoknya dulu.") % {"title": line.title}) from short


def _locked_stock(order: Order) -> None:
    """All stock rows of the order in key order, as a placement takes them: no two transactions wait for each other."""
    list(StockRecord.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=order.lines.values("stockrecord_id")).order_by("pk"))
