"""What else the demo shops ask for delivery, so that a visitor meets every way: dearer for a heavy load, free above a sum, parcels to all of Indonesia."""

from __future__ import annotations

from dataclasses import dataclass

from portal.demo.dice import dice

_TRAVELS = (
    "anyaman", "baju-anak", "bawang-rempah", "blus-gamis", "celana-rok-jaket", "cendera-mata", "hijab-selendang", "jamu", "kain-rumah", "kemeja",
    "keripik-camilan", "kopi-teh", "kue-kering", "mainan", "perhiasan", "sabun-perawatan", "sambal-lauk", "sepatu-sandal", "songket", "tas-dompet", "topi-peci",
    "tulis", "ulos",
)  # fmt: skip
"""Crafts whose goods survive a week in a box."""
_HEAVY = (
    "alat-rumah", "arang", "beras-tepung", "buah", "gerabah", "gula-minyak", "kayu-ukir", "lampu-perabot", "sayur-segar", "tanaman-kebun", "ternak-pakan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ways:
    """Rupiah: for each kilogram after the first, from where the own courier is free, one parcel, from where it is free. None: not offered."""

    per_kg: int = 0
    courier_free_from: int | None = None
    parcel: int | None = None
    parcel_free_from: int | None = None


NO_MORE_WAYS = Ways()
DEMO_SELLERS = (Ways(2_000, 200_000, 28_000, None), Ways(0, None, 25_000, 500_000))
"""The shops of the two demo sellers: one brings cakes, free for a large order, the other sends cloth everywhere."""


def ways(index: int, craft: str) -> Ways:
    """The ways of the shop with this place in the list and this main craft; the same every time."""
    if index < len(DEMO_SELLERS):
        return DEMO_SELLERS[index]
    chance = dice(f"ways-{index}")
    travels = craft in _TRAVELS and chance.random() < 0.7
    return Ways(
        per_kg=chance.choice((1_000, 2_000, 3_000)) if craft in _HEAVY or chance.random() < 0.2 else 0,
        courier_free_from=chance.choice((100_000, 150_000, 200_000)) if chance.random() < 0.35 else None,
        parcel=chance.choice((22_000, 25_000, 30_000)) if travels else None,
        parcel_free_from=chance.choice((300_000, 500_000)) if travels and chance.random() < 0.4 else None,
    )
