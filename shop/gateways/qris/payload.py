"""What a QRIS code says (rule R25): EMV "merchant presented" fields, each a tag of two digits, a length of two digits and a value, closed by a checksum.

Pure functions on text. Nothing here reads pictures, shops or settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BEGINNING = "000201"
"""Every code of this kind begins with its format, version 01."""
FORMAT, POINT, CATEGORY, CURRENCY, AMOUNT, FEE, COUNTRY, NAME, CITY, POSTCODE, CHECKSUM = "00", "01", "52", "53", "54", "55", "58", "59", "60", "61", "63"
ACQUIRERS = range(26, 46)
NATIONAL = "51"
NATIONAL_ID = "ID.CO.QRIS.WWW"
STATIC, DYNAMIC = "11", "12"
RUPIAH = "360"
CHARGED = ("02", "03")
"""Values of FEE that put a fixed or a percentage charge on top of the price."""
CRITERIA = {
    "UMI": gettext_lazy("Usaha mikro"),
    "UKE": gettext_lazy("Usaha kecil"),
    "UME": gettext_lazy("Usaha menengah"),
    "UBE": gettext_lazy("Usaha besar"),
}
"""The class of business that the payment company gave (rule R24)."""
FEES = {"UMI": gettext_lazy("tidak ada sampai Rp500.000 per pembayaran, di atas itu 0,3%")} | dict.fromkeys(
    ("UKE", "UME", "UBE"), gettext_lazy("0,7% dari tiap pembayaran")
)
"""About what the payment company keeps, by class, since 1 December 2024 (rule R23; some kinds of goods differ). The shop bears it, never the buyer."""
LONGEST = 512
"""Characters, as the standard allows; a shop's field holds as many."""
_NMID = re.compile(r"ID\d{8,15}")
_PRINTABLE = re.compile(r"[\x20-\x7e]*")
_AMOUNT = re.compile(r"\d{1,10}(?:\.\d{1,2})?")

NOT_QRIS = gettext_lazy("Ini bukan kode QRIS. Pakai gambar QRIS dari bank atau aplikasi yang mendaftarkan toko Anda.")
BROKEN = gettext_lazy("Kode ini tidak utuh. Pakai gambar QRIS yang asli dari bank atau aplikasi Anda.")
TOO_LONG = gettext_lazy("Kode ini terlalu panjang untuk kode QRIS. Pakai gambar QRIS yang asli dari bank atau aplikasi Anda.")
WRONG_CHECKSUM = gettext_lazy("Angka pemeriksa kode ini tidak cocok. Kodenya rusak atau sudah diubah orang. Jangan dipakai.")
DOUBLED = gettext_lazy("Satu isian tertulis dua kali di dalam kode ini. Kodenya rusak atau sudah diubah orang. Jangan dipakai.")


class QrisRefused(Exception):
    """The code cannot be used; `message` says why, in words for the seller."""

    def __init__(self, message: Any) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Qris:
    """A code whose checksum and country are right. `amount` is rupiah as written, or empty; `nmid` and `criteria` are empty where the code does not
    say them; `warnings` are words for the seller."""

    payload: str
    is_static: bool
    merchant_name: str
    city: str
    postcode: str = ""
    nmid: str = ""
    criteria: str = ""
    category: str = ""
    amount: str = ""
    fee: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def facts(self) -> str:
        """`MEDAN, NMID ID1020021181745`: what tells the payee from a namesake."""
        return f"{self.city}, NMID {self.nmid}" if self.nmid else self.city

    @property
    def words(self) -> str:
        """`DAPUR BUTET, MEDAN, NMID ID1020021181745, Usaha mikro`: all that a reader is told of a code."""
        return ", ".join(part for part in (self.merchant_name, self.facts, self.criteria_words) if part)

    @property
    def criteria_words(self) -> str:
        """`Usaha mikro`, or nothing."""
        return str(CRITERIA[self.criteria]) if self.criteria else ""

    @property
    def fee_words(self) -> str:
        """For the seller only: about what receiving money by this code costs, or nothing where the class is not known."""
        return str(FEES[self.criteria]) if self.criteria else ""


def read(text: str) -> Qris:
    """The meaning of a code's text. Raises QrisRefused for anything but a whole, unchanged QRIS."""
    payload = text.strip()
    if not payload.startswith(BEGINNING):
        raise QrisRefused(NOT_QRIS)
    if len(payload) > LONGEST:
        raise QrisRefused(TOO_LONG)
    values = _checked(payload)
    _of_indonesia(values)
    acquirers = [_template(values[tag]) for tag in (str(number) for number in ACQUIRERS) if tag in values]
    if not acquirers and NATIONAL not in values:
        raise QrisRefused(NOT_QRIS)
    name, city = values.get(NAME, "").strip(), values.get(CITY, "").strip()
    point, amount = values.get(POINT, STATIC), values.get(AMOUNT, "")
    if not name or not city or point not in (STATIC, DYNAMIC) or (amount and not _AMOUNT.fullmatch(amount)):
        raise QrisRefused(BROKEN)
    national, warnings = _national(values)
    classes = [template.get("03", "") for template in (national, *acquirers)]
    return Qris(
        payload=payload,
        is_static=point == STATIC,
        merchant_name=name,
        city=city,
        postcode=values.get(POSTCODE, "").strip(),
        nmid=next((value for value in national.values() if _NMID.fullmatch(value)), ""),
        criteria=next((written for written in classes if written in CRITERIA), ""),
        category=values.get(CATEGORY, ""),
        amount=amount,
        fee=values.get(FEE, ""),
        warnings=warnings,
    )


def read_for_shop(text: str) -> Qris:
    """As `read`, and refuses what a shop cannot show to every buyer: codes of one payment, codes with an amount, codes that charge the buyer
    for paying (rule R23)."""
    code = read(text)
    if not code.is_static or code.amount:
        raise QrisRefused(_("Kode ini hanya untuk satu pembayaran. Pakai QRIS tetap, yaitu yang dipajang di toko dan tidak memuat jumlah uang."))
    if code.fee in CHARGED:
        raise QrisRefused(_("Kode ini menambah biaya kepada pembeli. Itu dilarang. Minta kode tanpa biaya tambahan ke bank atau aplikasi Anda."))
    return code


def stored(text: str) -> Qris | None:
    """The code of a text that was kept, read anew each time: one that does not hold any more is shown to nobody."""
    try:
        return read_for_shop(text) if text else None
    except QrisRefused:
        return None


def compose(fields: Iterable[tuple[str, str]]) -> str:
    """The text of these fields with its checksum; the other way round of `fields_of`. Raises ValueError for a value of more than 99 characters."""
    body = "".join(_field(tag, value) for tag, value in fields) + CHECKSUM + "04"
    return body + checksum(body)


def template(fields: Iterable[tuple[str, str]]) -> str:
    """Fields inside a field, as in 26 and 51."""
    return "".join(_field(tag, value) for tag, value in fields)


def fields_of(payload: str) -> list[tuple[str, str]]:
    """Tag and value of each field, in order. Raises QrisRefused where lengths and text do not fit."""
    found, place = [], 0
    while place < len(payload):
        tag, length = payload[place : place + 2], payload[place + 2 : place + 4]
        if not (len(length) == 2 and (tag + length).isascii() and (tag + length).isdecimal()):
            raise QrisRefused(BROKEN)
        end = place + 4 + int(length)
        if end > len(payload):
            raise QrisRefused(BROKEN)
        found.append((tag, payload[place + 4 : end]))
        place = end
    return found


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE in four capital hexadecimal digits."""
    value = 0xFFFF
    for byte in text.encode():
        value ^= byte << 8
        for _bit in range(8):
            value = (value << 1) ^ 0x1021 if value & 0x8000 else value << 1
        value &= 0xFFFF
    return f"{value:04X}"


def _field(tag: str, value: str) -> str:
    if len(value) > 99:
        raise ValueError(f"field {tag} holds at most 99 characters")
    return f"{tag}{len(value):02d}{value}"


def _checked(payload: str) -> dict[str, str]:
    """The fields by tag, once text, checksum and tags are sound."""
    if not _PRINTABLE.fullmatch(payload):
        raise QrisRefused(BROKEN)
    fields = fields_of(payload)
    if fields[-1][0] != CHECKSUM or len(fields[-1][1]) != 4:
        raise QrisRefused(BROKEN)
    if checksum(payload[:-4]) != payload[-4:]:
        raise QrisRefused(WRONG_CHECKSUM)
    return _once(fields)


def _once(fields: list[tuple[str, str]]) -> dict[str, str]:
    values = dict(fields)
    if len(values) < len(fields):
        raise QrisRefused(DOUBLED)
    return values


def _template(value: str) -> dict[str, str]:
    return _once(fields_of(value))


def _of_indonesia(values: dict[str, str]) -> None:
    country = values.get(COUNTRY, "")
    if country != "ID":
        raise QrisRefused(_("Kode ini dari negara lain (%(country)s), bukan QRIS Indonesia.") % {"country": country[:2]} if country else NOT_QRIS)
    if values.get(CURRENCY) != RUPIAH:
        raise QrisRefused(_("Kode ini bukan untuk rupiah. Pakai QRIS Indonesia."))


def _national(values: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The national template, and what is strange about it: its layout is not public, so a strange one is said and not refused."""
    try:
        found = _template(values.get(NATIONAL, ""))
    except QrisRefused as refusal:
        if refusal.message is DOUBLED:
            raise
        found = {}
    if found.get("00", "").upper() == NATIONAL_ID and any(_NMID.fullmatch(value) for value in found.values()):
        return found, ()
    return found, (_("NMID tidak terbaca dari kode ini. Cocokkan sendiri nama dan kota di atas dengan kertas QRIS Anda."),)
