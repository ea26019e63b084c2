"""The seller's goods in /kelola/produk/: list, add, change, show, hide, count, delete."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views import generic

from portal.screens import ErrorsBesideFields, ScreenSet
from shop.catalogue import actions
from shop.catalogue.models import Product
from shop.catalogue.pictures import first_pictures
from shop.catalogue.queries import placeholder, state_text
from shop.partner.models import Partner
from shop.seller.product_form import HIDE, ProductForm
from shop.seller.workplace import SellerScreen

LOW_STOCK = 3
"""Free pieces at which a product is named as nearly gone."""
STOCK_NAME = re.compile(r"stok-[0-9]{1,12}\Z")


def goods_of(shop: Partner) -> QuerySet[Product]:
    """All goods of this shop, shown and hidden, with `price` and `free` pieces at hand."""
    free = Coalesce(F("stockrecords__num_in_stock"), 0) - Coalesce(F("stockrecords__num_allocated"), 0)
    return Product.objects.filter(stockrecords__partner=shop).annotate(price=F("stockrecords__price"), free=free)


def with_pictures(products: list[Product]) -> list[Product]:
    """Adds `picture` (address at 320 px) and `state` (words about stock) to each: one query."""
    pictures = first_pictures([product.pk for product in products])
    for product in products:
        product.picture = pictures.get(product.pk, (placeholder(""), ""))[0]  # type: ignore[attr-defined]
        product.state = state_text(product.free, product.lead_days)  # type: ignore[attr-defined]
    return products


class ProductIndexView(SellerScreen, generic.IndexView):
    """The list. `q` searches in names, `saring` is tampil, sembunyi or habis."""

    menu_word = "products"
    page_title = gettext_lazy("Produk")
    paginate_by = 24
    page_kwarg = "page"
    is_searchable = False  # its own small search, in get_base_queryset
    filters_by_word = {
        "tampil": lambda rows: rows.filter(is_public=True),
        "sembunyi": lambda rows: rows.filter(is_public=False),
        "habis": lambda rows: rows.filter(free__lte=0),
    }

    def get_base_queryset(self) -> QuerySet[Product]:
        rows = goods_of(self.shop)
        if words := self.request.GET.get("q", "").strip()[:100]:
            rows = rows.filter(title__icontains=words)
        narrow = self.filters_by_word.get(self.request.GET.get("saring", ""))
        return narrow(rows) if narrow else rows

    def order_queryset(self, queryset: QuerySet[Product]) -> QuerySet[Product]:
        return queryset.order_by("-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        chosen = self.request.GET.get("saring", "")
        words = (("", _("Semua")), ("tampil", _("Tampil")), ("sembunyi", _("Disembunyikan")), ("habis", _("Habis")))
        context["goods"] = with_pictures(list(context["object_list"]))
        context["query"] = self.request.GET.get("q", "")
        context["filters"] = [{"value": value, "text": text, "current": value == chosen} for value, text in words]
        context["chosen"] = chosen
        context["page_query"] = urlencode({key: value for key, value in (("saring", chosen), ("q", context["query"])) if value})
        return context


class ProductFormView(ErrorsBesideFields, SellerScreen):
    """What adding and changing have in common."""

    menu_word = "products"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "shop": self.shop, "user": self.request.user}  # type: ignore[misc]

    def save_instance(self) -> Product:
        return self.form.save()

    def form_valid(self, form: ProductForm) -> HttpResponse:
        self.form = form
        self.object = self.save_instance()
        messages.success(self.request, self.said(form))
        return redirect("seller_products:index")

    def said(self, form: ProductForm) -> str:
        if not form.wants_shown:
            return _("%(title)s disimpan. Pembeli belum melihatnya.") % {"title": form.instance.title}
        if not self.shop.is_verified:
            return _("%(title)s disimpan. Pembeli melihatnya setelah toko Anda diperiksa petugas.") % {"title": form.instance.title}
        return _("%(title)s tampil di toko Anda.") % {"title": form.instance.title}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "hide": HIDE, "most_pictures": actions.MAX_PICTURES}


class ProductCreateView(ProductFormView, generic.CreateView):
    page_title = gettext_lazy("Tambah produk")


class ProductEditView(ProductFormView, generic.EditView):
    page_title = gettext_lazy("Ubah produk")

    def get_queryset(self) -> QuerySet[Product]:
        return goods_of(self.shop)


class ProductDeleteView(SellerScreen, generic.DeleteView):
    """Asks once, then deletes what was never ordered."""

    menu_word = "products"
    page_title = gettext_lazy("Hapus produk")

    def get_queryset(self) -> QuerySet[Product]:
        return goods_of(self.shop)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            actions.delete_product(self.object, actor=self.request.user)
        except actions.ProductInUseError as error:
            messages.error(self.request, str(error))
            return redirect("seller_products:edit", self.object.pk)
        messages.success(self.request, _("%(title)s dihapus.") % {"title": self.object.title})
        return redirect("seller_products:index")


class OwnProductView(SellerScreen, View):
    """A POST about one product of the shop; any other id is 404."""

    http_method_names = ["post"]

    def get_product(self) -> Product:
        return get_object_or_404(goods_of(self.shop), pk=self.kwargs["pk"])

    def back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("seller_products:index"))


class ProductShowView(OwnProductView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        product = self.get_product()
        actions.show_product(product, actor=request.user)
        messages.success(request, _("%(title)s tampil di toko Anda.") % {"title": product.title})
        return self.back()


class ProductHideView(OwnProductView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        product = self.get_product()
        actions.hide_product(product, actor=request.user)
        messages.success(request, _("%(title)s disembunyikan.") % {"title": product.title})
        return self.back()


class PictureRemoveView(OwnProductView):
    def post(self, request: HttpRequest, pk: int, picture_id: int) -> HttpResponse:
        product = self.get_product()
        actions.remove_picture(product, picture_id, actor=request.user)
        messages.success(request, _("Foto dihapus."))
        return redirect("seller_products:edit", product.pk)


class StockView(SellerScreen, View):
    """Several counts at once, from "Hari ini" or the list: fields stok-<id> and lihat-<id> (what was shown). Foreign ids are passed over."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = {name[5:]: str(value) for name, value in request.POST.items() if STOCK_NAME.match(name)}
        wrong = []
        for product in goods_of(self.shop).filter(pk__in=[int(pk) for pk in list(wanted)[:100]]):
            typed, seen = wanted[str(product.pk)].strip(), request.POST.get(f"lihat-{product.pk}", "")
            if not typed.isdecimal() or len(typed) > 5:
                wrong.append(product.title)
                continue
            actions.set_stock(product, int(typed), seen=int(seen) if seen.isdecimal() else None, actor=request.user)
        if wrong:
            messages.error(request, _("Stok %(titles)s belum disimpan. Tulis angka bulat saja, misalnya 12.") % {"titles": ", ".join(wrong)})
        else:
            messages.success(request, _("Stok disimpan."))
        return redirect("wagtailadmin_home" if request.POST.get("dari") == "hari-ini" else "seller_products:index")


class ProductViewSet(ScreenSet):
    """Addresses of the goods."""

    model = Product
    name = "seller_products"
    url_prefix = "produk"
    icon = "tag"
    form_class = ProductForm
    index_view_class = ProductIndexView
    add_view_class = ProductCreateView
    edit_view_class = ProductEditView
    delete_view_class = ProductDeleteView
    index_template_name = "seller/products.html"
    create_template_name = "seller/product_form.html"
    edit_template_name = "seller/product_form.html"
    delete_template_name = "seller/product_delete.html"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("stok/", StockView.as_view(), name="stock"),
            path("<int:pk>/tampilkan/", ProductShowView.as_view(), name="show"),
            path("<int:pk>/sembunyikan/", ProductHideView.as_view(), name="hide"),
            path("<int:pk>/foto/<int:picture_id>/hapus/", PictureRemoveView.as_view(), name="remove_picture"),
        ]
