"""What goods and shops tell those who are not here yet: the card of a shared link, and the words for search engines (SE-02, SE-03)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.utils.html import strip_tags
from django.utils.translation import gettext

from portal import structured
from portal.addresses import absolute
from portal.brand import brand
from portal.cards import Card
from portal.templatetags.look import initials
from shop.catalogue.models import Product, ProductImage
from shop.catalogue.pictures import CARD_SPEC, LARGE_SPEC, gallery
from shop.catalogue.queries import placeholder, placeholder_file
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.queries import Rating
from shop.catalogue.tree import Node, category_tree
from shop.curation.models import Collection
from shop.money import rupiah
from shop.partner.models import Partner, StockRecord
from shop.partner.queries import place

DESCRIPTION = 300
"""Characters of a description that machines are told."""


def branch_of(product: Product) -> list[Node]:
    """The product's category from the root down; empty when it stands in no public one."""
    tree = category_tree()
    node = tree.deepest(set(product.categories.values_list("pk", flat=True).order_by()))
    return [*tree.ancestors(node), node] if node else []


def product_card(record: StockRecord, pictures: list[tuple[str, str, str]], branch: list[Node]) -> Card:
    """The card of a product. `pictures` is its gallery."""
    shop = record.partner
    picture = pictures[0][2] if pictures else placeholder(branch[0].slug if branch else "")
    kind = branch[-1].name if branch else gettext("Produk")
    return Card(
        kind=kind, title=record.product.title, price=rupiah(record.price), by=", ".join(part for part in (shop.name, place(shop)) if part), picture=picture
    )


def card_of_collection(collection: Collection) -> Card:
    """The card of a curated collection: its name on cloth."""
    return Card(kind=gettext("Pilihan"), title=collection.name, by=collection.summary, letters=initials(collection.name))


def card_of_product(record: StockRecord) -> Card:
    """The same, from the record alone."""
    return product_card(record, gallery(record.product), branch_of(record.product))


def picture_of_product(record: StockRecord) -> bytes | None:
    """The file of the first picture in the largest size that was made, or the drawing for goods without one."""
    first = ProductImage.objects.filter(product=record.product_id).order_by("display_order", "pk").first()
    names = dict(first.image.renditions.filter(filter_spec__in=(LARGE_SPEC, CARD_SPEC)).values_list("filter_spec", "file")) if first else {}
    name = names.get(LARGE_SPEC) or names.get(CARD_SPEC)
    if name:
        try:
            with default_storage.open(name) as file:
                return bytes(file.read())
        except OSError:  # the row is there and the file is not: a card without a picture is better than none
            return None
    branch = branch_of(record.product)
    path = finders.find(placeholder_file(branch[0].slug if branch else ""))
    return Path(path).read_bytes() if isinstance(path, str) else None


def card_of_shop(shop: Partner) -> Card:
    """The card of a shop: its letters on cloth, its name, its kelurahan."""
    return Card(kind=gettext("Toko di %(name)s") % {"name": brand().name}, title=shop.name, by=place(shop), letters=initials(shop.name))


def product_thing(record: StockRecord, address: str, pictures: list[tuple[str, str, str]], branch: list[Node], card: str) -> dict[str, Any]:
    """Product and Offer. `address` and `card` are absolute."""
    product, shop = record.product, record.partner
    state = structured.SOLD_OUT if record.net_stock_level <= 0 else structured.TO_ORDER if product.lead_days else structured.IN_STOCK
    return structured.product(
        name=product.title,
        url=address,
        description=" ".join(strip_tags(product.description).split())[:DESCRIPTION] or product.title,
        images=[absolute(large) for _, _, large in pictures] or [card],
        price=record.price,
        availability=state,
        shop_name=shop.name,
        shop_url=absolute(shop.get_absolute_url()),
        sku=record.partner_sku,
        category=" > ".join(node.name for node in branch),
        condition=product.condition,
    )


def rated(rating: Rating, reviews: list[ProductReview]) -> dict[str, Any]:
    """What buyers say, to be added to the thing of a product: only what its page shows, and nothing while the stars are too few to be shown. A shop has
    none: search engines refuse stars that a site gives its own shops."""
    if rating.average is None:
        return {}
    said = [(one.name, one.date_created, int(one.score), one.body) for one in reviews]
    return structured.rating(average=rating.average, count=rating.count, reviews=said)


def shop_thing(shop: Partner, card: str) -> dict[str, Any]:
    """LocalBusiness, without the street: that is told after an order only. `card` is absolute."""
    village = shop.kelurahan
    return structured.shop(
        name=shop.name,
        url=absolute(shop.get_absolute_url()),
        description=" ".join(strip_tags(shop.about).split())[:DESCRIPTION],
        place=[village.name, village.parent.name if village.parent else "", brand().city] if village else [brand().city],
        image=card,
    )
