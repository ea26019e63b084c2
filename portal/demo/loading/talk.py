"""One exchange between the demo buyer and a demo shop, so that both find it on the order's page."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.demo.loading.orders import ASKED, key_of
from shop.order.actors import buyer, seller
from shop.order.models import Order
from shop.order.talk import note_whatsapp, say

QUESTION = "Apakah barangnya masih ada? Saya perlu untuk arisan hari Sabtu."
ANSWER = "Barang ada. Silakan dibayar. Nanti kami kemas terpisah supaya tidak remuk."


def load_talk() -> int:
    """Write it once; returns how many exchanges were written."""
    order = Order.objects.filter(group__key=key_of(ASKED), status=settings.AWAITING_PAYMENT, talk=None).select_related("user").first()
    if order is None:
        return 0
    now = timezone.now()
    say(order, buyer(order.user), QUESTION, at=now - timedelta(hours=4))
    note_whatsapp(order, buyer(order.user), at=now - timedelta(hours=3, minutes=40))
    say(order, seller(None), ANSWER, at=now - timedelta(hours=3))
    return 1
