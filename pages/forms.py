"""What editors' page forms ask beyond their fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

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
