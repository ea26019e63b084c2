"""Reads of reviews: what the public sees, what a buyer may say, what a shop and the officers have before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Avg, Count, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User
from shop.catalogue.reviews.models import HeldWord, ProductReview, ReviewEvent, ReviewReport
from shop.order.links import key_of
from shop.order.models import Order
from shop.order.states import ARRIVED
from shop.partner.models import Partner

LEAST_FOR_STARS = 3
"""Reviews from which on stars are shown: one vote is an opinion, and not the goods' measure (RV-05)."""
Status = ProductReview.Status


@dataclass(frozen=True)
class Rating:
    """How many reviews are shown, and their average with one decimal; None while they are too few."""

    count: int
    average: Decimal | None

    @property
    def has_stars(self) -> bool:
        return self.average is not None


NO_RATING = Rating(0, None)


def rating_of_product(product_id: int) -> Rating:
    """One query. Nothing but the pages of product and shop may ask: lists and search rank by other things (the rule that the city publishes)."""
    return _rating(ProductReview.objects.filter(product_id=product_id))


def rating_of_shop(shop: Partner) -> Rating:
    """Over all public goods of the shop."""
    return _rating(ProductReview.objects.filter(order_line__order__partner=shop, product__is_public=True))


def _rating(reviews: QuerySet[ProductReview]) -> Rating:
    found = reviews.filter(status=Status.SHOWN).aggregate(count=Count("pk"), average=Avg("score"))
    enough = found["count"] >= LEAST_FOR_STARS
    return Rating(found["count"], Decimal(str(found["average"])).quantize(Decimal("0.1"), ROUND_HALF_UP) if enough else None)


def shown_reviews(product_id: int | OuterRef) -> QuerySet[ProductReview]:
    """What the public reads, the newest first."""
    return ProductReview.objects.filter(product_id=product_id, status=Status.SHOWN).order_by("-date_created", "-pk")


def readable_review(pk: int) -> QuerySet[ProductReview]:
    """A review that the public sees, with its product; nothing when the goods or their shop are not public."""
    public = Q(status=Status.SHOWN, product__is_public=True, order_line__order__partner__status=Partner.Status.VERIFIED)
    return ProductReview.objects.filter(public, pk=pk).select_related("product", "order_line__order__partner")


def is_of_the_shop(shop: Partner, users: Iterable[User | None], phone: str = "") -> bool:
    """True when one of the accounts or the telephone is the shop's own: who sells does not judge (RV-06)."""
    if phone and phone == shop.phone:
        return True
    own = Q(pk__in=[user.pk for user in users if user])
    return shop.users.filter(own | Q(phone=phone) if phone else own).exists()


def refusal(order: Order, user: User | None) -> str:
    """Why nobody can say anything about this order's goods now, in words for its buyer; empty when they can. `user` has the order's page open."""
    if order.status not in ARRIVED:
        return _("Ulasan bisa ditulis sesudah barang Anda terima.")
    if order.is_recorded:  # written down by the seller, who could so praise the own goods
        return _("Pesanan ini dicatat penjual. Ulasan hanya untuk pesanan yang dibuat di sini.")
    if is_of_the_shop(order.partner, (user, order.user), order.buyer_phone):
        return _("Ini toko Anda sendiri. Ulasan ditulis pembeli.")
    return ""


@dataclass(frozen=True)
class Invitation:
    """One line of an arrived order: where its buyer says something about it, or sees what they said."""

    line: Any
    url: str
    review: ProductReview | None


def invitations(order: Order, user: User | None) -> list[Invitation]:
    """The lines of an order that arrived; none while nothing can be said. Reads `order.lines.all()`."""
    if refusal(order, user):
        return []
    lines = [line for line in order.lines.all() if line.product_id]
    written = {review.order_line_id: review for review in ProductReview.objects.filter(order_line__in=lines)}
    once: dict[int, Any] = {}  # goods in two sizes are two lines, and one review
    for line in sorted(lines, key=lambda line: line.pk not in written):
        once.setdefault(line.product_id, line)
    return [Invitation(line, review_url(order, line.pk), written.get(line.pk)) for line in once.values()]


def why_not_shown(review: ProductReview) -> str:
    """What its writer reads: why it waits, or the officer's reason for taking it down. Empty while there is nothing to say."""
    if review.status == Status.REMOVED:
        return str(review.events.filter(key=ReviewEvent.Key.REMOVED).latest("pk").words)
    return review.held_for if review.status == Status.WAITING else ""


def review_url(order: Order, line_id: int) -> str:
    """The buyer's address of one line, with the order's key."""
    return f"{reverse('orders:review', args=[order.number, line_id])}?kunci={key_of(order.number)}"


def held_words() -> list[str]:
    """What officers added to the words that wait."""
    return list(HeldWord.objects.values_list("words", flat=True))


def reviews_of_shop(shop: Partner) -> QuerySet[ProductReview]:
    """What a shop reads about its goods: what is shown, and what was until reports hid it. What waits for an officer's eye or was taken down it does not."""
    return ProductReview.objects.filter(order_line__order__partner=shop, status__in=(Status.SHOWN, Status.HIDDEN)).select_related("product")


def on_the_desk() -> QuerySet[ProductReview]:
    """What waits for an officer, the longest first."""
    return for_officers().filter(flagged_at__isnull=False).order_by("flagged_at", "pk")


def for_officers() -> QuerySet[ProductReview]:
    """Every review, the newest first, with `report_count`."""
    return (
        ProductReview.objects.select_related("product", "order_line__order__partner").annotate(report_count=Count("reports")).order_by("-date_created", "-pk")
    )


def reports_that_count(review: ProductReview) -> int:
    """From how many networks it was reported: one person with many browsers or accounts counts once."""
    return ReviewReport.objects.filter(review=review).values("network").distinct().count()
