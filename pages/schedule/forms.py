"""The one question of the schedule."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.brand import brand
from portal.regions.queries import grouped_villages


class KelurahanForm(forms.Form):
    """Which kelurahan of the city is yours; `kode` is its official code."""

    kode = forms.ChoiceField(
        label=_("Kelurahan Anda"),
        error_messages={"required": _("Pilih kelurahan Anda dari daftar."), "invalid_choice": _("Kelurahan ini tidak ada di daftar. Pilih dari daftar.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kode"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", _("Pilih kelurahan")), *grouped_villages(brand().region)]
