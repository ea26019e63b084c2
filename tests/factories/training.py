"""People on the lists of trainings. Each makes the least that is true; pass what the test is about."""

import itertools
from typing import Any

from pages.models import TrainingSessionPage
from pages.training.actions import Person
from pages.training.models import Registration

_numbers = itertools.count(1)


def make_person(**fields: Any) -> Person:
    """Somebody with a phone of their own."""
    number = next(_numbers)
    fields.setdefault("name", f"Peserta {number}")
    fields.setdefault("phone", f"+62815{number:08d}")
    return Person(**fields)


def make_registration(session: TrainingSessionPage, state: str = "terdaftar", **fields: Any) -> Registration:
    """A row as it stands, past all rules."""
    person = make_person(**{name: fields.pop(name) for name in ("name", "phone", "email") if name in fields})
    return Registration.objects.create(session=session, name=person.name, phone=person.phone, email=person.email, state=state, **fields)
