"""Photos as phones send them, made into pictures that are safe to show: read, turned upright, squared, written anew."""

from __future__ import annotations

import io
import secrets
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

register_heif_opener()  # telephones of one maker send nothing else

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 60_000_000
"""A phone's largest photo has 50 million; a file that claims more wants to fill the memory."""
MIN_SIDE = 60
SIDE = 1280
"""Pixels of a kept picture's side: twice what the product page shows."""
SHEET_SIDE = 1600
EDGE_SAMPLES = 64
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF")

TOO_LARGE = _("Foto ini lebih dari 15 MB. Pilih foto lain, atau perkecil dulu di HP Anda.")
NOT_A_PHOTO = _("Ini bukan foto. Pilih foto dari galeri atau ambil dengan kamera.")
BROKEN = _("Foto ini rusak atau belum selesai terkirim. Pilih foto lain.")
TOO_SMALL = _("Foto ini terlalu kecil. Pilih foto yang lebih besar.")


class PhotoRefusedError(Exception):
    """The upload is not a usable photo; `message` says why, in words for the seller."""

    def __init__(self, message: Any) -> None:
        super().__init__(str(message))
        self.message = message


def prepare_photo(upload: UploadedFile) -> ContentFile[bytes]:
    """A square JPEG with at most SIDE pixels a side, without any of the file's own bytes or notes (place, camera). Raises PhotoRefusedError."""
    picture = read_photo(upload)
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return _written(square(picture))


def prepare_sheet(upload: UploadedFile) -> ContentFile[bytes]:
    """The same for a picture of something to read, such as a receipt: whole, in its own shape. Raises PhotoRefusedError."""
    picture = read_photo(upload)
    picture.thumbnail((SHEET_SIDE, SHEET_SIDE), Image.Resampling.LANCZOS)
    return _written(picture)


def _written(picture: Image.Image) -> ContentFile[bytes]:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=86, optimize=True)
    return ContentFile(written.getvalue(), name=f"foto-{secrets.token_hex(8)}.jpg")


def read_photo(upload: UploadedFile) -> Image.Image:
    """The photo upright, in RGB, transparent parts white. Raises PhotoRefusedError."""
    if upload.size is None or upload.size > MAX_BYTES:
        raise PhotoRefusedError(TOO_LARGE)
    upload.seek(0)
    try:
        with Image.open(upload, formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise PhotoRefusedError(TOO_LARGE)
            opened.draft("RGB", (SIDE, SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except UnidentifiedImageError:
        raise PhotoRefusedError(NOT_A_PHOTO) from None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise PhotoRefusedError(BROKEN) from None
    if min(upright.size) < MIN_SIDE:
        raise PhotoRefusedError(TOO_SMALL)
    ground = Image.new("RGB", upright.size, "white")
    ground.paste(upright, mask=upright.getchannel("A"))
    return ground


def square(picture: Image.Image) -> Image.Image:
    """The whole picture on a square of its own edge colour: never cut, never stretched."""
    if picture.width == picture.height:
        return picture
    side = max(picture.size)
    ground = Image.new("RGB", (side, side), edge_colour(picture))
    ground.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return ground


def edge_colour(picture: Image.Image) -> tuple[int, int, int]:
    """The middle colour of the two edges that the square is filled beside."""
    if picture.width > picture.height:
        edges = [picture.crop((0, 0, picture.width, 1)), picture.crop((0, picture.height - 1, picture.width, picture.height))]
        size = (EDGE_SAMPLES, 1)
    else:
        edges = [picture.crop((0, 0, 1, picture.height)), picture.crop((picture.width - 1, 0, picture.width, picture.height))]
        size = (1, EDGE_SAMPLES)
    colours: list[Sequence[int]] = [list(pixel) for edge in edges for pixel in _pixels(edge.resize(size))]
    middle = len(colours) // 2
    red, green, blue = (sorted(colour[channel] for colour in colours)[middle] for channel in range(3))
    return red, green, blue


def _pixels(picture: Image.Image) -> list[tuple[int, int, int]]:
    data = picture.tobytes()
    return [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]


def store_photo(photo: ContentFile[bytes], *, title: str, user: Any) -> AbstractImage:
    """Keep a prepared photo as a Wagtail image."""
    image = get_image_model()(title=title[:255], uploaded_by_user=user)
    image.file.save(photo.name, photo, save=False)
    with image.open_file() as file:
        image.width, image.height = Image.open(file).size
    image.file_size = photo.size
    image.save()
    return image
