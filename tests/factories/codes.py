"""QRIS codes of invented merchants, and pictures of them as phones take them."""

from __future__ import annotations

import io
import random
from typing import Any

import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFilter

from shop.gateways.qris.payload import compose, template


def make_fields(**changed: str | None) -> list[tuple[str, str]]:
    """The fields of a static code as issuers write them; `t59="..."` changes one, None leaves it out."""
    acquirer = template([("00", "COM.CONTOH.WWW"), ("01", "936000000000000001"), ("02", "CONTOH0001"), ("03", "UMI")])
    national = template([("00", "ID.CO.QRIS.WWW"), ("02", "ID0000000000001"), ("03", "UMI")])
    fields: dict[str, str | None] = {
        "00": "01", "01": "11", "26": acquirer, "51": national, "52": "5814", "53": "360", "58": "ID",
        "59": "DAPUR BUTET CONTOH", "60": "MEDAN", "61": "20212",
    }  # fmt: skip
    fields |= {tag.removeprefix("t"): value for tag, value in changed.items()}
    return [(tag, value) for tag, value in sorted(fields.items()) if value is not None]


def make_payload(**changed: str | None) -> str:
    """The text of such a code, with its checksum."""
    return compose(make_fields(**changed))


def code_picture(text: str, scale: int = 8) -> Image.Image:
    """The code alone, black on white."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    bits = Image.frombytes("L", (len(rows), len(rows)), b"".join(bytes(0 if dark else 255 for dark in row) for row in rows))
    return bits.resize((len(rows) * scale, len(rows) * scale), Image.Resampling.NEAREST).convert("RGB")


def as_upload(picture: Image.Image, name: str = "qris.jpg", quality: int = 88) -> SimpleUploadedFile:
    """The picture as a browser sends it."""
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return SimpleUploadedFile(name, written.getvalue(), content_type="image/jpeg")


def make_upload(**changed: Any) -> SimpleUploadedFile:
    """A clean picture of a code, ready to send."""
    return as_upload(code_picture(make_payload(**changed)))


KINDS = ("rotated", "perspective", "blur", "poor", "glare", "poster")
"""What may be wrong with a phone picture; each comes five times, with other dice."""


def phone_picture(text: str, kind: str, seed: int) -> Image.Image:
    """A printed code on a table, photographed: never straight, never evenly lit. The same seed gives the same picture."""
    dice = random.Random(f"{kind}-{seed}")
    sheet = _printed(text, dice, beside="https://kedan.example/toko/dapur-butet/" if kind == "poster" else "")
    turned = sheet.rotate(dice.uniform(0, 360) if kind == "rotated" else dice.uniform(-8, 8), Image.Resampling.BICUBIC, expand=True, fillcolor=(150, 128, 104))
    if kind == "perspective":
        turned = _leaning(turned, dice)
    shade = Image.linear_gradient("L").resize(turned.size).rotate(dice.choice((0, 90, 180, 270))).resize(turned.size)
    shot = Image.composite(turned, Image.blend(turned, Image.new("RGB", turned.size, (30, 26, 20)), dice.uniform(0.2, 0.45)), shade)
    if kind == "glare":
        shot = _glaring(shot, dice)
    shot = shot.filter(ImageFilter.GaussianBlur(dice.uniform(2.2, 3.4) if kind == "blur" else 0.7))
    written = io.BytesIO()
    shot.save(written, "JPEG", quality=40 if kind == "poor" else 80)
    return Image.open(io.BytesIO(written.getvalue())).convert("RGB")


def _printed(text: str, dice: random.Random, beside: str) -> Image.Image:
    code = code_picture(text, dice.randint(7, 10))
    wide = Image.new("RGB", (code.width + 260 + (code.width if beside else 0), code.height + 420), (150, 128, 104))
    ImageDraw.Draw(wide).rectangle((60, 60, wide.width - 60, wide.height - 60), fill=(248, 246, 240))
    wide.paste(code, (130, 220))
    if beside:
        wide.paste(code_picture(beside, 9), (160 + code.width, 240))
    ImageDraw.Draw(wide).rectangle((130, 110, wide.width - 130, 170), fill=(190, 30, 45))
    return wide


def _leaning(picture: Image.Image, dice: random.Random) -> Image.Image:
    lean_x, lean_y = dice.uniform(-2.5e-4, 2.5e-4), dice.uniform(0.5e-4, 3e-4)
    data = (1.0, dice.uniform(-0.12, 0.12), 0.0, dice.uniform(-0.08, 0.08), 1.0, 0.0, lean_x, lean_y)
    return picture.transform(picture.size, Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC, fillcolor=(150, 128, 104))


def _glaring(picture: Image.Image, dice: random.Random) -> Image.Image:
    lamp = Image.new("L", picture.size, 0)
    radius = picture.width * dice.uniform(0.08, 0.13)
    x, y = picture.width * dice.uniform(0.3, 0.7), picture.height * dice.uniform(0.3, 0.7)
    ImageDraw.Draw(lamp).ellipse((x - radius, y - radius * 0.6, x + radius, y + radius * 0.6), fill=235)
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, lamp.filter(ImageFilter.GaussianBlur(radius / 3)))
