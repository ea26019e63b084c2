"""Who is told that a shop's money may go elsewhere: the shop's own people at the contact they had before, and officers."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.roles import OFFICER, people_in
from portal.clock import moment_words
from portal.notifications.actions import mail, post
from portal.notifications.models import InboxItem
from shop.partner.models import Partner
from shop.paying.models import PayoutChange
from shop.paying.payout import Payout

NOT_YOU = gettext_lazy("Bukan Anda yang meminta? Batalkan di ruang toko, ganti kata sandi, lalu hubungi petugas.")
SHOP_PATH = "/kelola/toko-saya/#bank"


def tell_asked(change: PayoutChange) -> None:
    """The shop's people, so that an owner who did not ask can say no; officers, so that somebody decides."""
    shop = change.partner
    words = _("Ada permintaan mengubah ke mana uang %(shop)s dikirim. Pembeli masih melihat yang lama.") + f" {NOT_YOU}"
    _to_shop(f"payout-{change.pk}-asked", shop, _("Rekening atau QRIS %(shop)s diminta berubah"), words, change.old, change.new)
    subject = _("Periksa perubahan rekening atau QRIS %(shop)s")
    text = _("Toko %(shop)s meminta perubahan. Bisa disetujui mulai %(moment)s. Hubungi pemilik di nomor lama dulu.")
    officers = people_in(OFFICER).filter(email__isnull=False).values_list("email", flat=True)
    words_of_button, path = _("Periksa perubahan"), f"/kelola/rekening/{change.pk}/"
    said = {"moment": moment_words(change.ready_at)}
    _mail(f"payout-{change.pk}-asked-officers", officers, shop, subject, text, change.old, change.new, path, words_of_button, **said)


def tell_stopped(shop: Partner, before: Payout) -> None:
    """A way to be paid ended, which needs nobody's leave."""
    words = _("Sebuah cara dibayar untuk %(shop)s dihapus. Pembeli tidak melihatnya lagi.") + f" {NOT_YOU}"
    _to_shop(f"payout-shop-{shop.pk}-stopped-{timezone.now():%Y%m%d%H%M%S}", shop, _("Cara dibayar %(shop)s dihapus"), words, before, None)


def tell_approved(change: PayoutChange) -> None:
    words = _("Petugas menyetujui perubahan. Mulai sekarang pembeli %(shop)s melihat yang baru.")
    _to_shop(f"payout-{change.pk}-approved", change.partner, _("Rekening atau QRIS %(shop)s sudah berubah"), words, change.old, change.new)


def tell_refused(change: PayoutChange) -> None:
    words = _("Petugas tidak menyetujui perubahan. Pembeli %(shop)s tetap melihat yang lama. Kata petugas: %(reason)s")
    _to_shop(f"payout-{change.pk}-refused", change.partner, _("Perubahan rekening atau QRIS %(shop)s ditolak"), words, change.old, None, reason=change.reason)


def _to_shop(event: str, shop: Partner, subject: str, text: str, old: Payout, new: Payout | None, **said: str) -> None:
    """By mail and in the list of each of the shop's people: a thief of the account changes one address, not all."""
    people = list(shop.users.filter(is_active=True).order_by("pk"))
    _mail(event, [person.email for person in people if person.email], shop, subject, text, old, new, SHOP_PATH, _("Buka toko saya"), **said)
    words = {"shop": shop.name, **said}
    post(event, people, InboxItem.Room.WORK, subject=subject % words, text=text % words, path=SHOP_PATH, important=True)


def _mail(
    event: str, addresses: Iterable[str], shop: Partner, subject: str, text: str, old: Payout, new: Payout | None, path: str, button: str, **said: str
) -> None:
    words = {"shop": shop.name, **said}
    context = {"subject": subject % words, "text": text % words, "old": _lines(old), "new": _lines(new), "path": path, "button": button}
    mail(event, addresses, "payout", context)


def _lines(payout: Payout | None) -> list[str]:
    """The account with its last four digits only: a mail may be read by others."""
    if payout is None:
        return []
    bank = _("%(bank)s, berakhir %(end)s, atas nama %(name)s") % {"bank": payout.bank_name, "end": payout.account_number[-4:], "name": payout.account_name}
    code = payout.code
    return [bank] * all(payout.bank) + ([f"QRIS {code.merchant_name}, {code.city}"] if code else [])
