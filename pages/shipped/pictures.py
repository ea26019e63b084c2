"""The pictures of the shipped content: drawings, and screens of our own pages. All are small files beside the texts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images.models import Image
from wagtail.models import Collection

COLLECTION = "Gambar bawaan"
CONTENT = Path(__file__).resolve().parents[1] / "content"
SCREENS = CONTENT / "screens"  # made by shoot_guide_screens
PICTURES = CONTENT / "pictures"


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _stored(title: str, name: str, data: bytes) -> Image:
    return Image.objects.create(title=title, collection=_collection(), file=ImageFile(BytesIO(data), name=name))


def screen(name: str) -> Image | None:
    """The picture of one of our own screens; None when no such file ships."""
    return _shipped(f"Layar {name}", SCREENS / f"{name}.webp")


def picture(name: str) -> Image | None:
    """A drawing for news and programmes; None when no such file ships."""
    return _shipped(f"Gambar {name}", PICTURES / f"{name}.webp")


def _shipped(title: str, path: Path) -> Image | None:
    """The stored picture of that title, made from the file the first time."""
    found = Image.objects.filter(title=title, collection__name=COLLECTION).first()
    if found or not path.exists():
        return found
    return _stored(title, path.name, path.read_bytes())
