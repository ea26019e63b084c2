"""/kelola/pilih-produk/: the window in which editors look for goods to show beside a text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from pages.blocks.goods import ProductChooser
from shop.catalogue.models import Product
from shop.catalogue.queries import public_products
from shop.money import rupiah


class ProductSearchForm(BaseFilterForm):
    """Looks in the names of goods and shops: every word must be found."""

    q = forms.CharField(label=_("Cari produk"), required=False, max_length=120, widget=forms.TextInput(attrs={"placeholder": _("Nama produk atau toko")}))

    def filter(self, objects: QuerySet[Product]) -> QuerySet[Product]:
        words = self.cleaned_data["q"].split()
        for word in words:
            objects = objects.filter(Q(title__icontains=word) | Q(stockrecords__partner__name__icontains=word))
        self.is_searching, self.search_query = bool(words), self.cleaned_data["q"]
        return objects


def shop_of(product: Product) -> str:
    return ", ".join(record.partner.name for record in product.stockrecords.all())


def price_of(product: Product) -> str:
    return ", ".join(rupiah(record.price) for record in product.stockrecords.all())


class PublicGoods:
    """What both lists of the window have in common."""

    filter_form_class = ProductSearchForm
    ordering = ("title", "pk")

    def get_object_list(self) -> QuerySet[Product]:
        return public_products().prefetch_related("stockrecords__partner")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("shop", label=_("Toko"), accessor=shop_of), Column("price", label=_("Harga"), accessor=price_of)]  # type: ignore[misc]


class ChooseView(PublicGoods, chooser.ChooseView):
    pass


class ChooseResultsView(PublicGoods, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    """Nobody learns the name of goods that are not shown by trying numbers."""

    def get_object(self, pk: Any) -> Product:
        return public_products().get(pk=pk)

    def get_edit_item_url(self, instance: Product) -> None:
        return None


class ChosenMultipleView(chooser.ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Product]:
        return public_products().filter(pk__in=pks)

    def get_edit_item_url(self, instance: Product) -> None:
        return None


class ProductChooserViewSet(ChooserViewSet):
    """The window of ProductChooser. Goods are made by their sellers, never here."""

    name = "product_chooser"
    url_prefix = "pilih-produk"
    model = Product
    icon = "tag"
    page_title = _("Pilih produk")
    choose_one_text = ProductChooser.choose_one_text
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    register_widget = False

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]
