"""Reading the content files: TOML with {brand}, {city} and a few more words filled in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings

from portal.brand import brand
from portal.brand import words as city_words

CONTENT = Path(__file__).resolve().parents[1] / "content"


def words() -> dict[str, str]:
    """The words that differ per city or per setting."""
    city = brand()
    return {
        "brand": city.name,
        "city": city.city,
        "government": city.government,
        "office": city.office,
        **city_words(),
        "payment_hours": str(settings.PAYMENT_HOURS),
        "pickup_days": str(settings.PICKUP_DAYS),
        "answer_hours": str(settings.SELLER_ANSWER_HOURS),
        "prepare_days": str(settings.PREPARE_DAYS),
        "receive_days": str(settings.RECEIVE_DAYS),
        "complaint_days": str(settings.COMPLAINT_DAYS),
        "complaint_answer_hours": str(settings.COMPLAINT_ANSWER_HOURS),
        "complaint_keep_hours": str(settings.COMPLAINT_KEEP_HOURS),
    }


def fill(value: Any, known: dict[str, str]) -> Any:
    """The same data with the words put in; an unknown placeholder raises KeyError, so a typo cannot reach a page."""
    if isinstance(value, str):
        return value.format_map(known)
    if isinstance(value, list):
        return [fill(item, known) for item in value]
    if isinstance(value, dict):
        return {key: fill(item, known) for key, item in value.items()}
    return value


def read(name: str) -> dict[str, Any]:
    """One content file, by its path below content/ without the ending."""
    with (CONTENT / f"{name}.toml").open("rb") as file:
        return fill(tomllib.load(file), words())


GUIDE_ORDER = (
    # who buys
    "mencari-barang",
    "cara-memesan",
    "cara-membayar",
    "menerima-barang",
    "kalau-ada-masalah",
    "menghindari-penipuan",
    "membuat-akun",
    "belanja-selasa",
    "belanja-kantor",
    # who sells
    "buka-toko",
    "menambah-produk",
    "foto-produk",
    "menjawab-pesanan",
    "memastikan-uang-masuk",
    "menyerahkan-pesanan",
    "stok-dan-harga",
    "mengatur-pengantaran",
    "toko-libur",
    # who looks after the market and its pages
    "petugas-memeriksa-toko",
    "petugas-membantu-warga",
    "petugas-memeriksa-naskah",
    "petugas-kata-pencarian",
    "petugas-mengatur-kategori",
    "editor-menulis-berita",
    "editor-menulis-panduan",
)


def guides() -> list[dict[str, Any]]:
    """Every shipped guide in the order readers meet them."""
    return [read(f"guides/{slug}") for slug in GUIDE_ORDER]


def journeys() -> list[dict[str, Any]]:
    """Every shipped journey in the order readers meet them."""
    return list(read("journeys")["journeys"])
