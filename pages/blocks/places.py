"""Choosing a screen of this site and a control on it, in plain words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.guide_screens import place_at, screens

GONE = "hilang"
"""What the list shows for a place that is not there any more."""


def place_choices() -> list[Any]:
    """All screens, each with "the whole screen" and its controls below its name."""
    groups: list[Any] = [(screen.label, [(screen.key, _("%(screen)s, seluruh layar") % {"screen": screen.label})]) for screen in screens()]
    for (_label, rows), screen in zip(groups, screens(), strict=True):
        rows += [(f"{screen.key}/{control.name}", control.label) for control in screen.controls]
    return [*groups, (GONE, _("Bagian yang dulu dipilih sudah tidak ada. Pilih lagi."))]


class PlaceSelect(forms.Select):
    """Hides the word for a lost place from who chooses anew; it shows only where such a place was kept."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value == GONE:
            option["attrs"]["hidden"] = True
        return option


class PlaceBlock(blocks.ChoiceBlock):
    """A screen, or one control on it; kept as `keranjang` or `keranjang/keranjang-lanjut`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Tunjukkan di layar"))
        kwargs.setdefault(
            "help_text", _("Boleh kosong. Pilih bagian layar yang dibicarakan langkah ini. Pembaca dapat membukanya, dan bagian itu diberi bingkai.")
        )
        kwargs.setdefault("required", False)
        super().__init__(choices=place_choices, widget=PlaceSelect, **kwargs)

    def normalize_choice(self, value: Any) -> Any:
        """What is kept is the choice itself. Wagtail would build the whole list and walk it for every step a reader is shown."""
        return value

    def get_form_state(self, value: Any) -> Any:
        return super().get_form_state(GONE if value and place_at(value) is None else value)

    def clean(self, value: Any) -> Any:
        if value and place_at(value) is None:
            raise ValidationError(_("Bagian layar yang dulu dipilih sudah tidak ada. Pilih bagian lain, atau kosongkan."))
        return super().clean(value)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """The choices grow with the site and are no part of the stored form."""
        return ("wagtail.blocks.CharBlock", [], {"required": False})
