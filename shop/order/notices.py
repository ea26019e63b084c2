"""What buyer and seller are told by mail, where there is an address. The order's page and the seller's day say the same to everybody."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.notifications.mail import mail_after_commit
from shop.money import rupiah
from shop.order.links import order_url
from shop.order.models import Order
from shop.order.queries import deadline_words
from shop.order.states import state_of, words_for_buyer

SUBJECTS = {
    settings.AWAITING_PAYMENT: gettext_lazy("Giliran Anda: bayar %(total)s ke %(shop)s"),
    settings.AWAITING_PICKUP: gettext_lazy("Giliran Anda: ambil dan bayar %(total)s di %(shop)s"),
    settings.PAID: gettext_lazy("%(shop)s sudah menerima %(total)s dan menyiapkan pesanan Anda"),
    settings.HANDED_OVER: gettext_lazy("Giliran Anda: periksa pesanan %(total)s dari %(shop)s"),
    settings.COMPLETE: gettext_lazy("Pesanan %(total)s dari %(shop)s selesai"),
    settings.CANCELLED: gettext_lazy("Pesanan %(total)s dari %(shop)s dibatalkan"),
}
"""What a mail program shows before a mail is opened: whose turn it is, and how much."""


def tell_placed(order_ids: Iterable[int]) -> None:
    """A new order: both sides."""
    for order in Order.objects.filter(pk__in=list(order_ids)).select_related("partner", "user").order_by("pk"):
        _tell_buyer(order)
        _tell_shop(order, _("Pesanan baru %(number)s, %(total)s"))


def tell_changed(order: Order) -> None:
    """A new state: the buyer; the shop too when the order is over."""
    _tell_buyer(order)
    if order.status in (settings.CANCELLED, settings.COMPLETE):
        _tell_shop(order, _("Pesanan %(number)s selesai") if order.status == settings.COMPLETE else _("Pesanan %(number)s dibatalkan"))


def _tell_buyer(order: Order) -> None:
    address = order.guest_email or (order.user.email if order.user else "")
    if address:
        subject = SUBJECTS[order.status] % {"shop": order.partner.name, "total": rupiah(order.total_incl_tax)}
        mail_after_commit(address, "order", _context(order, subject, str(words_for_buyer(order)), order_url(order), _("Lihat pesanan")))


def _tell_shop(order: Order, subject: str) -> None:
    words = subject % {"number": order.number, "total": rupiah(order.total_incl_tax)}
    text = str(state_of(order).seller_text)
    for address in order.partner.users.filter(is_active=True, email__isnull=False).values_list("email", flat=True):
        mail_after_commit(address, "order", _context(order, words, text, "/kelola/", _("Buka toko saya")))


def _context(order: Order, subject: str, text: str, path: str, button: str) -> dict[str, object]:
    lines = [{"what": f"{line.quantity} {line.title}", "amount": rupiah(line.line_price_incl_tax)} for line in order.lines.order_by("pk")]
    if order.shipping_incl_tax:
        lines.append({"what": order.shipping_method, "amount": rupiah(order.shipping_incl_tax)})
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
