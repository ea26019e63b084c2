"""What a programme demands, from when, and where that is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.text import STEP_FEATURES
from pages.comparison import Compared


class RuleBlock(Compared, blocks.StructBlock):
    """One version of the rule. A new decree is a new version; the old one stays readable."""

    starts_on = blocks.DateBlock(label=_("Berlaku mulai"))
    text = blocks.RichTextBlock(
        label=_("Bunyi aturan"), features=STEP_FEATURES, help_text=_("Tulis dengan kata sehari-hari. Angka dan batas ikut ditulis di sini.")
    )
    source = blocks.CharBlock(label=_("Sumber"), max_length=200, help_text=_("Nama dan nomor surat atau peraturan, dengan tanggalnya."))
    source_url = blocks.URLBlock(label=_("Alamat sumber"), required=False, help_text=_("Boleh kosong."))

    class Meta:
        icon = "doc-full"
        label = _("Aturan")
        label_format = "{starts_on}"


class RuleListBlock(blocks.StreamBlock):
    """Versions of one rule. Each day has one that holds: the latest that has begun."""

    rule = RuleBlock()

    class Meta:
        label = _("Aturan")

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        cleaned = super().clean(value)
        days = [child.value["starts_on"] for child in cleaned]
        twice = {
            place: [ValidationError(_("Tanggal ini sudah dipakai versi lain. Satu hari satu aturan."))] for place, day in enumerate(days) if day in days[:place]
        }
        if twice:
            raise blocks.StreamBlockValidationError(
                block_errors={place: blocks.StructBlockValidationError({"starts_on": errors[0]}) for place, errors in twice.items()}
            )
        return cleaned


class Rules(NamedTuple):
    """The versions on one day: the one that holds (or none yet), those to come (the next first), those that held before (the latest first)."""

    now: Any
    coming: list[Any]
    before: list[Any]


def rules_on(stream: Iterable[Any], day: date) -> Rules:
    """Sort the versions of a stream by what they are on `day`."""
    versions = sorted((child.value for child in stream), key=lambda version: version["starts_on"])
    begun = [version for version in versions if version["starts_on"] <= day]
    return Rules(begun[-1] if begun else None, [version for version in versions if version["starts_on"] > day], begun[-2::-1])
