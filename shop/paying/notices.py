"""Who is told that a shop's money may go elsewhere: the shop's own people, at the contact an officer checked too, and officers."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
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


def tell_asked(change: PayoutChange) -> None:
    """The shop's people, so that an owner who did not ask can say no; officers, so that somebody decides."""
    shop = change.partner
    words = _("Ada permintaan mengubah ke mana uang %(shop)s dikirim. Pembeli masih melihat yang lama.") + f" {NOT_YOU}"
    _to_shop(f"payout-{change.pk}-asked", shop, _("Rekening atau QRIS %(shop)s diminta berubah"), words, change.old, change.new)
    subject = _("Periksa perubahan rekening atau QRIS %(shop)s")
    text = _("Toko %(shop)s meminta perubahan. Bisa disetujui mulai %(moment)s. Hubungi pemilik di nomor lama dulu.")
    officers = people_in(OFFICER).filter(email__isnull=False).values_list("email", flat=True)
    words_of_button, path = _("Periksa perubahan"), change.get_absolute_url()
    said = {"moment": moment_words(change.ready_at)}
    _mail(f"payout-{change.pk}-asked-officers", officers, shop, subject, text, change.old, change.new, path, words_of_button, **said)


def tell_stopped(shop: Partner, before: Payout, entry: int) -> None:
    """A way to be paid ended, which needs nobody's leave. `entry` is the key of that change in the log, so that each is told once."""
    words = _("Sebuah cara dibayar untuk %(shop)s dihapus. Pembeli tidak melihatnya lagi.") + f" {NOT_YOU}"
    _to_shop(f"shop-{shop.pk}-payout-stopped-{entry}", shop, _("Cara dibayar %(shop)s dihapus"), words, before, None)


def tell_approved(change: PayoutChange) -> None:
    words = _("Petugas menyetujui perubahan. Mulai sekarang pembeli %(shop)s melihat yang baru.")
    _to_shop(f"payout-{change.pk}-approved", change.partner, _("Rekening atau QRIS %(shop)s sudah berubah"), words, change.old, change.new)


def tell_refused(change: PayoutChange) -> None:
    words = _("Petugas tidak menyetujui perubahan. Pembeli %(shop)s tetap melihat yang lama. Kata petugas: %(reason)s")
    _to_shop(f"payout-{change.pk}-refused", change.partner, _("Perubahan rekening atau QRIS %(shop)s ditolak"), words, change.old, None, reason=change.reason)


def _to_shop(event: str, shop: Partner, subject: str, text: str, old: Payout, new: Payout | None, **said: str) -> None:
    """By mail and in the list of each of the shop's people, and to the addresses that an officer checked: a thief of the account has changed the
    people's own first."""
    people, path = list(shop.users.filter(is_active=True).order_by("pk")), f"{reverse('seller_shop:index')}#bank"
    addresses = [*shop.checked_emails, *(person.email for person in people if person.email)]
    _mail(event, addresses, shop, subject, text, old, new, path, _("Buka toko saya"), **said)
    words = {"shop": shop.name, **said}
    post(event, people, InboxItem.Room.WORK, subject=subject % words, text=text % words, path=path, important=True)


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
