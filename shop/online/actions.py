"""Paying through the company: its page for an order, what it says about money, and money that goes back. It is asked outside of transactions, since a slow
company must lock nobody out; what follows is one transaction on the order's locked row, and the same word twice books once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from shop.complaints.actions import refund
from shop.gateways import gateway
from shop.gateways.snap.client import CompanyAway, Snap
from shop.gateways.snap.keys import ShopKey, key_of
from shop.gateways.snap.sayings import DISPUTED, REFUNDED, Saying, fields_of, is_genuine, number_in, saying_of
from shop.online.models import CompanyMessage, PaymentPage
from shop.online.queries import about_to_end
from shop.order import actions, ledger
from shop.order.actors import COMPANY, Actor, Role
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.ledger import Money
from shop.order.models import Order
from shop.order.notices import tell_shop_of_money

log = logging.getLogger("shop.online")
Kind = CompanyMessage.Kind
TAKEN = ("400", "406")
"""How the company says that the number was used before."""
MOST_SECONDS = 20
"""Of asking in one run of the job: other jobs wait for it."""


class Heard(Enum):
    """What came of a notification."""

    DONE = "done"
    FORGED = "forged"
    UNKNOWN = "unknown"
    LATER = "later"
    """Its own servers do not say the same (yet): it has to say it again."""


def open_page(order: Order, back_url: str) -> str:
    """The address where this order can be paid, the same one each time. Raises WrongState when it cannot be paid (any more), CompanyAway when there is no
    answer: nobody was charged then, and the next try asks for the same number."""
    order.refresh_from_db(fields=["status", "deadline"])
    now = timezone.now()
    if order.status != settings.AWAITING_PAYMENT or order.deadline is None or order.deadline - now < timedelta(minutes=1):
        raise WrongState(_("Pesanan ini tidak menunggu pembayaran lagi. Muat ulang halaman untuk melihat keadaannya."))
    key = _key(order)
    if page := PaymentPage.objects.filter(order=order).first():
        return page.url
    answer = Snap(key, _keep(order, Kind.PAGE)).create(order.number, order.total_incl_tax, order.deadline, back_url)
    url = answer.fields.get("redirect_url")
    if isinstance(url, str) and url.startswith(f"{settings.SNAP_URL}/") and len(url) <= 500:
        return PaymentPage.objects.get_or_create(order=order, defaults={"url": url})[0].url
    log.error("online.no_page: order %s, the company answers %s", order.number, answer.code)
    if answer.code in TAKEN and look(order):
        raise WrongState(_("Pesanan ini sudah dibayar. Anda tidak perlu membayar lagi."))
    raise CompanyAway


def look(order: Order) -> bool:
    """Ask the company what became of this order's payment, and book it; returns whether the money is known to be there. Raises CompanyAway, and WrongState
    where the shop has no keys."""
    key = _key(order)
    answer = Snap(key, _keep(order, Kind.STATUS)).status(order.number)
    saying = saying_of(answer.fields)
    if saying.number == order.number and saying.merchant in ("", key.merchant) and answer.code.startswith("2"):
        book(order, saying)
    return ledger.state_of_money(Order.objects.get(pk=order.pk)) != Money.NOT_SEEN


def hear(raw: str, *, keeps_strange: bool = True) -> Heard:
    """A notification. It is kept as it came, one that nobody signed only while `keeps_strange`; what it says of money counts only when the company's own
    server says it too."""
    fields = fields_of(raw)
    number = number_in(fields)
    order = Order.objects.select_related("partner").filter(number=number).first() if number else None
    key = key_of(order.partner) if order else None
    genuine = key is not None and is_genuine(fields, key)
    if genuine or keeps_strange:
        CompanyMessage.objects.create(order=order, number=number, kind=Kind.NOTICE, genuine=genuine, words=raw)
    if order is None or key is None or gateway(order.payment_method).pay_page() is None:  # the last: a number that the seller typed there by hand
        return Heard.UNKNOWN
    if not genuine:
        log.warning("online.forged: a notification about %s is not signed by the company", order.number)
        return Heard.FORGED
    said = saying_of(fields)
    if not said.matters:
        return Heard.DONE
    try:
        known = look(order)
    except CompanyAway:
        return Heard.LATER
    return Heard.DONE if known or not said.is_paid or said.amount != order.total_incl_tax else Heard.LATER


@transaction.atomic
def book(order: Order, saying: Saying) -> None:
    """What the company's server says, once, whatever came before it."""
    locked = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    money = ledger.state_of_money(locked)
    if saying.is_paid and money == Money.NOT_SEEN:
        if saying.amount != locked.total_incl_tax or saying.currency != "IDR":
            log.error("online.wrong_amount: order %s is paid %s %s", locked.number, saying.currency, saying.amount)
            tell_shop_of_money(locked, "online-amount", _("Periksa akun Midtrans: uang untuk pesanan %(number)s tidak tepat %(total)s"))
        elif locked.status == settings.CANCELLED:
            actions.owe_late_money(locked, COMPANY)
        else:
            actions.confirm_payment(locked, COMPANY)
            tell_shop_of_money(locked, "online-paid", _("Sudah dibayar: siapkan pesanan %(number)s, %(total)s"))
    elif saying.state == REFUNDED and saying.refunded == locked.total_incl_tax and money == Money.OWED_BACK:
        refund(locked, COMPANY, _("Dikembalikan lewat Midtrans."))
    elif (saying.state == REFUNDED and money == Money.PAID) or saying.state in DISPUTED:
        log.error("online.disputed: order %s is %s", locked.number, saying.state)
        tell_shop_of_money(locked, f"online-{saying.state}", _("Periksa akun Midtrans: uang pesanan %(number)s, %(total)s, ditarik atau dikembalikan"))


def give_back(order: Order, actor: Actor) -> Order:
    """The seller lets the company return the money that is owed back. Asked again it returns nothing twice. Raises WrongState in words for the seller."""
    if actor.role != Role.SELLER:
        raise NotTheirs(actor.role)
    fresh = Order.objects.select_related("partner").get(pk=order.pk)
    if ledger.state_of_money(fresh) != Money.OWED_BACK:
        raise WrongState(_("Untuk pesanan ini tidak ada uang yang harus dikembalikan."))
    snap = Snap(_key(fresh), _keep(fresh, Kind.REFUND))
    try:
        answer = snap.refund(fresh.number, fresh.total_incl_tax, _("Penjual mengembalikan uang pesanan ini."))
        if answer.code != "200":
            look(fresh)  # an earlier try may have been done although its answer was lost, and its key is used up then
    except CompanyAway:
        raise WrongState(_("Midtrans belum menjawab. Tekan lagi sebentar lagi: uang tidak dikembalikan dua kali.")) from None
    if answer.code == "200":
        return refund(fresh, actor, _("Dikembalikan lewat Midtrans."))
    after = Order.objects.get(pk=fresh.pk)
    if ledger.state_of_money(after) != Money.RETURNED:
        raise WrongState(_("Midtrans tidak bisa mengembalikan uang ini, misalnya karena cara bayarnya. Kembalikan sendiri, lalu tulis caranya di bawah."))
    return after


def look_before_they_end(now: datetime) -> int:
    """The job: a notification may be lost, so orders that are about to end unpaid are asked about. Returns for how many there was an answer."""
    answered, until = 0, time.monotonic() + MOST_SECONDS
    for order in about_to_end(now):
        if time.monotonic() > until:
            break
        try:
            look(order)
            answered += 1
        except CompanyAway:  # it is away for the others too
            break
        except WrongState:  # its shop has no keys any more
            continue
    return answered


def _key(order: Order) -> ShopKey:
    key = key_of(order.partner)
    if key is None:
        raise WrongState(_("Toko ini sedang tidak bisa dibayar lewat Midtrans. Hubungi penjual."))
    return key


def _keep(order: Order, kind: str) -> Callable[[int, str], None]:
    """Stores every answer about this order."""

    def keep(http_code: int, raw: str) -> None:
        CompanyMessage.objects.create(order=order, number=order.number, kind=kind, genuine=True, http_code=http_code, words=raw)

    return keep
