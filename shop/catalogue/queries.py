"""Reads of the catalogue: what the public may see, as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext
from oscar.core.loading import get_model

from shop.catalogue.models import Product
from shop.catalogue.pictures import first_pictures
from shop.catalogue.tree import category_tree
from shop.partner.models import Partner

# Shown by its seller, in a verified shop. Written as EXISTS so that no database begins with the shops, of which nearly all are verified: the newest
# goods are then read along the primary key and the reading stops after a page (measured on SQLite: 0.05 ms instead of 0.8 for 1,658 products).
PUBLIC = Q(is_public=True) & Q(Exists(Partner.objects.filter(pk=OuterRef("stockrecords__partner_id"), status=Partner.Status.VERIFIED)))
IN_STOCK = Q(stockrecords__num_in_stock__gt=Coalesce(F("stockrecords__num_allocated"), 0))
SOLD_OUT = Q(stockrecords__num_in_stock__lte=Coalesce(F("stockrecords__num_allocated"), 0)) | Q(stockrecords__num_in_stock=None)
BUYABLE_FIRST = Case(When(IN_STOCK, then=Value(0)), default=Value(1))
"""An order for few goods, as of one shop; long lists read in two parts instead (listing.BuyableFirst)."""
PLACEHOLDER_ROOTS = ("kuliner", "fesyen", "bahan-pokok", "kriya", "jasa", "lainnya")
PLACEHOLDER_FOR_OTHERS = "lainnya"

_CARD_FIELDS = (
    "pk",
    "slug",
    "title",
    "unit",
    "lead_days",
    "stockrecords__price",
    "stockrecords__num_in_stock",
    "stockrecords__num_allocated",
    "stockrecords__partner__name",
    "stockrecords__partner__code",
    "stockrecords__partner__kelurahan__name",
)


_PRICE = _CARD_FIELDS.index("stockrecords__price")
_CENTS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ProductCard:
    """What a list shows of one product. `price` is whole rupiah, `stock` the free pieces; `picture` (320 px) and `picture_large` (640 px) may be empty:
    then `root`, the slug of the root category, chooses a drawing."""

    id: int
    title: str
    url: str
    price: Decimal
    unit: str
    stock: int
    lead_days: int
    shop_name: str
    shop_url: str
    kelurahan: str
    picture: str
    picture_large: str
    root: str

    @property
    def image(self) -> str:
        """The picture, or the drawing for goods without one."""
        return self.picture or placeholder(self.root)

    @property
    def by(self) -> str:
        return f"{self.shop_name}, {self.kelurahan}" if self.kelurahan else self.shop_name

    @property
    def state_kind(self) -> str:
        """Class of the word below the price: good, wait or off."""
        if self.stock <= 0:
            return "off"
        return "wait" if self.lead_days else "good"

    @property
    def state_text(self) -> str:
        return state_text(self.stock, self.lead_days)

    @property
    def tag(self) -> str:
        """Words across the picture of something that cannot be bought now, else empty."""
        return gettext("Habis") if self.stock <= 0 else ""


def state_text(stock: int, lead_days: int) -> str:
    """What a buyer can expect, in one line."""
    if stock <= 0:
        return gettext("Habis")
    if lead_days:
        return gettext("Dibuat setelah dipesan, %(days)s hari") % {"days": lead_days}
    return gettext("Siap, stok %(stock)s") % {"stock": stock}


def placeholder_file(root: str) -> str:
    """Name among the static files of the drawing for goods without a picture."""
    return f"portal/img/polos-{root if root in PLACEHOLDER_ROOTS else PLACEHOLDER_FOR_OTHERS}.webp"


def placeholder(root: str) -> str:
    """Address of that drawing."""
    return static(placeholder_file(root))


def product_url(slug: str, pk: int) -> str:
    """The same as Product.get_absolute_url, for lists: resolving a name for each card costs more than the card."""
    return f"/produk/{slug}_{pk}/"


def public_products() -> QuerySet[Product]:
    """What the public may see: shown by its seller, in a verified shop."""
    return Product.objects.filter(PUBLIC)


def cards(products: QuerySet[Product], limit: int | None = None) -> list[ProductCard]:
    """Cards in the order of the queryset: one query for facts, one for pictures, one more for goods that have none."""
    return _cards(list(products.values_list(*_CARD_FIELDS)[:limit] if limit is not None else products.values_list(*_CARD_FIELDS)))


def _cards(rows: list[tuple]) -> list[ProductCard]:
    pictures = first_pictures([row[0] for row in rows]) if rows else {}
    roots = _roots([row[0] for row in rows if row[0] not in pictures])
    return [_card(row, pictures, roots) for row in rows]


def cards_by_ids(ids: list[int]) -> list[ProductCard]:
    """Cards of these products in this order; those that the public may not see are left out."""
    if not ids:
        return []
    sql, values = _public_sql(len(ids))
    with connection.cursor() as cursor:
        cursor.execute(sql, [ids[-value - 1] if isinstance(value, int) and value < 0 else value for value in values])
        rows = [(*row[:_PRICE], Decimal(str(row[_PRICE])).quantize(_CENTS), *row[_PRICE + 1 :]) for row in cursor.fetchall()]
    found = {card.id: card for card in _cards(rows)}
    return [found[pk] for pk in ids if pk in found]


@lru_cache(maxsize=64)
def _public_sql(number: int) -> tuple[str, tuple]:
    """What cards_by_ids asks for so many products, put together once: Django takes longer for that than the database to answer. -1, -2 and so on stand for
    the ids."""
    rows = public_products().filter(pk__in=range(-1, -number - 1, -1)).order_by().values_list(*_CARD_FIELDS)
    sql, values = rows.query.sql_with_params()
    return sql, tuple(values)


def new_cards(n: int) -> list[ProductCard]:
    """The newest goods that can be bought, at most one of a shop."""
    recent = Product.objects.filter(PUBLIC & IN_STOCK).order_by("-pk")
    return cards_by_ids(list(_one_per_shop(recent.values_list("pk", "stockrecords__partner_id")[: n * 20], n)))


def waiting_cards(n: int) -> list[ProductCard]:
    """One product each of shops that wait for their first order. The day turns the wheel, so that every shop has its turn."""
    orders = get_model("order", "Order").objects.filter(partner=OuterRef("stockrecords__partner_id"))
    waiting = Product.objects.filter(PUBLIC & IN_STOCK & ~Exists(orders)).order_by("pk")
    firsts = list(_one_per_shop(waiting.values_list("pk", "stockrecords__partner_id").iterator(), None))
    if not firsts:
        return []
    start = timezone.localdate().toordinal() * n % len(firsts)
    return cards_by_ids((firsts[start:] + firsts[:start])[:n])


def _one_per_shop(pairs: Iterable[tuple[int, int]], n: int | None) -> Iterator[int]:
    seen: set[int] = set()
    for product_id, shop_id in pairs:
        if shop_id not in seen and (n is None or len(seen) < n):
            seen.add(shop_id)
            yield product_id


def _roots(product_ids: list[int]) -> dict[int, str]:
    """Slug of the root category of each product."""
    if not product_ids:
        return {}
    tree = category_tree()
    pairs = get_model("catalogue", "ProductCategory").objects.filter(product_id__in=product_ids)
    return {product_id: tree.root_slug(path) for product_id, path in pairs.values_list("product_id", "category__path")}


def _card(row: tuple, pictures: dict[int, tuple[str, str]], roots: dict[int, str]) -> ProductCard:
    pk, slug, title, unit, lead_days, price, in_stock, allocated, shop_name, shop_code, kelurahan = row
    picture, picture_large = pictures.get(pk, ("", ""))
    return ProductCard(
        id=pk,
        title=title,
        url=product_url(slug, pk),
        price=price,
        unit=unit,
        stock=max(0, (in_stock or 0) - (allocated or 0)),
        lead_days=lead_days,
        shop_name=shop_name,
        shop_url=f"/toko/{shop_code}/",
        kelurahan=kelurahan or "",
        picture=picture,
        picture_large=picture_large,
        root=roots.get(pk, ""),
    )
