"""Which step of which published guide names a control. Kept in the cache: pages ask on every request, guides change once a week."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from pages.guide_screens import place_at

KEY = "pages:steps-by-control"
SECONDS = 45
"""A process with a memory of its own follows within a minute what was published in another; where the cache is shared, at once."""


@dataclass(frozen=True, slots=True)
class StepRef:
    """One step: `ref` is `cara-memesan/4`, `url` its address."""

    ref: str
    guide: str
    number: int
    url: str


def steps_by_control() -> dict[str, list[StepRef]]:
    """Every control that published guides name, with its steps in the order of the guides. No query when it is in the cache."""
    found: dict[str, list[StepRef]] | None = cache.get(KEY)
    if found is None:
        found = _read()
        cache.set(KEY, found, SECONDS)
    return found


def _read() -> dict[str, list[StepRef]]:
    from pages.models import GuidePage  # the models themselves write links made here

    found: dict[str, list[StepRef]] = {}
    for guide in GuidePage.objects.live().public().order_by("path"):
        base = guide.get_url() or ""
        for number, block in enumerate(guide.steps.raw_data, start=1):
            place = place_at(block["value"].get("place") or "")
            if place and place.control and base:
                ref = StepRef(f"{guide.slug}/{number}", guide.title, number, f"{base}{number}/")
                found.setdefault(place.control.name, []).append(ref)
    return found


def step_naming(control: str, preferred: str = "") -> StepRef | None:
    """The step with the ref `preferred`, else the first that names the control, else None."""
    steps = steps_by_control().get(control, [])
    return next((step for step in steps if step.ref == preferred), steps[0] if steps else None)


def forget() -> None:
    """A guide was published, withdrawn or deleted."""
    cache.delete(KEY)
