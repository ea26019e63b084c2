"""The pictures of the shipped content: drawn ones, and screens of our own pages that ship as files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images.models import Image
from wagtail.models import Collection

COLLECTION = "Gambar bawaan"
SCENES = ("lapak", "rak-selasa")
SCREENS = Path(__file__).resolve().parents[1] / "content" / "screens"


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _stored(title: str, name: str, data: bytes) -> Image:
    return Image.objects.create(title=title, collection=_collection(), file=ImageFile(BytesIO(data), name=name))


def screen(name: str) -> Image | None:
    """The picture of one of our own screens; None when no such file ships."""
    path = SCREENS / f"{name}.webp"
    title = f"Layar {name}"
    found = Image.objects.filter(title=title, collection__name=COLLECTION).first()
    if found or not path.exists():
        return found
    return _stored(title, path.name, path.read_bytes())


def picture(name: str) -> Image:
    """A drawn picture: a scene (16:9) or a kind of goods."""
    title = f"Gambar {name}"
    found = Image.objects.filter(title=title, collection__name=COLLECTION).first()
    return found or _stored(title, f"{name}.webp", _drawn(name))


def _drawn(name: str) -> bytes:
    """A WebP of the drawing at its own size; scenes are 16:9, goods are square."""
    from portal.demo.pictures import draw, scene  # Pillow's drawing code is needed only here

    drawing = scene(name) if name in SCENES else draw(name, 0)
    data = BytesIO()
    drawing.convert("RGB").save(data, "WEBP", quality=82, method=5)
    return data.getvalue()
