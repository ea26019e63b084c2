"""Pictures of goods: Wagtail images whose two sizes are made when a picture arrives, never while a page is read."""

from __future__ import annotations

from collections.abc import Iterable

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
    found: dict[int, dict[str, str]] = {}
    order: dict[int, int] = {}
    for product_id, picture_id, spec, name in _files(product_ids):
        if order.setdefault(product_id, picture_id) == picture_id:
            found.setdefault(product_id, {})[spec] = name
    url = _storage_url()
    return {
        product_id: (url(files[CARD_SPEC]), url(files[LARGE_SPEC]) if LARGE_SPEC in files else "")
        for product_id, files in found.items()
        if CARD_SPEC in files
    }


def gallery(product: Product) -> list[tuple[str, str, str]]:
    """All pictures of one product in the seller's order: caption, address at 320 px, address at 640 px. One query."""
    rows = _pictures([product.pk]).values_list("pk", "caption", "image__renditions__filter_spec", "image__renditions__file")
    pictures: dict[int, dict[str, str]] = {}
    captions: dict[int, str] = {}
    for picture_id, caption, spec, name in rows:
        captions[picture_id] = caption
        pictures.setdefault(picture_id, {})[spec] = name
    url = _storage_url()
    return [
        (captions[picture_id], url(files[CARD_SPEC]), url(files.get(LARGE_SPEC, files[CARD_SPEC])))
        for picture_id, files in pictures.items()
        if CARD_SPEC in files
    ]


def _pictures(product_ids: Iterable[int]):  # type: ignore[no-untyped-def]
    return ProductImage.objects.filter(
        product_id__in=product_ids, image__renditions__filter_spec__in=(CARD_SPEC, LARGE_SPEC)
    ).order_by("product_id", "display_order", "pk")


def _files(product_ids: Iterable[int]):  # type: ignore[no-untyped-def]
    return _pictures(product_ids).values_list("product_id", "pk", "image__renditions__filter_spec", "image__renditions__file")


def _storage_url():  # type: ignore[no-untyped-def]
    return get_image_model().get_rendition_model()._meta.get_field("file").storage.url
