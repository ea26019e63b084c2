"""What buyer and seller are told: by mail where there is an address, in the list of their account where there is one. The order's page and the seller's
day say the same to everybody."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.notifications.actions import mail, post, raise_alarm, settle_alarms, take_back
from portal.notifications.models import InboxItem
from shop.money import rupiah
from shop.order.links import answer_url, order_url
from shop.order.models import Order, OrderEvent
from shop.order.queries import deadline_words
from shop.order.states import ANSWERED_BY_LINK, BUYER, seen_by_buyer, seen_by_seller, state_of
from shop.order.steps import LATE

UNOPENED = "unopened"
"""How the events end that tell of an order nobody of its shop has opened."""
SUBJECTS = {
    settings.AWAITING_PAYMENT: gettext_lazy("Giliran Anda: bayar %(total)s ke %(shop)s"),
    settings.AWAITING_CONFIRMATION: gettext_lazy("%(shop)s memeriksa pembayaran Anda %(total)s"),
    settings.AWAITING_ANSWER: gettext_lazy("Pesanan %(total)s menunggu jawaban %(shop)s"),
    settings.PAID: gettext_lazy("%(shop)s sudah menerima %(total)s dan menyiapkan pesanan Anda"),
    settings.PROCESSING: gettext_lazy("%(shop)s menyiapkan pesanan Anda %(total)s"),
    settings.READY: gettext_lazy("Giliran Anda: ambil pesanan %(total)s di %(shop)s"),
    settings.HANDED_OVER: gettext_lazy("Giliran Anda: periksa pesanan %(total)s dari %(shop)s"),
    settings.RECEIVED: gettext_lazy("Pesanan %(total)s dari %(shop)s sudah diterima"),
    settings.COMPLETE: gettext_lazy("Pesanan %(total)s dari %(shop)s selesai"),
    settings.CANCELLED: gettext_lazy("Pesanan %(total)s dari %(shop)s dibatalkan"),
}
"""What a mail program shows before a mail is opened: whose turn it is, and how much."""


def tell_placed(order_ids: Iterable[int]) -> None:
    """A new order: both sides."""
    for order in Order.objects.filter(pk__in=list(order_ids)).select_related("partner", "user").order_by("pk"):
        _tell_buyer(order, "placed")
        _tell_shop(order, "placed", _("Pesanan baru %(number)s, %(total)s"))


SHOP_SUBJECTS = {
    settings.AWAITING_CONFIRMATION: gettext_lazy("Giliran Anda: periksa uang %(total)s untuk %(number)s"),
    settings.RECEIVED: gettext_lazy("Pesanan %(number)s sudah diterima pembeli"),
    settings.COMPLETE: gettext_lazy("Pesanan %(number)s selesai"),
    settings.CANCELLED: gettext_lazy("Pesanan %(number)s dibatalkan"),
}
"""The states of which the shop is told: it did the other steps itself."""


def tell_changed(order: Order, event: OrderEvent) -> None:
    """A new state: the buyer; the shop too where it is its turn, or the order is over."""
    step = _step(event, order.status)
    settle_alarms([thing_of_order(order)], LATE)
    _tell_buyer(order, step)
    if order.status in SHOP_SUBJECTS:
        _tell_shop(order, step, SHOP_SUBJECTS[order.status])


def tell_reminder(order: Order, event: OrderEvent) -> None:
    """Time runs out for whose turn it is."""
    step = _step(event, "reminder")
    if state_of(order).turn == BUYER:
        _tell_buyer(order, step, _("Pengingat: %(subject)s"))
    else:
        _tell_shop(order, step, _("Pengingat: pesanan %(number)s, %(total)s, menunggu Anda"), important=True)


def tell_late(order: Order, event: OrderEvent) -> None:
    """Time has run out and nothing ends by itself: both sides. Officers see on their screen where it is the seller who lets a buyer wait."""
    step = _step(event, LATE)
    if state_of(order).turn == BUYER:
        _tell_buyer(order, step, _("Belum diambil: pesanan %(total)s di %(shop)s"))
        _tell_shop(order, step, _("Belum diambil pembeli: pesanan %(number)s, %(total)s"))
        return
    if order.status == settings.CANCELLED:
        _tell_buyer(order, step, _("Uang Anda %(total)s belum tercatat kembali dari %(shop)s"))
        _tell_shop(order, step, _("Sudah lewat batas waktu: kembalikan %(total)s, pesanan %(number)s"), important=True)
        alarm = _("%(shop)s belum mengembalikan uang pesanan %(number)s, sudah lewat batas waktu")
    else:
        _tell_buyer(order, step, _("Belum diserahkan: pesanan %(total)s dari %(shop)s"))
        _tell_shop(order, step, _("Sudah lewat batas waktu: pesanan %(number)s, %(total)s"), important=True)
        alarm = _("%(shop)s belum menyerahkan pesanan %(number)s, sudah lewat batas waktu")
    settle_alarms([thing_of_order(order)], LATE)  # one that still rings from before a complaint
    raise_alarm(
        f"{thing_of_order(order)}-{step}",
        subject=alarm % {"shop": order.partner.name, "number": order.number},
        text=_("Hubungi tokonya lewat WhatsApp. Tombolnya ada di halaman toko."),
        path=desk_path(order),
    )


def tell_refunded(order: Order, *, by_buyer: bool) -> None:
    """The money went back: whoever did not say so."""
    settle_alarms([thing_of_order(order)], LATE)
    if by_buyer:
        _tell_shop(order, "refunded", _("Pembeli sudah menerima uangnya kembali: pesanan %(number)s"))
    else:
        _tell_buyer(order, "refunded", _("%(shop)s mengembalikan uang Anda %(total)s"))


def tell_late_money(order: Order, event: OrderEvent) -> None:
    """Money came for an order that is over: both sides, as the shop has to give it back."""
    step = _step(event, "late-money")
    _tell_buyer(order, step, _("Uang Anda %(total)s untuk %(shop)s datang setelah pesanan batal"))
    _tell_shop(order, step, _("Kembalikan %(total)s: uang datang setelah pesanan %(number)s batal"), important=True)


def tell_late_receipt(order: Order) -> None:
    """The buyer says to have paid before the order ended: the shop, once."""
    text = _("Cek mutasi rekening Anda. Uangnya masuk? Catat di halaman pesanan, lalu kembalikan.")
    _tell_shop(order, "late-receipt", _("Bukti bayar untuk pesanan %(number)s yang sudah batal, %(total)s"), text, important=True)


def tell_shop_of_money(order: Order, step: str, subject: str) -> None:
    """What a payment company says of the order's money; `subject` may name %(number)s and %(total)s. Told once per step."""
    _tell_shop(order, step, subject, important=True)


def tell_unopened(order: Order) -> None:
    """Nobody of the shop has opened the new order: a second mail, and an important row in the list of each of its people."""
    _tell_shop(order, UNOPENED, _("Belum dibuka: pesanan baru %(number)s, %(total)s"), important=True)


def tell_parcel(order: Order, event: OrderEvent, told: str) -> None:
    """The parcel's number came, changed or was taken back while it is on its way; `told` is service and number, or empty."""
    if told:
        subject, text = _("Nomor resi pesanan Anda dari %(shop)s"), _("%(told)s. Tempat memeriksanya ada di halaman pesanan.") % {"told": told}
    else:
        subject, text = _("%(shop)s menghapus nomor resi pesanan Anda"), _("Nomor yang tertulis sebelumnya salah. Jangan dipakai lagi.")
    _tell_buyer(order, _step(event, "parcel"), subject, text)


def tell_talk(order: Order, to: str, step: str, at: datetime | None) -> None:
    """The other side wrote about the order. The words stay on the order's page: mails pass through many hands. `at`: when the mail leaves."""
    if to == BUYER:
        _tell_buyer(order, step, _("%(shop)s menulis tentang pesanan Anda"), _("Baca dan jawab di halaman pesanan, bagian Percakapan."), at)
    else:
        _tell_shop(order, step, _("Pembeli menulis tentang pesanan %(number)s"), _("Baca dan jawab di halaman pesanan, bagian Percakapan."), at=at)


def take_back_talk(order: Order, side: str, step: str) -> None:
    """This side writes itself, so it has read what it would still be told of."""
    take_back(_event(order, step) if side == BUYER else _shop_event(order, step))


def desk_path(order: Order) -> str:
    """Where an officer finds the shop and what waits for it."""
    return f"{reverse('desk_shops:detail', args=[order.partner_id])}#menunggu"


def thing_of_order(order: Order) -> str:
    """What all notices about an order are about, `order-12`: portal.notifications.queries.timeline_of tells how they went."""
    return f"order-{order.pk}"


def _step(event: OrderEvent, name: str) -> str:
    """A name for what is told now: a state that an order comes back to is told again, the same row of the history never twice."""
    return f"{event.pk}-{name}"


def _event(order: Order, step: str) -> str:
    return f"{thing_of_order(order)}-{step}"


def _shop_event(order: Order, step: str) -> str:
    return f"{_event(order, step)}-shop"  # who buys in the own shop is told as both


def _tell_buyer(order: Order, step: str, subject: str = "%(subject)s", text: str = "", at: datetime | None = None) -> None:
    address = order.guest_email or (order.user.email if order.user else "")
    event = _event(order, step)
    words = {"shop": order.partner.name, "total": rupiah(order.total_incl_tax)}
    subject, text = subject % {**words, "subject": SUBJECTS[order.status] % words}, text or str(seen_by_buyer(order).buyer_text)
    if address:
        mail(event, [address], "order", _context(order, subject, text, order_url(order), _("Lihat pesanan")), at)
    if order.user:
        post(event, [order.user], InboxItem.Room.ACCOUNT, subject=subject, text=text, path=reverse("orders:detail", args=[order.number]))


def _tell_shop(order: Order, step: str, subject: Any, text: str = "", *, important: bool = False, at: datetime | None = None) -> None:
    words = str(subject) % {"number": order.number, "total": rupiah(order.total_incl_tax)}
    text, path = text or str(seen_by_seller(order).seller_text), reverse("seller_orders:detail", args=[order.pk])
    event = _shop_event(order, step)
    people = list(order.partner.users.filter(is_active=True).order_by("pk"))
    if addresses := [person.email for person in people if person.email]:
        answer = {"answer_path": answer_url(order)} if order.status in ANSWERED_BY_LINK else {}  # a key: this mail has it, the list inside the site does not
        mail(event, addresses, "order", _context(order, words, text, path, _("Buka pesanan")) | answer, at)
    post(event, people, InboxItem.Room.WORK, subject=words, text=text, path=path, important=important)


def _context(order: Order, subject: str, text: str, path: str, button: str) -> dict[str, object]:
    lines = [{"what": f"{line.quantity} {line.title}", "amount": rupiah(line.line_price_incl_tax)} for line in order.lines.order_by("pk")]
    if order.shipping_incl_tax:
        lines.append({"what": order.shipping_method, "amount": rupiah(order.shipping_incl_tax)})
    if order.unique_discount:
        lines.append({"what": _("Potongan nominal unik"), "amount": rupiah(-order.unique_discount)})
    return {
        "subject": subject,
        "number": order.number,
        "shop": order.partner.name,
        "text": text,
        "due": deadline_words(order),
        "reason": order.cancel_reason,
        "lines": lines,
        "total": rupiah(order.total_incl_tax),
        "path": path,
        "button": button,
    }
