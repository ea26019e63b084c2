"""When a clinic is open, and who helps there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.comparison import Compared

DAYS = [
    ("0", _("Senin")),
    ("1", _("Selasa")),
    ("2", _("Rabu")),
    ("3", _("Kamis")),
    ("4", _("Jumat")),
    ("5", _("Sabtu")),
    ("6", _("Minggu")),
]
"""Python's numbering, as text: Monday is 0."""


class OpenHoursBlock(Compared, blocks.StructBlock):
    """One day of the week, from and to, in the city's time."""

    day = blocks.ChoiceBlock(label=_("Hari"), choices=DAYS)
    opens = blocks.TimeBlock(label=_("Buka"), help_text=_("Contoh: 09:00"))
    closes = blocks.TimeBlock(label=_("Tutup"), help_text=_("Contoh: 12:00"))

    class Meta:
        icon = "time"
        label = _("Jam buka")
        label_format = "{day}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["closes"] <= cleaned["opens"]:
            raise blocks.StructBlockValidationError(block_errors={"closes": ValidationError(_("Jam tutup harus sesudah jam buka."))})
        return cleaned


class OpenHoursListBlock(blocks.StreamBlock):
    """The week of a clinic; a day may stand twice, for morning and afternoon."""

    hours = OpenHoursBlock()

    class Meta:
        label = _("Jam buka")


class MentorBlock(Compared, blocks.StructBlock):
    """Who helps. No phone number: it would stand in public for ever."""

    name = blocks.CharBlock(label=_("Nama"), max_length=80)
    helps_with = blocks.CharBlock(label=_("Membantu dalam hal"), max_length=120, required=False, help_text=_("Contoh: izin P-IRT dan halal."))

    class Meta:
        icon = "user"
        label = _("Pendamping")
        label_format = "{name}"


class MentorListBlock(blocks.StreamBlock):
    """The people of a clinic."""

    mentor = MentorBlock()

    class Meta:
        label = _("Pendamping")
