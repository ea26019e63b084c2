"""What a shop is told. Mail where there is an address; the seller's screen says the same words to everybody."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django_tasks import task

from portal.brand import brand
from shop.partner.models import Partner


def tell_decision(shop_id: int) -> None:
    """Queue the mail about an officer's decision. Call it after commit."""
    send_decision.enqueue(shop_id)


@task()
def send_decision(shop_id: int) -> int:
    """Send it to each person of the shop who has an e-mail; returns how many."""
    shop = Partner.objects.get(pk=shop_id)
    subject = {
        Partner.Status.VERIFIED: _("Toko %(shop)s sudah tampil di %(brand)s"),
        Partner.Status.REJECTED: _("Pendaftaran toko %(shop)s belum diterima"),
        Partner.Status.SUSPENDED: _("Toko %(shop)s ditutup sementara"),
    }[Partner.Status(shop.status)] % {"shop": shop.name, "brand": brand().name}
    people = list(shop.users.filter(is_active=True, email__isnull=False).values_list("email", flat=True))
    context = {"shop": shop, "brand": brand(), "base_url": settings.WAGTAILADMIN_BASE_URL, "title": subject, "subject": subject}
    for address in people:
        message = EmailMultiAlternatives(subject, render_to_string("email/shop_decision.txt", context), to=[address])
        message.attach_alternative(render_to_string("email/shop_decision.html", context), "text/html")
        message.send()
    return len(people)
