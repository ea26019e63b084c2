"""The code on a seller's photo."""

from __future__ import annotations

from collections.abc import Iterator

import zxingcpp
from django.utils.translation import gettext as _
from PIL import Image, ImageFilter, ImageOps

from shop.gateways.qris.payload import BEGINNING, NOT_QRIS, QrisRefused

FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
SIDE = 2400
"""Pixels of the longer side that is searched: a whole poster still has enough for its code."""


def find_payload(picture: Image.Image) -> str:
    """The text of the one QRIS on the picture. Other codes beside it, such as a web address, are passed over. Raises QrisRefused with words for the
    seller when there is none, or more than one."""
    saw_others = False
    for view in _views(picture):
        codes = zxingcpp.read_barcodes(view, formats=FORMATS, text_mode=zxingcpp.TextMode.Plain)
        texts = {code.text for code in codes}
        found = {text for text in texts if text.startswith(BEGINNING)}
        if len(found) > 1:
            raise QrisRefused(_("Ada lebih dari satu kode QRIS di gambar ini. Foto satu kode saja, yang milik toko Anda."))
        if found:
            return found.pop()
        saw_others = saw_others or bool(texts)
    if saw_others:
        raise QrisRefused(NOT_QRIS)
    raise QrisRefused(_("Kode tidak terbaca. Foto lagi dari dekat, lurus, terang, tanpa pantulan cahaya. Atau pakai gambar yang dikirim bank."))


def _views(picture: Image.Image) -> Iterator[Image.Image]:
    """The picture as it is, then as it reads better when light or sharpness were poor."""
    grey = picture.convert("L")
    grey.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    yield grey
    yield ImageOps.autocontrast(grey, cutoff=2)
    yield grey.filter(ImageFilter.UnsharpMask(radius=4, percent=250, threshold=0))
    small = grey.copy()
    small.thumbnail((SIDE // 3, SIDE // 3), Image.Resampling.LANCZOS)
    yield small
    yield ImageOps.equalize(small)
