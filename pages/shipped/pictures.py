"""The pictures of the shipped content: drawn ones, and screens of our own pages that ship as files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images.models import Image
from wagtail.models import Collection

COLLECTION = "Gambar bawaan"
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
    from PIL import Image as PILImage  # TEMP until portal.demo.pictures stands

    folder = Path("/work/shared/look/prototype/img")
    for ending in ("-960.webp", "-640.webp"):
        if (folder / f"{name}{ending}").exists():
            return (folder / f"{name}{ending}").read_bytes()
    out = BytesIO()
    PILImage.new("RGB", (960, 540), "#b08050").save(out, "WEBP")
    return out.getvalue()
