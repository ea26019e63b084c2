"""The sizes in which page pictures are served, made when a page is published and never on a visitor's GET."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.blocks import StreamValue
from wagtail.images.models import Image, Rendition

END = "|format-webp|webpquality-70"
WIDE = (f"fill-480x270{END}", f"fill-960x540{END}")  # news and programmes, 16:9
THUMB = (f"fill-224x168{END}",)  # list rows, 4:3
SCREEN = (f"width-320{END}", f"width-640{END}")  # a phone screen in a guide
SHARE = ("fill-1200x630|format-jpeg|jpegquality-75",)  # what WhatsApp shows

Sizes = tuple[str, ...]


def make_renditions(image: Image, *groups: Sizes) -> None:
    """Make the missing files of these sizes."""
    image.get_renditions(*[spec for group in groups for spec in group])


def ready_rendition(image: Image, spec: str) -> Rendition | None:
    """The picture in this size when it was made already; reads `renditions`, so prefetch them for lists."""
    return next((one for one in image.renditions.all() if one.filter_spec == spec), None)


def of_stream(stream: StreamValue) -> Iterable[Image]:
    """Pictures inside a page's blocks: guide steps (`picture`) and article bodies (`image`)."""
    for block in stream:
        value = block.value
        if not hasattr(value, "get"):
            continue
        for key in ("picture", "image"):
            if value.get(key):
                yield value[key]
