"""What can be done to an order. Each is one transaction on a locked row with an actor, and refuses what the order's life does not allow.

`at` is when it happened, now unless a demo city is told about its past. Raises WrongState in words for the person, NotTheirs for a side that may never do
this.
"""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.apps.partner.exceptions import InvalidStockAdjustment

from shop.complaints.queries import is_disputed
from shop.gateways import gateway
from shop.order import ledger, steps
from shop.order.actors import CLOCK, Actor, Role
from shop.order.clocks import OWED_BACK, times
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.ledger import Kind, Money
from shop.order.models import Order, OrderEvent
from shop.order.notices import tell_changed, tell_late_money, tell_refunded
from shop.order.states import ANSWERED_BY_LINK, ARRIVED
from shop.order.steps import Step
from shop.partner.models import StockRecord

BUYER_MAY_CANCEL = (settings.AWAITING_PAYMENT, settings.AWAITING_ANSWER)
"""Nobody saw money, and the seller did not start."""


def say_paid(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The buyer says the money is on its way; whether it came only the seller can say."""
    return _take(order, steps.SAID_PAID, actor, at)


def not_arrived(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The seller looked and there is no money: the buyer's turn again, with a new deadline."""
    return _take(order, steps.NOT_ARRIVED, actor, at)


def confirm_payment(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The seller saw the money, or the company that took it says so."""
    return _take(order, steps.MONEY_SEEN, actor, at, lambda locked, now: ledger.note(locked, Kind.RECEIVED, actor, now))


def accept(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The seller takes the order and prepares it."""
    return _take(order, steps.ACCEPTED, actor, at)


def make_ready(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The goods stand at the counter for a buyer who fetches them."""

    def only_fetched(locked: Order, now: datetime) -> None:
        if locked.shipping_address_id:
            raise WrongState(_("Pesanan ini diantar, bukan diambil. Tekan Serahkan pesanan sesudah barang berangkat."))

    return _take(order, steps.MADE_READY, actor, at, only_fetched)


def hand_over(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The goods left the shop: what was set aside leaves the stock."""
    return _take(order, steps.SENT, actor, at, consume)


def receive(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The buyer has the goods. When the seller says so of an order paid in cash, the money came with it."""

    def effect(locked: Order, now: datetime) -> None:
        consume(locked, now)
        if actor.role == Role.SELLER and ledger.state_of_money(locked) == Money.NOT_SEEN:
            ledger.note(locked, Kind.RECEIVED, actor, now)

    return _take(order, steps.RECEIVED, actor, at, effect)


def complete(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """All is well, or nobody said otherwise in time. Never while a complaint is open (OL-03)."""

    def nobody_complains(locked: Order, now: datetime) -> None:
        if is_disputed(locked):
            raise WrongState(_("Ada keluhan yang masih terbuka. Pesanan selesai sesudah keluhan ditutup."))

    return _take(order, steps.COMPLETED, actor, at, nobody_complains)


def cancel(order: Order, actor: Actor, reason: str, at: datetime | None = None, step: Step = steps.CANCELLED) -> Order:
    """Give the goods back to the stock, once, and keep the reason for both sides. Money that the shop has is owed back from now on.
    A buyer may cancel until money was seen or the seller began: under the lock, so that a tap never cancels what was paid a moment before."""

    def give_back(locked: Order, now: datetime) -> None:
        if actor.role == Role.BUYER and locked.status not in BUYER_MAY_CANCEL:
            paid = ledger.is_paid(locked) or locked.status == settings.AWAITING_CONFIRMATION
            raise WrongState(
                _("Pesanan ini sudah dibayar. Bicarakan pembatalan dengan penjual.") if paid else _("Penjual sudah mulai. Bicarakan pembatalan dengan penjual.")
            )
        locked.cancel_reason = reason[:200]
        if ledger.is_paid(locked):
            ledger.note(locked, Kind.OWED, actor, now, reason)
        _locked_stock(locked)
        for line in locked.lines.all():
            line.cancel_allocation(line.num_allocated or 0)

    return _take(order, step, actor, at, give_back, words=reason)


@transaction.atomic
def answer(order: Order, actor: Actor, *, accepts: bool, reason: str = "") -> Order:
    """The shop's first word on a new order, by its link: accept, or turn down with a reason. Raises WrongState for any later word, under the lock, so that
    two people of a shop with the same link never undo each other's."""
    locked = _locked(order)
    if locked.status not in ANSWERED_BY_LINK:
        raise WrongState(_("Pesanan ini sudah dijawab."))
    return accept(locked, actor) if accepts else cancel(locked, actor, reason)


def cancel_silent(order: Order) -> Order:
    """The seller did not answer in time; counted against the shop."""
    return cancel(order, CLOCK, _("Penjual tidak menjawab sampai batas waktu."), step=steps.SILENT)


@transaction.atomic
def record_refund(order: Order, actor: Actor, words: str, at: datetime | None = None) -> Order:
    """The money went back, and how, by the word of the seller or of the company that took it, or of the buyer who has it. Only for money that is owed back;
    a second time changes nothing."""
    _only(actor, Role.SELLER, Role.COMPANY, Role.BUYER)
    locked = _locked(order)
    money = ledger.state_of_money(locked)
    if money not in (Money.OWED_BACK, Money.RETURNED):
        raise WrongState(_("Untuk pesanan ini tidak ada uang yang harus dikembalikan."))
    if money == Money.OWED_BACK:
        now = at or timezone.now()
        ledger.note(locked, Kind.RETURNED, actor, now, words)
        note_event(locked, steps.REFUNDED, actor, now, locked.status)
        if locked.status == settings.CANCELLED:  # its only clock; of goods that left, what the order or its complaint waits for stays
            run_clock(locked, now)
        tell_refunded(locked, by_buyer=actor.role == Role.BUYER)
    return locked


@transaction.atomic
def record_cash(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """The seller has the cash for goods that the buyer or the clock called received. A second time changes nothing."""
    _only(actor, Role.SELLER)
    locked = _locked(order)
    if locked.status not in ARRIVED:
        raise WrongState(_("Uang dicatat saat barang diterima. Muat ulang halaman untuk melihat keadaan pesanan."))
    if ledger.state_of_money(locked) == Money.NOT_SEEN:
        now = at or timezone.now()
        ledger.note(locked, Kind.RECEIVED, actor, now)
        note_event(locked, steps.CASH_SEEN, actor, now, locked.status)
    return locked


@transaction.atomic
def owe_late_money(order: Order, actor: Actor, at: datetime | None = None) -> Order:
    """Money reached the shop for an order that is cancelled already: from now on the shop owes it back. A second time changes nothing. By the word of the
    company that took it, or of the seller where it goes to the shop's own account."""
    _only(actor, Role.COMPANY, Role.SELLER)
    locked = _locked(order)
    if actor.role == Role.SELLER and not gateway(locked.payment_method).takes_receipt:
        raise NotTheirs(actor.role)
    if locked.status != settings.CANCELLED:
        raise WrongState(_("Pesanan ini tidak batal. Muat ulang halaman untuk melihat keadaannya."))
    if ledger.state_of_money(locked) == Money.NOT_SEEN:
        now = at or timezone.now()
        for kind in (Kind.RECEIVED, Kind.OWED):
            ledger.note(locked, kind, actor, now, _("Uang datang setelah pesanan batal."))
        run_clock(locked, now)
        tell_late_money(locked, note_event(locked, steps.LATE_MONEY, actor, now, locked.status))
    return locked


def _only(actor: Actor, *roles: Role) -> None:
    if actor.role not in roles:
        raise NotTheirs(actor.role)


@transaction.atomic
def _take(order: Order, step: Step, actor: Actor, at: datetime | None, effect: Callable[[Order, datetime], None] | None = None, words: str = "") -> Order:
    if actor.role not in step.by:
        raise NotTheirs(step.key, actor.role)
    now = at or timezone.now()
    locked = _locked(order)
    if step.to not in locked.available_statuses():
        raise WrongState(_("Langkah ini tidak bisa lagi. Keadaan pesanan sudah berubah, muat ulang halaman."))
    if effect is not None:
        effect(locked, now)
    was = locked.status
    locked.deadline, locked.remind_at = _times(locked, step.to, now)
    locked.set_status(step.to)  # saves
    tell_changed(locked, note_event(locked, step.key, actor, now, was, words))
    for name in ("status", "deadline", "remind_at", "cancel_reason"):
        setattr(order, name, getattr(locked, name))
    return locked


def run_clock(order: Order, now: datetime) -> None:
    """The clock of the order's present state from its beginning, in the running transaction."""
    order.deadline, order.remind_at = _times(order, order.status, now)
    order.save(update_fields=["deadline", "remind_at"])


def _times(order: Order, status: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    """See clocks.times. Beside the clock of an open complaint none runs, and of what is cancelled only while its money is owed back."""
    if is_disputed(order):
        return None, None
    owed = status == settings.CANCELLED and ledger.state_of_money(order) == Money.OWED_BACK
    return times(OWED_BACK if owed else status, now)


def note_event(order: Order, key: str, actor: Actor, at: datetime, was: str = "", words: str = "") -> OrderEvent:
    """A row of the history, in the running transaction."""
    return OrderEvent.objects.create(order=order, at=at, key=key, role=actor.role, user=actor.user, old_status=was, new_status=order.status, words=words[:500])


def _locked(order: Order) -> Order:
    return Order.objects.select_for_update(of=("self",)).get(pk=order.pk)


def consume(order: Order, now: datetime) -> None:
    """What was set aside leaves the stock, in the running transaction."""
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
