"""What buyer and seller say to each other about an order (OL-04): the two of them write and read it, nobody else. Going on to WhatsApp is kept in the same
record.

Who is written to is told at once by the first words of a half hour; of more in the same half hour once, at its end, unless they wrote themselves meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.clock import moment_words
from portal.guard import Guard
from portal.notifications.whatsapp import AGAIN
from shop.complaints.queries import open_complaint_of
from shop.order.actors import Actor, Role
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.ledger import Money, state_of_money
from shop.order.models import Order, TalkEntry
from shop.order.notices import take_back_talk, tell_talk
from shop.order.states import OPEN

Kind = TalkEntry.Kind
ALL = "semua"
"""The word in an address that asks for every entry."""
PART = "#percakapan"
TOO_OFTEN = gettext_lazy("Sudah terlalu sering dikirim dari jaringan ini. Tulisan Anda masih ada. Coba lagi satu jam lagi.")
OTHER_SIDE = {Role.BUYER: Role.SELLER, Role.SELLER: Role.BUYER}
MOST_SAID = 100
"""How often one side may write about one order."""
NEWEST = 6
"""How many entries a page shows before it is asked for all."""
QUIET = timedelta(minutes=30)


def guard_of(order: Order, side: Role) -> Guard:
    """So many a network may write for one side of one order."""
    return Guard(f"percakapan-{order.pk}-{side}", limits=((12, 60 * 60), (40, 24 * 60 * 60)))


def closes_at(order: Order) -> datetime | None:
    """From when on nobody writes any more; None while the order lives, money is to go back, or a complaint is open. Reads `order.money.all()` and
    `order.events.all()`."""
    if order.status in OPEN or state_of_money(order) == Money.OWED_BACK or open_complaint_of(order):
        return None
    ended = [event.at for event in order.events.all() if event.old_status != event.new_status]
    return max(ended, default=order.date_placed) + timedelta(days=settings.TALK_DAYS)


def is_closed(order: Order, now: datetime) -> bool:
    end = closes_at(order)
    return end is not None and end <= now


@transaction.atomic
def say(order: Order, actor: Actor, words: str, at: datetime | None = None) -> TalkEntry:
    """Words for the other side, who is told. The same words twice, as after a double press, are said once. Raises WrongState when the order is long over
    or enough was said, NotTheirs for who is no side of it."""
    side, now = _side(actor), at or timezone.now()
    held = _held(order)
    if is_closed(held, now):
        raise WrongState(_("Pesanan ini sudah lama berakhir, jadi percakapannya sudah ditutup."))
    last, mine = held.talk.last(), held.talk.filter(role=side, kind=Kind.SAID)
    if last and (last.role, last.kind, last.words) == (side, Kind.SAID, words):
        return last
    if mine.count() >= MOST_SAID:
        raise WrongState(_("Anda sudah menulis %(most)s kali tentang pesanan ini. Lanjutkan lewat telepon.") % {"most": MOST_SAID})
    begins = _half_hour(now)
    first = not mine.filter(at__gte=begins).exists()
    entry = TalkEntry.objects.create(order=held, at=now, role=side, user=actor.user, words=words)
    tell_talk(held, OTHER_SIDE[side], _step(OTHER_SIDE[side], begins, first=first), None if first else begins + QUIET)
    take_back_talk(held, side, _step(side, begins, first=False))
    return entry


@transaction.atomic
def note_whatsapp(order: Order, actor: Actor, at: datetime | None = None) -> None:
    """This side goes on to WhatsApp: kept, and told to nobody. Once an hour is enough, and nothing is kept of an order that is long over."""
    side, now = _side(actor), at or timezone.now()
    held = _held(order)
    if not is_closed(held, now) and not held.talk.filter(role=side, kind=Kind.WHATSAPP, at__gt=now - AGAIN).exists():
        TalkEntry.objects.create(order=held, kind=Kind.WHATSAPP, at=now, role=side, user=actor.user)


@dataclass(frozen=True)
class Line:
    """One entry as a page shows it. `who` is empty where `text` says it all."""

    who: str
    text: str
    when: str
    is_mine: bool


@dataclass(frozen=True)
class Talk:
    """The newest entries, the oldest of them first; `more` says how many are older. `closed` says that nobody writes any more, `unheard` that nothing
    reaches the other side but this page; `waits`: the other side wrote last."""

    lines: list[Line]
    more: int
    closed: str
    unheard: str
    waits: bool


def talk_of(order: Order, viewer: Role, now: datetime, *, everything: bool = False) -> Talk:
    """One query. Reads what `closes_at` reads."""
    entries = list(order.talk.all())
    shown = entries if everything else entries[-NEWEST:]
    said = [entry for entry in entries if entry.kind == Kind.SAID]
    closed = _("Pesanan ini sudah lama berakhir, jadi percakapannya sudah ditutup.") if is_closed(order, now) else ""
    unheard = ""
    if viewer == Role.SELLER and not (order.user_id or order.guest_email):
        unheard = _("Pembeli ini tidak memberi alamat surel. Ia baru membaca tulisan Anda kalau membuka halaman pesanannya. Kabari juga lewat WhatsApp.")
    lines = [_line(entry, order, viewer) for entry in shown]
    return Talk(lines, len(entries) - len(shown), closed, unheard, bool(said) and said[-1].role != viewer)


def _line(entry: TalkEntry, order: Order, viewer: Role) -> Line:
    mine = entry.role == viewer
    name = order.partner.name if entry.role == Role.SELLER else order.buyer_name
    when = moment_words(entry.at)
    if entry.kind == Kind.WHATSAPP:
        return Line("", _("Anda membuka WhatsApp.") if mine else _("%(name)s membuka WhatsApp.") % {"name": name}, when, mine)
    return Line(_("Anda") if mine else name, entry.words, when, mine)


def _half_hour(now: datetime) -> datetime:
    return datetime.fromtimestamp(now.timestamp() // QUIET.total_seconds() * QUIET.total_seconds(), UTC)


def _step(to: Role, begins: datetime, *, first: bool) -> str:
    """Names what a side is told in one half hour: the same step is told once."""
    return f"talk-{to}-{int(begins.timestamp())}-{'first' if first else 'more'}"


def _side(actor: Actor) -> Role:
    if actor.role not in OTHER_SIDE:
        raise NotTheirs(actor.role)
    return Role(actor.role)


def _held(order: Order) -> Order:
    return Order.objects.select_for_update(of=("self",)).select_related("partner", "user").get(pk=order.pk)
