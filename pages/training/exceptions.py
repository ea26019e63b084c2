"""Why a wish about a registration is not granted, in words for the person who has it."""

from __future__ import annotations

from pages.models import TrainingSessionPage


class Refused(Exception):
    """Its text is shown to people. `field` is the form field it belongs to, or empty."""

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__(text)
        self.field = field


class NeedsEarlier(Refused):
    """Another training comes first; `session` is where it can be taken, or None while no date is set (TR-03)."""

    def __init__(self, text: str, session: TrainingSessionPage | None) -> None:
        super().__init__(text, "phone")
        self.session = session


class WrongRows(Refused):
    """Rows of a list that cannot be enrolled: row number (from 1) -> words."""

    def __init__(self, rows: dict[int, str]) -> None:
        super().__init__("; ".join(rows.values()), "people")
        self.rows = rows
