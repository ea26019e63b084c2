"""A basket as its buyer sees it: one group per shop, with what changed since the goods were put in."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from shop.basket.actions import SIZE
from shop.basket.models import Basket, LineAttribute
from shop.catalogue.pictures import first_pictures
from shop.catalogue.sizes import names_size, split_sizes
from shop.money import rupiah
from shop.partner.models import Partner
from shop.shipping.delivery import Load, load

PRICE, STOCK, GONE = "price", "stock", "gone"


@dataclass(frozen=True)
class Problem:
    """What must be settled before ordering. `kind` is price (can be accepted), stock (take fewer) or gone (take out)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One good. `line` is Oscar's row; `price` and `total` are today's, in rupiah; `free` is how many can be had."""

    line: Any
    price: Decimal
    free: int
    picture: str
    problems: tuple[Problem, ...]
    size: str = ""
    """The chosen size, where the title does not say it."""

    @property
    def total(self) -> Decimal:
        return self.price * self.line.quantity


@dataclass(frozen=True)
class Group:
    """One shop's part of a basket: it becomes one order."""

    shop: Partner
    lines: list[Line]

    @property
    def total(self) -> Decimal:
        return sum((line.total for line in self.lines), Decimal(0))

    @property
    def load(self) -> Load:
        """What this shop would send."""
        return load(self.shop, [(line.line.product, line.line.quantity, line.price) for line in self.lines])

    @property
    def short(self) -> Decimal:
        """How many rupiah of goods are missing to the least that the shop takes an order for; 0 when there is enough."""
        return max(Decimal(0), (self.shop.minimum_order or Decimal(0)) - self.total)

    @property
    def problems(self) -> list[str]:
        """What must be settled before this shop's part can be ordered."""
        found = [problem.text for line in self.lines for problem in line.problems]
        if self.short:
            said = {"shop": self.shop.name, "least": rupiah(self.total + self.short), "missing": rupiah(self.short)}
            found.append(_("%(shop)s menerima pesanan mulai %(least)s. Tambah barang %(missing)s lagi dari toko ini.") % said)
        return found

    @property
    def pieces(self) -> int:
        return sum(line.line.quantity for line in self.lines)


def groups_of(basket: Basket) -> list[Group]:
    """The basket by shop, in the order in which the shops came in. Four queries, whatever its size."""
    if not basket.pk:
        return []
    rows = list(
        basket.lines.select_related("product__product_class", "stockrecord__partner__kelurahan")
        .prefetch_related("stockrecord__partner__courier_areas", "product__stockrecords")
        .annotate(size=Subquery(LineAttribute.objects.filter(line=OuterRef("pk"), option__code=SIZE).values("value")[:1]))
        .order_by("pk")
    )
    pictures = first_pictures([row.product_id for row in rows])
    groups: dict[int, Group] = {}
    wanted = Counter[int]()  # one product may lie there in two sizes, and its stock is one
    for row in rows:
        wanted[row.product_id] += row.quantity
    for row in rows:
        row.basket = basket  # it carries the price strategy that Oscar's own properties ask for
        shop = row.stockrecord.partner
        line = Line(
            row,
            row.stockrecord.price,
            max(0, row.stockrecord.net_stock_level),
            pictures.get(row.product_id, ("", ""))[0],
            _problems(row, wanted[row.product_id]),
            "" if names_size(row.product.title, row.size or "") else row.size or "",
        )
        groups.setdefault(shop.pk, Group(shop, [])).lines.append(line)
    return list(groups.values())


def _problems(row: Any, wanted: int) -> tuple[Problem, ...]:
    title = {"title": row.product.title}
    record = row.stockrecord
    if not row.product.is_public or not record.partner.is_verified:
        return (Problem(GONE, _("%(title)s tidak dijual lagi. Hapus dari keranjang.") % title),)
    if row.size and row.size not in split_sizes(row.product.sizes):
        return (Problem(GONE, _("%(title)s ukuran %(size)s tidak ada lagi. Hapus dari keranjang.") % {**title, "size": row.size}),)
    found = []
    free = max(0, record.net_stock_level)
    if not free:
        found.append(Problem(GONE, _("%(title)s sudah habis. Hapus dari keranjang.") % title))
    elif wanted > free:
        found.append(Problem(STOCK, _("Stok %(title)s tinggal %(free)s. Kurangi jumlahnya.") % {**title, "free": free}))
    if row.price_incl_tax != record.price:
        prices = {"old": rupiah(row.price_incl_tax or 0), "new": rupiah(record.price)}
        found.append(Problem(PRICE, _("Harga %(title)s dulu %(old)s, sekarang %(new)s.") % {**title, **prices}))
    return tuple(found)
