"""One complaint that buyer and seller did not settle, so that all three who try the demo find it in their room."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.demo.loading.orders import DISPUTED, key_of
from shop.complaints.actions import ask_officer, open_complaint, refuse
from shop.complaints.models import Complaint
from shop.order.actors import buyer, seller
from shop.order.models import Order

STORY = "Waktu saya buka di rumah, isinya kurang satu. Saya sudah bilang ke penjual hari itu juga."
ANSWER = "Saya hitung sendiri sebelum diserahkan, jumlahnya pas."
REPLY = "Saya hitung di depan tetangga, tetap kurang satu. Mohon petugas menengahi."


def load_complaints() -> int:
    """Open it once; returns how many were opened."""
    order = Order.objects.filter(group__key=key_of(DISPUTED), status=settings.RECEIVED, complaint=None).select_related("user").first()
    if order is None:
        return 0
    now, mine = timezone.now(), buyer(order.user)
    opened = now - timedelta(hours=20)
    complaint = open_complaint(order, mine, reason=Complaint.Reason.INCOMPLETE, wish=Complaint.Wish.REPLACE, words=STORY, at=opened)
    refuse(complaint, seller(None), ANSWER, at=now - timedelta(hours=12))
    ask_officer(complaint, mine, REPLY, at=now - timedelta(hours=2))
    return 1
