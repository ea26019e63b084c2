"""/kelola/rekap/ for a seller, /kelola/toko/rekap/ and /kelola/toko/<id>/rekap/ for officers: the month's orders and their money, to look at and as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.viewsets.base import ViewSet

from portal.screens import OfficerScreen
from shop.partner.models import Partner
from shop.seller.workplace import SellerScreen
from shop.settlement.download import download
from shop.settlement.queries import months_with_orders, orders_of, row_of, sheet_of, sums_of

PER_PAGE = 50


class MonthForm(forms.Form):
    """One of the months in which there is something to see; none named is the newest."""

    use_required_attribute = False

    bulan = forms.ChoiceField(
        label=gettext_lazy("Bulan"), required=False, error_messages={"invalid_choice": gettext_lazy("Bulan ini tidak ada di daftar. Pilih bulan lain.")}
    )

    def __init__(self, *args: Any, months: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.months = months
        self.fields["bulan"].choices = [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in months]  # type: ignore[attr-defined]

    @property
    def month(self) -> date:
        """The chosen month; the newest for anything else."""
        named = self.cleaned_data.get("bulan") if self.is_valid() else ""
        return next((month for month in self.months if f"{month:%Y-%m}" == named), self.months[0])


def form_of(request: HttpRequest, shop: Partner | None) -> MonthForm:
    months = months_with_orders(shop)
    return MonthForm({"bulan": request.GET.get("bulan") or f"{months[0]:%Y-%m}"}, months=months)


def screen_of(request: HttpRequest, shop: Partner | None) -> dict[str, Any]:
    """What both screens show."""
    form = form_of(request, shop)
    month = form.month
    sums = sums_of(month, shop)
    paginator = Paginator(orders_of(month, shop), PER_PAGE)
    paginator.count = sums.orders  # the same orders, counted already
    page = paginator.get_page(request.GET.get("page"))
    rows = [row_of(order) for order in page.object_list]
    return {"form": form, "sums": sums, "page": page, "rows": rows, "month": f"{month:%Y-%m}", "month_words": date_format(month, "F Y")}


def file_of(request: HttpRequest, shop: Partner | None) -> HttpResponse:
    """The whole month. A month that is not in the list is not found: a file cannot say what was wrong."""
    form = form_of(request, shop)
    if not form.is_valid():
        raise Http404
    return download(sheet_of(form.month, shop), shop.code if shop else "semua-toko")


class SellerSheetView(SellerScreen, TemplateView):
    menu_word = "orders"
    template_name = "seller/money.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **screen_of(self.request, self.shop)}


class SellerFileView(SellerScreen, View):
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return file_of(request, self.shop)


class MoneyViewSet(ViewSet):
    """The seller's addresses; the way there is the list of orders."""

    name = "seller_money"
    url_prefix = "rekap"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", SellerSheetView.as_view(), name="index"), path("unduh/", SellerFileView.as_view(), name="download")]


class DeskSheetView(OfficerScreen, TemplateView):
    """One shop's month, or every shop's."""

    template_name = "desk/money.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shop = get_object_or_404(Partner, pk=kwargs["pk"]) if "pk" in kwargs else None
        return {**context, **screen_of(self.request, shop), "of_shop": shop}


class DeskFileView(OfficerScreen, View):
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        return file_of(request, get_object_or_404(Partner, pk=pk) if pk is not None else None)
