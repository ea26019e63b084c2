"""What can be done to a complaint. Each is one transaction with an actor: the order's row is locked first, then the complaint is read anew.

`at` is when it happened, now unless a demo city is told about its past. Raises WrongState in words for the person, NotTheirs for a side that may never do
this.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.complaints import states
from shop.complaints.models import Complaint, ComplaintEvent, ComplaintPhoto
from shop.complaints.notices import tell
from shop.complaints.queries import WAITING, may_ask_officer, may_complain, may_decide
from shop.order import actions as orders
from shop.order import ledger
from shop.order.actors import CLOCK, Actor, Role
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.ledger import Kind, Money
from shop.order.models import Order

State, Wish = Complaint.State, Complaint.Wish
MOST_PHOTOS = 3
OPENED_ALREADY = gettext_lazy("Keluhan untuk pesanan ini sudah ada. Ini keadaannya sekarang.")
MOST_SAID = 20
"""How often buyer and seller may each add words while officers mediate."""


@transaction.atomic
def open_complaint(
    order: Order, actor: Actor, *, reason: str, wish: str, words: str, photos: Iterable[ContentFile[bytes]] = (), at: datetime | None = None
) -> Complaint:
    """The buyer says what is wrong: the seller's turn. The order's own clock stands still until the complaint is closed."""
    _only(actor, Role.BUYER)
    now = at or timezone.now()
    held = _locked_order(order)
    if Complaint.objects.filter(order=held).exists():
        raise WrongState(str(OPENED_ALREADY))
    if not may_complain(held, now):
        raise WrongState(_("Pesanan ini tidak bisa dikeluhkan di sini sekarang. Keadaannya sudah berubah."))
    complaint = Complaint(order=held, reason=reason, wish=wish, opened_at=now)
    complaint.deadline, complaint.remind_at = states.times(State.ASKED, now)
    complaint.save()
    for picture in list(photos)[:MOST_PHOTOS]:
        ComplaintPhoto(complaint=complaint).picture.save("foto.jpg", picture)
    _hold_clock(held)
    tell(complaint, _note(complaint, states.OPENED, actor, now, "", words))
    return complaint


@transaction.atomic
def accept(complaint: Complaint, actor: Actor, words: str = "", at: datetime | None = None) -> Complaint:
    """The seller does what the buyer wants. Money is owed back from now on; goods that never left go back to the stock."""
    held = _held(complaint, actor, Role.SELLER, State.ASKED)
    now = at or timezone.now()
    if held.wish == Wish.MONEY:
        _owe(held.order, actor, words, now)
    done = held.wish == Wish.MONEY and ledger.state_of_money(held.order) == Money.RETURNED
    return _move(held, states.ACCEPTED, State.ANSWERED if done else State.PROMISED, actor, now, words)


@transaction.atomic
def offer(complaint: Complaint, actor: Actor, words: str, at: datetime | None = None) -> Complaint:
    """The seller proposes something else in words."""
    return _move(_held(complaint, actor, Role.SELLER, State.ASKED), states.OFFERED, State.ANSWERED, actor, at, _needed(words))


@transaction.atomic
def refuse(complaint: Complaint, actor: Actor, words: str, at: datetime | None = None) -> Complaint:
    """The seller says no and why."""
    return _move(_held(complaint, actor, Role.SELLER, State.ASKED), states.REFUSED, State.ANSWERED, actor, at, _needed(words))


@transaction.atomic
def keep(complaint: Complaint, actor: Actor, words: str = "", at: datetime | None = None) -> Complaint:
    """The seller did what was agreed. Of money it is said where money is recorded: `refund`."""
    held = _held(complaint, actor, Role.SELLER, State.PROMISED)
    if ledger.state_of_money(held.order) == Money.OWED_BACK:
        raise WrongState(_("Catat uang yang dikembalikan di halaman pesanan."))
    return _move(held, states.KEPT, State.ANSWERED, actor, at, words)


@transaction.atomic
def refund(order: Order, actor: Actor, words: str, at: datetime | None = None) -> Order:
    """The money went back, and how, by the word of the seller or of the company that took it. What was promised or decided is kept with that; in any other
    state of an open complaint everybody learns of it, and whose turn it is stays. A second time changes nothing."""
    now = at or timezone.now()
    held = _locked_order(order)
    was_owed = ledger.state_of_money(held) == Money.OWED_BACK
    orders.record_refund(held, actor, words, now)
    complaint = Complaint.objects.filter(order=held).exclude(state=State.CLOSED).first() if was_owed else None
    if complaint:
        complaint.order = held
        if complaint.state == State.PROMISED:
            _move(complaint, states.REFUNDED, State.ANSWERED, actor, now, words)
        else:
            tell(complaint, _note(complaint, states.REFUNDED, actor, now, complaint.state, words))
    return held


@transaction.atomic
def settle(complaint: Complaint, actor: Actor, at: datetime | None = None) -> Complaint:
    """The buyer says that all is well, whoever's turn it is: whose money was owed has it back."""
    held = _held(complaint, actor, Role.BUYER, State.ASKED, State.PROMISED, State.ANSWERED, State.MEDIATION)
    now = at or timezone.now()
    if ledger.state_of_money(held.order) == Money.OWED_BACK:
        orders.record_refund(held.order, actor, "", now)
    return _move(held, states.SETTLED, State.CLOSED, actor, now)


@transaction.atomic
def ask_officer(complaint: Complaint, actor: Actor, words: str, at: datetime | None = None) -> Complaint:
    """The buyer is not content: officers mediate. Also opens a closed one again; until when, may_ask_officer says."""
    held = _held(complaint, actor, Role.BUYER, *State)
    now = at or timezone.now()
    if not may_ask_officer(held, now):
        raise _changed(held)
    _hold_clock(held.order)
    return _move(held, states.ESCALATED, State.MEDIATION, actor, now, _needed(words))


@transaction.atomic
def say(complaint: Complaint, actor: Actor, words: str, at: datetime | None = None) -> Complaint:
    """Words to everybody while officers mediate. The same words twice, as after a double press, are said once."""
    if actor.role not in states.SAID_BY:
        raise NotTheirs(actor.role)
    held = _held(complaint, actor, Role(actor.role), State.MEDIATION)
    mine = held.events.filter(key=states.SAID, role=actor.role)
    last = mine.last()
    if last and last.words == _needed(words) and held.events.last() == last:
        return held
    if actor.role != Role.OFFICER and mine.count() >= MOST_SAID:
        raise WrongState(_("Anda sudah menulis %(most)s kali. Tunggu petugas.") % {"most": MOST_SAID})
    tell(held, _note(held, states.SAID, actor, at or timezone.now(), held.state, words))
    return held


@transaction.atomic
def decide(complaint: Complaint, actor: Actor, words: str, *, refund: bool, at: datetime | None = None) -> Complaint:
    """The officer's word ends it. With `refund` the shop owes the buyer the whole total from now on, and it stays open until that is paid. What the seller
    owes already by the own word is on the books, and no officer's word takes it off."""
    held = _held(complaint, actor, Role.OFFICER, State.MEDIATION)
    now = at or timezone.now()
    if not refund:
        if ledger.state_of_money(held.order) == Money.OWED_BACK:
            raise WrongState(_("Penjual sudah setuju mengembalikan uang ini, dan itu tercatat. Pilih uang kembali, atau tunggu sampai penjual mencatatnya."))
        return _move(held, states.DECIDED, State.CLOSED, actor, now, _needed(words))
    if ledger.state_of_money(held.order) == Money.RETURNED:
        raise WrongState(
            _("Uang pesanan ini sudah tercatat kembali, jangan sampai dibayar dua kali. Belum sampai ke pembeli? Tanyakan dulu ke penjual di kotak atas.")
        )
    _owe(held.order, actor, _needed(words), now)
    return _move(held, states.DECIDED_REFUND, State.PROMISED, actor, now, words)


@transaction.atomic
def pass_deadline(complaint: Complaint, now: datetime) -> bool:
    """The clock, if with the rows locked its time has still come: what the seller leaves goes to the officers, what the buyer leaves is closed."""
    held = _locked(complaint)
    if held.deadline is None or held.deadline > now:
        return False
    step = {
        State.ASKED: (states.UNANSWERED, State.MEDIATION),
        State.PROMISED: (states.UNKEPT, State.MEDIATION),
        State.ANSWERED: (states.BUYER_SILENT, State.CLOSED),
    }.get(State(held.state))
    if step is None:
        return False
    _move(held, *step, CLOCK, now)
    return True


@transaction.atomic
def remind(complaint: Complaint, now: datetime) -> bool:
    """The clock tells whose turn it is that time runs out; officers, that it has."""
    held = _locked(complaint)
    if held.remind_at is None or held.remind_at > now:
        return False
    held.remind_at = None
    held.save(update_fields=["remind_at"])
    tell(held, _note(held, states.LATE if held.state == State.MEDIATION else states.REMINDED, CLOCK, now, held.state))
    return True


def _owe(order: Order, actor: Actor, words: str, now: datetime) -> None:
    """The whole total goes back. An order whose goods never left is cancelled, which gives them back to the stock, once; goods that left are not counted
    again. Who agrees to pay cash back, or orders it, says with that that it was paid."""
    if order.status in WAITING:
        orders.cancel(order, actor, words or _("Penjual mengembalikan uang karena keluhan pembeli."), now)
        return
    if ledger.state_of_money(order) == Money.NOT_SEEN:
        ledger.note(order, Kind.RECEIVED, actor, now, words)
    ledger.note(order, Kind.OWED, actor, now, words)


def _move(held: Complaint, key: str, to: str, actor: Actor, at: datetime | None, words: str = "") -> Complaint:
    """To the next state, in the running transaction and under the order's lock."""
    now = at or timezone.now()
    was, held.state = held.state, to
    held.deadline, held.remind_at = states.times(to, now)
    held.save(update_fields=["state", "deadline", "remind_at"])
    if to == State.CLOSED:
        orders.run_clock(held.order, now)
    tell(held, _note(held, key, actor, now, was, words))
    return held


def _note(complaint: Complaint, key: str, actor: Actor, at: datetime, was: str, words: str = "") -> ComplaintEvent:
    return ComplaintEvent.objects.create(
        complaint=complaint, at=at, key=key, role=actor.role, user=actor.user, old_status=was, new_status=complaint.state, words=words.strip()
    )


def _hold_clock(order: Order) -> None:
    """Nothing about the order ends by itself while the complaint is open; shop.order.actions keeps it so."""
    Order.objects.filter(pk=order.pk).update(deadline=None, remind_at=None)


def _held(complaint: Complaint, actor: Actor, role: Role, *allowed: str) -> Complaint:
    """The complaint under its order's lock, for this side and in one of these states."""
    _only(actor, role)
    held = _locked(complaint)
    if held.state not in allowed:
        raise _changed(held)
    if role == Role.OFFICER and (actor.user is None or not may_decide(held, actor.user)):
        raise WrongState(_("Ini menyangkut toko atau belanja Anda sendiri. Petugas lain yang harus menangani."))
    return held


def _locked(complaint: Complaint) -> Complaint:
    order = _locked_order(complaint.order)
    held = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    held.order = order
    return held


def _locked_order(order: Order) -> Order:
    return Order.objects.select_for_update(of=("self",)).select_related("partner", "user").get(pk=order.pk)


def _only(actor: Actor, role: Role) -> None:
    if actor.role != role:
        raise NotTheirs(actor.role)


def _needed(words: str) -> str:
    if not words.strip():
        raise ValueError("words are needed here")
    return words.strip()


def _changed(complaint: Complaint) -> WrongState:
    return WrongState(_("Keadaan keluhan ini sudah berubah: %(state)s. Baca dulu yang terbaru di bawah.") % {"state": complaint.get_state_display().lower()})
