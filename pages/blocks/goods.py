"""Choosing goods of the shop. Only what the public may see is offered, and a page shows only what the public may still see."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import BaseChooser

MOST_GOODS = 6


class ProductChooser(BaseChooser):
    """The button that opens the list of goods (pages/product_chooser.py). Editors have no business in a seller's form: no link leads there."""

    model = "catalogue.Product"
    icon = "tag"
    choose_one_text = _("Pilih produk")
    choose_another_text = _("Pilih produk lain")
    chooser_modal_url_name = "product_chooser:choose"
    show_edit_link = False

    def get_value_data_from_instance(self, instance: Any) -> dict[str, Any]:
        return {"id": instance.pk, "edit_url": "", self.display_title_key: self.get_display_title(instance)}


class ProductChooserBlock(blocks.ChooserBlock):
    """One product. A product that was withdrawn after it was chosen stays chosen and is not shown, so that it comes back by itself."""

    target_model = "catalogue.Product"

    @property
    def widget(self) -> Any:
        return ProductChooser()

    class Meta:
        icon = "tag"


class ProductListBlock(blocks.StreamBlock):
    """Goods that belong to this page, in the editor's order."""

    product = ProductChooserBlock(label=_("Produk"))

    class Meta:
        label = _("Produk terkait")
