"""What a shop is told: by mail where there is an address, in its people's list, and on the seller's screen in the same words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.brand import brand
from portal.notifications.actions import mail, post
from portal.notifications.models import InboxItem
from shop.partner.models import Partner

Status = Partner.Status


def tell_decision(shop: Partner, decision: int) -> None:
    """An officer decided; `decision` is the key of its row in the log, so that each is told once. Call it in the transaction of the decision."""
    subjects = {
        Status.VERIFIED: _("Toko %(shop)s sudah tampil di %(brand)s"),
        Status.REJECTED: _("Pendaftaran toko %(shop)s belum diterima"),
        Status.SUSPENDED: _("Toko %(shop)s ditutup sementara"),
    }
    texts = {
        Status.VERIFIED: _("Petugas sudah memeriksa toko Anda. Pembeli sekarang melihatnya."),
        Status.REJECTED: _("Petugas belum bisa menerima toko Anda. Perbaiki yang di bawah ini, lalu minta diperiksa lagi."),
        Status.SUSPENDED: _("Petugas menutup toko Anda untuk sementara. Pembeli tidak melihatnya."),
    }
    status, path = Status(shop.status), reverse("wagtailadmin_home")
    context = {"subject": subjects[status] % {"shop": shop.name, "brand": brand().name}, "text": texts[status], "reason": shop.decision_reason, "path": path}
    event = f"shop-{shop.pk}-{status}-{decision}"
    people = list(shop.users.filter(is_active=True).order_by("pk"))
    mail(event, [person.email for person in people if person.email], "shop_decision", context)
    post(event, people, InboxItem.Room.WORK, subject=context["subject"], text=shop.decision_reason, path=path, important=status != Status.VERIFIED)
