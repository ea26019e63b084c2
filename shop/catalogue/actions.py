"""Writes to goods and categories. The database itself notes what search has to make anew (search/triggers.py)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from oscar.core.loading import get_model
from wagtail.images.models import AbstractImage
from wagtail.log_actions import log

from shop.catalogue.models import Category, Product, ProductCategory, ProductClass, ProductImage
from shop.catalogue.pictures import add_picture
from shop.catalogue.tree import forget_tree
from shop.partner.models import Partner, StockRecord

MAX_PICTURES = 6
ALLOCATED = Coalesce(F("num_allocated"), 0)


class CategoryInUseError(Exception):
    """The category still holds goods or other categories; the text says what to do."""


class ProductInUseError(Exception):
    """Someone ordered it once; the text says what to do instead of deleting."""


def product_class() -> ProductClass:
    """The one kind of goods: counted, and brought or fetched."""
    kind, _created = ProductClass.objects.get_or_create(slug="barang", defaults={"name": "Barang", "track_stock": True, "requires_shipping": True})
    return kind


@transaction.atomic
def save_product(
    product: Product,
    *,
    shop: Partner,
    price: Decimal,
    stock: int,
    category: Category,
    shown: bool,
    stock_seen: int | None = None,
    pictures: Sequence[AbstractImage] = (),
    actor: Any = None,
) -> Product:
    """Store a product of `shop` with its price (whole rupiah), free pieces, one category and new pictures behind those it has.

    `product` carries the words; shop and class are set here and nowhere else. `stock_seen` is what the form showed: see `set_stock`.
    Raises ValueError when the product belongs to another shop.
    """
    is_new = product.pk is None
    product.product_class = product_class()
    product.structure = Product.STANDALONE
    product.is_public = shown
    product.slug = slugify(product.title)[:200] or "barang"
    product.save()
    record = StockRecord.objects.select_for_update(of=("self",)).filter(product=product).first()
    if record is None:
        StockRecord.objects.create(product=product, partner=shop, partner_sku=str(product.pk), price=price, price_currency="IDR", num_in_stock=stock)
    elif record.partner_id != shop.pk:
        raise ValueError(f"product {product.pk} is not of shop {shop.pk}")
    else:
        StockRecord.objects.filter(pk=record.pk).update(price=price)
        _change_stock(record, stock, stock_seen)
    if not is_new:
        ProductCategory.objects.filter(product=product).exclude(category=category).delete()
    ProductCategory.objects.get_or_create(product=product, category=category)
    for image in pictures[: max(0, MAX_PICTURES - product.images.count())]:
        add_picture(product, image, caption=product.title[:200])
    log(product, "wagtail.create" if is_new else "wagtail.edit", user=actor)
    return product


@transaction.atomic
def set_stock(product: Product, free: int, *, seen: int | None = None, actor: Any = None) -> None:
    """Make `free` pieces buyable. With `seen`, the number the seller had before their eyes, only the difference counts:
    what buyers took in the meantime is not given back."""
    record = StockRecord.objects.select_for_update(of=("self",)).get(product=product)
    if _change_stock(record, free, seen):
        log(product, "wagtail.edit", user=actor)


def _change_stock(record: StockRecord, free: int, seen: int | None) -> bool:
    now_free = (record.num_in_stock or 0) - (record.num_allocated or 0)
    difference = free - (now_free if seen is None else seen)
    if not difference:
        return False
    rows, now = StockRecord.objects.filter(pk=record.pk), timezone.now()
    raised = rows.filter(num_in_stock__gte=ALLOCATED - difference).update(num_in_stock=F("num_in_stock") + difference, date_updated=now)
    if not raised:  # buyers hold more than the seller now counts: nothing is free
        rows.update(num_in_stock=ALLOCATED, date_updated=now)
    return True


@transaction.atomic
def show_product(product: Product, *, actor: Any = None) -> None:
    """Put it in the shop window."""
    _set_shown(product, True, actor)


@transaction.atomic
def hide_product(product: Product, *, actor: Any = None) -> None:
    """Take it out of the shop window; nothing is lost."""
    _set_shown(product, False, actor)


def _set_shown(product: Product, shown: bool, actor: Any) -> None:
    if Product.objects.filter(pk=product.pk).exclude(is_public=shown).update(is_public=shown):
        product.is_public = shown
        log(product, "wagtail.edit", user=actor)


@transaction.atomic
def delete_product(product: Product, *, actor: Any = None) -> None:
    """Remove it and its pictures. Raises ProductInUseError when it was ever ordered: an order's stock must find its way back."""
    if get_model("order", "Line").objects.filter(product=product).exists():
        raise ProductInUseError(_("Produk ini pernah dipesan, jadi catatannya harus tetap ada. Sembunyikan saja."))
    images = [picture.image for picture in product.images.select_related("image")]
    log(product, "wagtail.delete", user=actor)
    product.delete()
    _drop_images(images)


@transaction.atomic
def remove_picture(product: Product, picture_id: int, *, actor: Any = None) -> None:
    """Take one picture of this product away. Another product's picture is left alone."""
    picture = product.images.select_related("image").filter(pk=picture_id).first()
    if picture is None:
        return
    picture.delete()
    _drop_images([picture.image])
    log(product, "wagtail.edit", user=actor)


def _drop_images(images: Iterable[AbstractImage]) -> None:
    """Delete those that no product uses any more: one drawing may serve several goods."""
    for image in images:
        if not ProductImage.objects.filter(image=image).exists():
            image.delete()


@transaction.atomic
def save_category(category: Category, *, parent: Category | None, actor: Any = None) -> Category:
    """Add a category below `parent` (None: a root), or rename and move an existing one. Its address stays when only the name changes."""
    is_new = category.pk is None
    if is_new:
        category.slug = _free_slug(category.name)
        category = parent.add_child(instance=category) if parent else Category.add_root(instance=category)
    else:
        category.save()
        stored = Category.objects.get(pk=category.pk)
        if stored.get_parent() != parent:
            if parent is not None:
                stored.move(Category.objects.get(pk=parent.pk), "last-child")
            else:
                stored.move(Category.get_last_root_node(), "last-sibling")
        category = Category.objects.get(pk=category.pk)
        category.set_ancestors_are_public()
    transaction.on_commit(forget_tree)
    log(category, "wagtail.create" if is_new else "wagtail.edit", user=actor)
    return category


@transaction.atomic
def delete_category(category: Category, *, actor: Any = None) -> None:
    """Remove an empty category. Raises CategoryInUseError with words for the officer."""
    if not category.is_leaf():
        raise CategoryInUseError(_("Kategori ini masih punya kategori di bawahnya. Pindahkan atau hapus dulu yang di bawahnya."))
    if category.product_set.exists():
        raise CategoryInUseError(_("Masih ada produk di kategori ini. Pindahkan dulu produknya ke kategori lain."))
    log(category, "wagtail.delete", user=actor)
    category.delete()
    transaction.on_commit(forget_tree)


def _free_slug(name: str) -> str:
    """One address for the whole tree: kue, kue-2, kue-3 …"""
    base = slugify(name)[:200] or "kategori"
    taken = set(Category.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
