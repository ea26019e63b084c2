"""Reads of collections: what is in them, for whom, and which sizes are missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from shop.catalogue.models import Product
from shop.catalogue.queries import BUYABLE_FIRST, IN_STOCK, PUBLIC, ProductCard, cards
from shop.catalogue.sizes import split_sizes
from shop.curation.models import Collection, Criterion, Entry, Part, Wearer
from shop.curation.pairs import Piece

TUESDAY = "selasa-umkm"
"""The collection that Padu Selasa chooses from."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Goods that nobody offers in these sizes: `what` in words (sepatu pria), `sizes` small to large."""

    what: str
    sizes: tuple[str, ...]


def running(slug: str) -> Collection | None:
    """The collection of this address while it is shown, else nothing."""
    found = Collection.objects.filter(slug=slug).first() if slug else None
    return found if found and found.is_on else None


def collection_cards(slug: str, n: int) -> list[ProductCard]:
    """The first public goods of a collection while it is shown."""
    found = running(slug)
    return cards(goods(found), n) if found else []


def collection_names() -> list[tuple[str, str]]:
    """Slug and name of every collection, by name: what an editor may put on a page."""
    return list(Collection.objects.values_list("slug", "name"))


def current(collection: Collection) -> QuerySet[Entry]:
    """What is in it now, seen by the public or not."""
    return Entry.objects.filter(collection=collection, removed_at=None)


def goods(collection: Collection, part: str = "") -> QuerySet[Product]:
    """The public's goods of the collection, or of one part of it: those in stock first, then the latest choice."""
    chosen = Q(collection_entries__collection=collection, collection_entries__removed_at=None)
    if part:
        chosen &= Q(collection_entries__part=part)
    return Product.objects.filter(PUBLIC & chosen).order_by(BUYABLE_FIRST, "-collection_entries__pk")


def part_counts(collection: Collection) -> Counter[str]:
    """How many public goods each part has."""
    parts = Entry.objects.filter(collection=collection, removed_at=None, product__in=Product.objects.filter(PUBLIC)).values_list("part", flat=True)
    return Counter(parts)


def reasons(collection: Collection, product_ids: list[int]) -> list[Entry]:
    """The entries of these products, each with its product and criteria at hand, in the order of the ids."""
    rows = current(collection).filter(product_id__in=product_ids).select_related("product").prefetch_related("criteria")
    by_product = {entry.product_id: entry for entry in rows}
    return [by_product[pk] for pk in product_ids if pk in by_product]


def gaps(collection: Collection) -> list[Gap]:
    """Wanted sizes that no shop has in stock, by kind and wearer. What is for anyone serves men and women."""
    needs = list(collection.needs.all())
    if not needs:
        return []
    there: set[tuple[str, str, str]] = set()
    stocked = current(collection).filter(product__in=Product.objects.filter(PUBLIC & IN_STOCK)).values_list("part", "wearer", "product__sizes")
    for part, wearer, sizes in stocked:
        for size in split_sizes(sizes):
            there.update((part, one, size) for one in ((wearer,) if wearer != Wearer.ANYONE else Wearer.values))
    found = []
    for need in needs:
        wearers = Wearer.values if need.wearer == Wearer.ANYONE else (need.wearer,)
        missing = tuple(size for size in split_sizes(need.sizes) if not any((need.part, one, size) in there for one in wearers))
        if missing:
            found.append(Gap(in_words(need.part, need.wearer), missing))
    return found


def in_words(part: str, wearer: str) -> str:
    """`sepatu pria`, `baju`."""
    what = {Part.TOP: _("baju"), Part.SHOES: _("sepatu")}[Part(part)]
    whom = {Wearer.MEN: _("pria"), Wearer.WOMEN: _("wanita")}.get(Wearer(wearer), "")
    return f"{what} {whom}".strip()


def pieces(collection: Collection) -> list[Piece]:
    """Clothes and shoes of the collection that can be bought now, as the pairing reads them."""
    rows = (
        current(collection)
        .filter(product__in=Product.objects.filter(PUBLIC & IN_STOCK), part__in=(Part.TOP, Part.SHOES))
        .exclude(product__sizes="")
        .select_related("product")
        .prefetch_related(Prefetch("criteria", Criterion.objects.order_by("pk")), "product__stockrecords__partner__kelurahan")
        .order_by("pk")
    )
    return [_piece(entry) for entry in rows]


def _piece(entry: Entry) -> Piece:
    product = entry.product
    record = product.stockrecords.all()[0]
    shop = record.partner
    return Piece(
        id=product.pk,
        title=product.title,
        slug=product.slug,
        part=entry.part,
        wearer=entry.wearer,
        sizes=split_sizes(product.sizes),
        price=record.price,
        free=max(0, record.net_stock_level),
        lead_days=product.lead_days,
        shop_id=shop.pk,
        shop=shop.name,
        village=shop.kelurahan_id or "",
        place=shop.kelurahan.name if shop.kelurahan else "",
        reason=entry.reason,
        criteria=tuple(criterion.text for criterion in entry.criteria.all()),
    )
