"""The words of one card, and its address."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2s

from django.urls import reverse

from portal.brand import brand

DESIGN = "1"
"""To be raised with every change of the drawing: all cards then have new addresses."""


@dataclass(frozen=True, slots=True)
class Card:
    """`kind` stands small above the title, `price` large below it (empty for none), `by` last. `picture` is the address of the picture, for the
    version only; `letters` stand on cloth where there is none."""

    kind: str
    title: str
    price: str = ""
    by: str = ""
    picture: str = ""
    letters: str = ""

    @property
    def version(self) -> str:
        """Another one for every change of what is to be seen, the city's name included."""
        city = brand()
        told = "\x1f".join((DESIGN, city.name, city.tagline, self.kind, self.title, self.price, self.by, self.picture, self.letters))
        return blake2s(told.encode(), digest_size=5).hexdigest()


def card_url(room: str, key: str | int, card: Card) -> str:
    """The path of a card. `room` is produk, toko, pilihan or halaman; `key` names the thing there."""
    return reverse("share_card", args=[room, str(key), card.version])
