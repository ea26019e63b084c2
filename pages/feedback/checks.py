"""Settings of this room that cannot work stop the start. Ids: feedback.E001 and on."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.files.storage import storages

from pages.feedback.deadlines import read_day_counts


@register
def feedback_settings(**kwargs: Any) -> list[CheckMessage]:
    """The promise of an answer, the place of private photos."""
    found: list[CheckMessage] = []
    try:
        read_day_counts(settings.FEEDBACK_ANSWER_DAYS)
    except ValueError:
        found.append(
            Error(
                f"FEEDBACK_ANSWER_DAYS cannot be read: {settings.FEEDBACK_ANSWER_DAYS!r}.",
                hint="Working days from 1 to 60, such as 10, or with the day from which each counts: 2026-01-01:10,2027-01-01:7.",
                id="feedback.E001",
            )
        )
    private = Path(getattr(storages["private"], "location", "/")).resolve()
    if private == Path("/") or private.is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
        found.append(Error("Private files would lie where everybody reads.", hint="PRIVATE_ROOT is a folder outside MEDIA_ROOT.", id="feedback.E002"))
    return found
