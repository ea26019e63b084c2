"""The screens of this site that a step of a guide may point at, each with its controls, and where each one is for the visitor who asks.

`content/screens.toml` names screens and controls in plain words. A control is the element of that screen whose `data-guide` attribute has its name.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from django.urls import reverse

FILE = Path(__file__).resolve().parent / "content" / "screens.toml"
ASKED, CAME_FROM = "tunjuk", "langkah"
"""Words of an address: which control is meant, and which step (`cara-memesan/4`) sent the reader."""


@dataclass(frozen=True, slots=True)
class Control:
    """One part of a screen. `anchor` is the id of the element, where it has one: the browser then goes there by itself."""

    name: str
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. `key` says where it is, see pages.guide_doors."""

    key: str
    label: str
    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a step points at: a screen, and on it a control or nothing."""

    screen: Screen
    control: Control | None = None

    @property
    def value(self) -> str:
        """As a step keeps it: `keranjang` or `keranjang/keranjang-lanjut`."""
        return place_value(self.screen.key, self.control.name if self.control else "")

    @property
    def words(self) -> str:
        """Such as "Keranjang: Tombol Lanjut isi alamat"."""
        return f"{self.screen.label}: {self.control.label}" if self.control else self.screen.label


_pointed: set[str] = set()


def pointed(control: str) -> dict[str, str]:
    """For `attrs` of a panel in the CMS: the panel is this control."""
    _pointed.add(control)
    return {"data-guide": control}


def pointed_panels() -> frozenset[str]:
    """The controls that are panels of the CMS."""
    return frozenset(_pointed)


@lru_cache(maxsize=1)
def screens() -> tuple[Screen, ...]:
    """Every screen that may be chosen, in the order of the file."""
    with FILE.open("rb") as file:
        rows = tomllib.load(file)["screens"]
    return tuple(Screen(row["key"], row["label"], tuple(Control(**control) for control in row.get("controls", []))) for row in rows)


@lru_cache(maxsize=1)
def _places() -> dict[str, Place]:
    found = {}
    for screen in screens():
        for place in (Place(screen), *(Place(screen, control) for control in screen.controls)):
            found[place.value] = place
    return found


@lru_cache(maxsize=1)
def _controls() -> dict[str, Place]:
    return {place.control.name: place for place in _places().values() if place.control}


def place_value(screen: str, control: str) -> str:
    """The stored form of a screen's key and a control's name; either may be empty."""
    return f"{screen}/{control}" if screen and control else screen


def place_at(value: str) -> Place | None:
    """The place a step keeps, None when its screen or its control is not in the list any more."""
    return _places().get(value)


def place_of_control(name: str) -> Place | None:
    """The place of a control by its name alone; None for a name nobody gave."""
    return _controls().get(name)


def forget_screens() -> None:
    """Read the file anew; for tests that bring their own."""
    for kept in (screens, _places, _controls):
        kept.cache_clear()


def show_url(place: Place, step: str = "") -> str:
    """The address that takes any visitor to the place, whoever they are. `step` is the way back, such as `cara-memesan/4`."""
    asked = {ASKED: place.control.name} if place.control else {}
    query = urlencode(asked | ({CAME_FROM: step} if asked and step else {}), safe="/")
    return reverse("guides:screen", args=[place.screen.key]) + (f"?{query}" if query else "")
