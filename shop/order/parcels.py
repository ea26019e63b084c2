"""What is known of goods on their way: who carries them, under which number, and a photo of the hand-over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.private_files import private_file
from shop.order.actions import note_event
from shop.order.actors import seller
from shop.order.exceptions import WrongState
from shop.order.models import Order, Parcel
from shop.order.notices import tell_parcel
from shop.order.states import UNPAID
from shop.order.steps import PARCEL_TOLD


@dataclass(frozen=True)
class Service:
    """A parcel service: its name and the page where it tells where a parcel is. The number is never put into the address: the buyer pastes it there."""

    name: str
    tracking: str


SERVICES: Mapping[str, Service] = MappingProxyType({
    "jne": Service("JNE", "https://www.jne.co.id/tracking-package"),
    "jnt": Service("J&T Express", "https://jet.co.id/track"),
    "pos": Service("Pos Indonesia", "https://www.posindonesia.co.id/id/tracking"),
    "sicepat": Service("SiCepat", "https://www.sicepat.com/checkAwb"),
    "anteraja": Service("AnterAja", "https://anteraja.id/id/tracking"),
    "tiki": Service("TIKI", "https://www.tiki.id/id/track"),
    "ninja": Service("Ninja Xpress", "https://www.ninjaxpress.co/id-id/tracking"),
    "lion": Service("Lion Parcel", "https://lionparcel.com/track/stt"),
})  # fmt: skip
OTHER = "lain"
"""A service that is not in the table; its name is the seller's own word and leads nowhere."""


@dataclass(frozen=True)
class ParcelDetails:
    """What the seller tells. `service` is a key of SERVICES, OTHER or empty; `photo` a prepared JPEG. `takes_back`: the number told before was wrong, and
    there is no other."""

    service: str = ""
    service_name: str = ""
    number: str = ""
    photo: ContentFile[bytes] | None = None
    takes_back: bool = False

    def __bool__(self) -> bool:
        return bool(self.service or self.photo or self.takes_back)


@dataclass(frozen=True)
class ParcelCard:
    """A parcel as a page shows it; `tracking` is empty for a service that the table does not know."""

    service: str
    number: str
    tracking: str
    has_photo: bool


def card_of(order: Order) -> ParcelCard | None:
    """The order's parcel, or None. One query."""
    parcel = Parcel.objects.filter(order=order).first()
    if parcel is None:
        return None
    known = SERVICES.get(parcel.service)
    return ParcelCard(service_name(parcel), parcel.number, known.tracking if known else "", bool(parcel.photo))


def service_name(parcel: Parcel) -> str:
    """`JNE`, or the seller's own word for a service that the table does not know."""
    known = SERVICES.get(parcel.service)
    return known.name if known else parcel.service_name


@transaction.atomic
def record_parcel(order: Order, details: ParcelDetails, *, actor: User | None, is_news: bool = True) -> None:
    """Keep what was told, over what was told before; a photo stays until there is a new one. Nothing told changes nothing; a number that is taken back
    leaves with its service, and a parcel of which nothing is known any more is none. Of a number that comes or changes after the goods have left, the
    buyer is told, unless it comes with the hand-over, which has its own notice (`is_news` False). Raises WrongState for an order that nobody paid or that
    was cancelled."""
    if not details:
        return
    locked = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    if locked.status in UNPAID or locked.status == settings.CANCELLED:
        raise WrongState(_("Nomor resi dan foto baru bisa dicatat setelah pesanan dibayar."))
    parcel = Parcel.objects.filter(order=locked).first() or Parcel(order=locked)
    before = number_words(parcel)
    if details.service or details.takes_back:
        parcel.service, parcel.service_name, parcel.number = details.service, details.service_name, details.number
    _keep(parcel, details.photo, actor)
    if is_news and locked.status == settings.HANDED_OVER and number_words(parcel) != before:
        told = number_words(parcel)
        tell_parcel(locked, note_event(locked, PARCEL_TOLD, seller(actor), timezone.now(), locked.status, told), told)


def _keep(parcel: Parcel, photo: ContentFile[bytes] | None, actor: User | None) -> None:
    if not (parcel.number or parcel.photo or photo):
        if parcel.pk:
            parcel.delete()
        return
    parcel.recorded_by = actor
    old = parcel.photo.name if parcel.photo and photo else ""
    if photo:
        parcel.photo.save("foto.jpg", photo, save=False)
    parcel.save()
    if old:
        transaction.on_commit(lambda: parcel.photo.storage.delete(old))


def number_words(parcel: Parcel) -> str:
    """`JNE CGK0012345`, or empty without a number."""
    return f"{service_name(parcel)} {parcel.number}" if parcel.number else ""


def photo_response(order: Order) -> HttpResponse:
    """The photo of the hand-over, for whom a view let in. Raises Http404 when there is none."""
    parcel = Parcel.objects.filter(order=order).exclude(photo="").first()
    if parcel is None:
        raise Http404
    return private_file(parcel.photo)
