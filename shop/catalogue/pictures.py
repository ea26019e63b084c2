"""Pictures of goods: Wagtail images whose two sizes are made when a picture arrives, never while a page is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.db.models import Max
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from shop.catalogue.models import Product, ProductImage

CARD_SPEC = "fill-320x320|format-webp|webpquality-70"
LARGE_SPEC = "fill-640x640|format-webp|webpquality-75"
Urls = tuple[str, str]
"""Address of the 320 px and of the 640 px file; the second is empty when it was never made."""


def make_renditions(image: AbstractImage) -> None:
    """Make both sizes now. On a GET they would cost a write and a second of work."""
    image.get_renditions(CARD_SPEC, LARGE_SPEC)


def add_picture(product: Product, image: AbstractImage, caption: str = "") -> ProductImage:
    """Put a picture behind the product's others and make its sizes. `caption` says what is to be seen, in the seller's words."""
    make_renditions(image)
    last = product.images.aggregate(last=Max("display_order"))["last"]
    return ProductImage.objects.create(product=product, image=image, caption=caption, display_order=0 if last is None else last + 1)


def first_pictures(product_ids: Iterable[int]) -> dict[int, Urls]:
    """The first picture of each product that has one, in one query."""
    first: dict[int, int] = {}
    found: dict[int, dict[str, str]] = {}
    for product_id, picture_id, _, spec, name in _files(product_ids):
        if first.setdefault(product_id, picture_id) == picture_id:
            found.setdefault(product_id, {})[spec] = name
    return {product_id: _urls(files) for product_id, files in found.items() if CARD_SPEC in files}


def gallery(product: Product) -> list[tuple[str, str, str]]:
    """All pictures of one product in the seller's order: caption, address at 320 px, address at 640 px (or 320 again). One query."""
    captions: dict[int, str] = {}
    found: dict[int, dict[str, str]] = {}
    for _, picture_id, caption, spec, name in _files([product.pk]):
        captions[picture_id] = caption
        found.setdefault(picture_id, {})[spec] = name
    urls = {picture_id: _urls(files) for picture_id, files in found.items() if CARD_SPEC in files}
    return [(captions[picture_id], small, large or small) for picture_id, (small, large) in urls.items()]


def _files(product_ids: Iterable[int]) -> Iterable[tuple[int, int, str, str, str]]:
    """Product, picture, caption, spec and file name of every size made of these products' pictures. The few sizes made for the CMS come along: asking for
    two specs by name makes SQLite begin with all files of that size."""
    ids = list(product_ids)
    if not ids:
        return []
    # Written as SQL: every card page asks this, and Django takes longer to put it together than the database to answer.
    sql = f"""SELECT picture.product_id, picture.id, picture.caption, size.filter_spec, size.file FROM {ProductImage._meta.db_table} picture
        JOIN {get_image_model().get_rendition_model()._meta.db_table} size ON size.image_id = picture.image_id
        WHERE picture.product_id IN ({", ".join(["%s"] * len(ids))})
        ORDER BY picture.product_id, picture.display_order, picture.id
    """  # noqa: S608  table names and placeholders only
    with connection.cursor() as cursor:
        cursor.execute(sql, ids)
        return cursor.fetchall()


def _urls(files: dict[str, str]) -> Urls:
    return _url(files[CARD_SPEC]), _url(files[LARGE_SPEC]) if LARGE_SPEC in files else ""


def _url(name: str) -> str:
    storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
    # a card list asks for 48 of them; only an address in a folder of ours never changes
    return _file_url(storage.base_url, name) if isinstance(storage, FileSystemStorage) else storage.url(name)


@lru_cache(maxsize=20_000)
def _file_url(base: str, name: str) -> str:
    return FileSystemStorage(base_url=base).url(name)
