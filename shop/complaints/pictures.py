"""A complaint's pictures as a page shows them: each room has its own addresses for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shop.complaints.models import Complaint


@dataclass(frozen=True)
class Shown:
    url: str
    number: int


def numbered(complaint: Complaint, url_of: Callable[[int], str]) -> list[Shown]:
    """The pictures with the addresses that `url_of` makes of their ids. Reads `complaint.photos.all()`."""
    return [Shown(url_of(photo.pk), number) for number, photo in enumerate(complaint.photos.all(), start=1)]
