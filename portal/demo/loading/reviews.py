"""Some reviews, so that a visitor sees stars and a reply, a seller has something to answer and an officer something to read. Through everybody's actions."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.demo.buyers import buyers
from portal.demo.loading.orders import key_of, order_once
from shop.catalogue.models import Product
from shop.catalogue.queries import BUYABLE_FIRST
from shop.catalogue.reviews import actions
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.queries import refusal
from shop.order.actors import buyer
from shop.order.models import Order
from shop.partner.models import Partner
from shop.partner.queries import goods_of, public_shops

RATED: tuple[tuple[int, str, str], ...] = (
    (5, "Sampai masih hangat, bungkusnya rapi. Anak-anak langsung habis dua.", ""),
    (4, "Enak, porsinya pas. Antarnya agak lama karena hujan.", "Terima kasih, Bu. Kalau hujan kami kabari dulu lewat WhatsApp."),
    (5, "", ""),
    (3, "Rasanya cocok, tetapi label tanggalnya susah dibaca.", ""),
    (1, "Penjual tolol, titik.", ""),
)
"""Of one product of the first demo shop: stars, words, the shop's reply. The last one waits for an officer."""
SINGLE: tuple[tuple[int, str], ...] = (
    (5, "Sesuai foto. Penjualnya ramah waktu saya ambil."),
    (4, "Bagus, lain kali pesan lagi."),
    (5, "Rapi dan cepat."),
    (2, "Warnanya lebih gelap daripada di foto."),
)
"""One each, of finished orders of other shops."""


def load_reviews() -> int:
    """Make the missing ones; returns how many."""
    first = public_shops().order_by("pk").first()
    product = goods_of(first).filter(stockrecords__num_in_stock__gt=2 * len(RATED)).order_by(BUYABLE_FIRST, "-pk").first() if first else None
    made = sum(_rated(first, product, place) for place in range(len(RATED))) if first and product else 0
    others = public_shops().filter(stockrecords__isnull=False).distinct().order_by("pk")[2 : 2 + len(SINGLE)]
    return made + sum(_single(place, 2 + place) for place, _shop in enumerate(others))


@transaction.atomic
def _rated(shop: Partner, product: Product, place: int) -> int:
    name = f"reviewed-{place}"
    known = Order.objects.filter(group__key=key_of(name))
    if not known.exists():  # the product is chosen once: later goods are newer
        order_once(name, shop, buyers()[5 + place], "complete", days_ago=12 - 2 * place, of=product)
    score, body, reply = RATED[place]
    return sum(_write(order, score, body, reply) for order in known)


@transaction.atomic
def _single(place: int, shop_place: int) -> int:
    return sum(_write(order, *SINGLE[place]) for order in Order.objects.filter(group__key=key_of(f"finished-{shop_place}")))


def _write(order: Order, score: int, body: str, reply: str = "") -> int:
    line = order.lines.order_by("pk").first()
    if line is None or line.product_id is None or ProductReview.objects.filter(order_line=line).exists():
        return 0
    if refusal(order, order.user):
        return 0
    review = actions.write(line, buyer(order.user), score=score, body=body)
    seller = order.partner.users.order_by("pk").first()
    if reply and seller:
        actions.reply(review, reply, person=seller)
    _date_back(review, order.date_placed + timedelta(days=1))
    return 1


def _date_back(review: ProductReview, moment: datetime) -> None:
    """It was written when the goods had arrived; its history says when it was made here."""
    moment = min(moment, timezone.now())
    ProductReview.objects.filter(pk=review.pk).update(date_created=moment)
    ProductReview.objects.filter(pk=review.pk).exclude(replied_at=None).update(replied_at=moment + timedelta(hours=3))
