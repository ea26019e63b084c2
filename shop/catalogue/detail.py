"""What a product page tells, without sign-in: PP 80/2019 article 13 asks for who sells, on what permits, condition, price and how to get, pay and give back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from portal.addresses import absolute
from portal.brand import brand
from portal.cards import card_url
from portal.regions.models import Region
from shop.catalogue.models import Product
from shop.catalogue.pictures import gallery
from shop.catalogue.queries import BUYABLE_FIRST, ProductCard, cards, placeholder, state_text
from shop.catalogue.reviews.queries import NO_RATING, rating_of_product, shown_reviews
from shop.catalogue.sizes import split_sizes
from shop.gateways import promises
from shop.money import rupiah
from shop.partner.models import Partner, StockRecord
from shop.partner.queries import delivery, goods_of, place
from shop.share import branch_of, product_card, product_thing, rated
from shop.shipping.delivery import Delivery, deliveries, load
from shop.shipping.weight import weight_words

OTHERS = 4
REVIEWS = 3
"""Reviews on the product's own page; the others stand on theirs."""
OTHERS_SECONDS = 60


def shown_records() -> QuerySet[StockRecord]:
    """Stock records of public products, with product and shop at hand, and whether buyers said anything (`has_reviews`): one query holds all of it."""
    verified = StockRecord.objects.filter(product__is_public=True, partner__status=Partner.Status.VERIFIED)
    said = Exists(shown_reviews(OuterRef("product_id")))
    return verified.select_related("product", "partner__kelurahan__parent").annotate(has_reviews=said)


def product_page(record: Any, request: HttpRequest, kelurahan: Region | None) -> dict[str, Any]:
    """The context of the page of the record's product. `record` comes from shown_records(); `kelurahan` is where the visitor lives, if they said so."""
    product, shop = record.product, record.partner
    stock = max(0, record.net_stock_level)
    branch = branch_of(product)
    pictures = gallery(product)
    chosen = _chosen(request.GET.get("foto", ""), len(pictures))
    address = absolute(product.get_absolute_url())
    card = card_url("produk", product.pk, product_card(record, pictures, branch))
    rating = rating_of_product(product.pk) if record.has_reviews else NO_RATING  # most goods have none: not asked for in a query of its own
    reviews = list(shown_reviews(product.pk)[:REVIEWS]) if rating.count else []
    return {
        "shop": shop,
        "shop_place": place(shop),
        "price": record.price,
        "stock": stock,
        "sold_out": not stock,
        "most": min(stock, settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD),
        "state_kind": "off" if not stock else "wait" if product.lead_days else "good",
        "state_text": state_text(stock, product.lead_days),
        "weight": weight_words(product.weight),
        "facts": facts(product),
        "sizes": split_sizes(product.sizes),
        "delivery": delivery(shop),
        "kelurahan": kelurahan,
        "estimate": estimate(record, kelurahan) if kelurahan else [],
        "first_region": brand().region,
        "payments": promises(shop),
        "pictures": pictures,
        "picture": pictures[chosen] if pictures else None,
        "chosen": chosen + 1,
        "drawing": placeholder(branch[0].slug if branch else ""),
        "crumbs": [(gettext("Produk"), "/produk/"), *((node.name, node.url) for node in branch)],
        "others": _others(shop, product),
        "rating": rating,
        "reviews": reviews,
        "card": card,
        "share_words": ", ".join(words for words in (shop.name, place(shop)) if words),
        "structured": product_thing(record, address, pictures, branch, absolute(card)) | rated(rating, reviews),
        "share": f"{product.title}, {rupiah(record.price)}. {address}",
    }


def estimate(record: StockRecord, kelurahan: Region) -> list[Delivery]:
    """What one piece alone costs to reach the kelurahan, way by way: checkout's own rule, so the same rupiah."""
    shop = record.partner
    return deliveries(shop, kelurahan, load(shop, [(record.product, 1, record.price)]))


def _others(shop: Partner, product: Product) -> list[ProductCard]:
    """The shop's newest goods besides this one. Read at most once a minute for a shop: they are an invitation, and their own pages are always of now."""
    key = f"newest-of-shop:{shop.pk}"
    newest: list[ProductCard] | None = cache.get(key)
    if newest is None:
        newest = cards(goods_of(shop).order_by(BUYABLE_FIRST, "-pk"), OTHERS + 1)
        cache.set(key, newest, OTHERS_SECONDS)
    return [card for card in newest if card.id != product.pk][:OTHERS]


def facts(product: Product) -> list[tuple[str, str]]:
    """What is known about the goods, as pairs of word and meaning. What the seller did not write is left out."""
    pairs = [
        (gettext("Satuan"), product.unit),
        (gettext("Ukuran"), product.sizes),
        (gettext("Kondisi"), product.condition),
        (gettext("Berat kirim"), weight_words(product.weight)),
        (gettext("Lama membuat"), gettext("%(days)s hari setelah pesanan dibayar") % {"days": product.lead_days} if product.lead_days else ""),
        (gettext("Bahan"), product.ingredients),
        (gettext("Bahan kain atau badan"), product.material),
        (gettext("Cara simpan dan daya tahan"), product.keeping),
    ]
    return [(word, meaning) for word, meaning in pairs if meaning]


def _chosen(number: str, total: int) -> int:
    """Which picture is asked for, counted from 0; the first for anything strange."""
    return next((place for place in range(total) if number == str(place + 1)), 0)
