"""What editors' page forms ask beyond their fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.brand import brand
from portal.regions.queries import grouped_villages
from shop.curation.queries import collection_names


class ShowcaseForm(WagtailAdminPageForm):
    """For pages with a picture and a collection of goods: nobody types the short name of a collection, and a picture needs its words.

    A draft may lack the words for a while (Wagtail saves drafts by itself); what is sent in for checking or published may not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "collection" in self.fields:
            self._offer_collections(self.fields["collection"])

    def _offer_collections(self, field: forms.Field) -> None:
        choices = collection_names()
        chosen = getattr(self.instance, "collection", "")
        if chosen and chosen not in dict(choices):
            choices.append((chosen, _("%(slug)s (tidak ada lagi)") % {"slug": chosen}))
        field.widget = forms.Select(choices=[("", _("Tidak ada")), *choices])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("picture") and not data.get("picture_alt") and not self.is_deferred_validation:
            self.add_error("picture_alt", _("Tulis apa yang terlihat di gambar, untuk pembaca yang tidak bisa melihatnya."))
        return data


class SessionForm(WagtailAdminPageForm):
    """For trainings. Kelurahan stand under their kecamatan, because some share a name. What a draft may still lack is asked for when it is sent in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kelurahan" in self.fields:
            self.fields["kelurahan"].choices = [("", _("Tidak ada")), *grouped_villages(brand().region)]  # type: ignore[attr-defined]
        for name in {"seats", "batch"} & set(self.fields):
            self.fields[name].widget.attrs["min"] = 1

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("seats") == 0:
            self.add_error("seats", _("Tulis 1 atau lebih. Kosongkan kalau tidak dibatasi."))
        if not self.is_deferred_validation and not any(data.get(name) for name in ("place", "online_how", "online_link")):
            self.add_error("online_how", _("Isi tempat, atau tulis cara ikut kalau pelatihannya daring."))
        return data
