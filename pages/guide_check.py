"""Looks whether what guides point at is still there, and remembers what is not, so that editors see it.

What the screens really answer is proven before a release, by the test that opens every one of them. Here, on the running site, the same names are looked
up in the templates this release was installed with: a GET of a stranger's basket or order would need that stranger's rights.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.utils import timezone

from pages.guide_screens import place_at, pointed_panels
from pages.models import GuideCheck, GuidePage

NAMED = re.compile(r"""\bguide=(["'])(?P<names>.*?)\1""")
"""The attribute itself (data-guide="..."), and what is handed to a component that writes it (guide="...")."""
EITHER = re.compile(r"(?P<before>[^{]*)\{% if [^%]*%\}(?P<one>[^{]*)\{% else %\}(?P<other>[^{]*)\{% endif %\}(?P<after>[^{]*)")


def controls_in_place() -> frozenset[str]:
    """Every name that a data-guide attribute can have in the templates and panels of this release."""
    found = set(pointed_panels())
    for folder in cast(list[Path], settings.TEMPLATES[0]["DIRS"]):
        for path in Path(folder).rglob("*.html"):
            for match in NAMED.finditer(path.read_text(encoding="utf-8")):
                found.update(_spelled(match["names"]))
    return frozenset(found)


def _spelled(names: str) -> set[str]:
    """The names that one attribute can have: one, or two where the template chooses."""
    choice = EITHER.fullmatch(names)
    if choice is None:
        return {names}
    return {f"{choice['before']}{part}{choice['after']}" for part in (choice["one"], choice["other"])}


def faults_of(guide: GuidePage, controls: frozenset[str]) -> list[dict[str, Any]]:
    """The steps that point at nothing: a place out of the list, or a control that no template has."""
    faults = []
    for number, block in enumerate(guide.steps.raw_data, start=1):
        kept = block["value"].get("place") or ""
        place = place_at(kept)
        if kept and (place is None or (place.control and place.control.name not in controls)):
            faults.append({"number": number, "title": block["value"]["title"], "place": place.words if place else kept})
    return faults


def check_guide(guide: GuidePage, controls: frozenset[str] | None = None) -> list[dict[str, Any]]:
    """Look at one guide and remember the result; returns its faults."""
    faults = faults_of(guide, controls_in_place() if controls is None else controls)
    GuideCheck.objects.update_or_create(guide=guide, defaults={"faults": faults, "checked_at": timezone.now()})
    return faults


def check_guides() -> dict[GuidePage, list[dict[str, Any]]]:
    """Look at every published guide; returns those that need work."""
    controls = controls_in_place()
    looked = {guide: check_guide(guide, controls) for guide in GuidePage.objects.live().order_by("path")}
    return {guide: faults for guide, faults in looked.items() if faults}
