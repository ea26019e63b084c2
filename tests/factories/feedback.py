"""Small aspirations and votes for tests. Each makes the least that is true; pass what the test is about."""

import itertools
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Page

from pages.feedback.actions import Letter, submit
from pages.feedback.models import Aspiration, PageVote
from portal.guard import QUICKEST, made_now

_numbers = itertools.count(1)


def typed(**fields: Any) -> dict[str, Any]:
    """What somebody types into /tanggapan/, on a form opened long enough ago."""
    return {"topic": "situs", "role": "warga", "text": "Huruf di halaman keranjang terlalu kecil.", "dibuat": made_now(age=QUICKEST + 1), **fields}


def a_photo(size: tuple[int, int] = (300, 200), **exif: Any) -> SimpleUploadedFile:
    """A phone's photo that says where it was taken."""
    notes = Image.Exif()
    notes[0x010F] = "KAMERA-RAHASIA"
    data = BytesIO()
    Image.new("RGB", size, "#7b1e2e").save(data, "JPEG", exif=notes)
    return SimpleUploadedFile("IMG_rumah_saya.jpg", data.getvalue(), content_type="image/jpeg")


def make_aspiration(*, late_by: int | None = None, **fields: Any) -> Aspiration:
    """A stored aspiration; `late_by` days past its deadline. Fields of Letter go to it, the rest is set afterwards."""
    letter = {name: fields.pop(name) for name in list(fields) if name in Letter.__dataclass_fields__}
    row = submit(Letter(**{"form_key": f"uji-{next(_numbers)}", "topic": "situs", "role": "warga", "text": "Huruf terlalu kecil.", **letter}))
    if late_by is not None:
        fields["due_on"] = timezone.localdate() - timedelta(days=late_by)
    if fields:
        Aspiration.objects.filter(pk=row.pk).update(**fields)
        row.refresh_from_db()
    return row


def make_votes(page: Page, yes: int = 0, no: int = 0, reason: str = "") -> None:
    """Votes of as many browsers; the reason stands with the last "no"."""
    for helped, count in ((True, yes), (False, no)):
        for place in range(count):
            text = reason if not helped and place == count - 1 else ""
            PageVote.objects.create(page_id=page.pk, voter=f"uji-{next(_numbers)}", helped=helped, reason=text)
