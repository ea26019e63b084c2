"""/kelola/pesanan/catat/: an order from the telephone or WhatsApp, written down in half a minute: how many of what, whose name, done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.db.models import Case, Count, Q, When
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from portal.accounts.phones import normalise_phone
from shop.catalogue.models import Product
from shop.catalogue.sizes import split_sizes
from shop.gateways import CASH, TRANSFER
from shop.money import rupiah
from shop.order.actors import seller
from shop.order.exceptions import CannotPlace
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.exceptions import OutOfStock
from shop.partner.models import Partner
from shop.seller.product_form import PriceField
from shop.seller.products import goods_of, with_pictures
from shop.seller.workplace import SellerScreen

FIRST = 8
"""Goods in view; the others wait in a fold."""
MOST_GOODS, MOST_PIECES = 200, 500
MOST_RUPIAH = 9_999_999_999
"""What a sum of Oscar's orders can hold."""
AMOUNT = re.compile(r"jumlah-(\d{1,18})")
USUAL_DAYS = 90
WAYS = ((CASH, gettext_lazy("Tunai")), (TRANSFER, gettext_lazy("Transfer")))


@dataclass(frozen=True)
class Row:
    """One good of the form. `size` is None where there is nothing to choose."""

    product: Any
    amount: BoundField
    price: BoundField
    size: BoundField | None

    @property
    def listed(self) -> str:
        return _("Di daftar %(price)s") % {"price": rupiah(self.product.price)}

    @property
    def is_touched(self) -> bool:
        """Something was typed about how many, or is wrong with it: this row must be in view."""
        return bool(self.amount.value() or self.amount.errors)


class RecordForm(forms.Form):
    """Two things must be typed: an amount beside some good, and a name. The rest is set as most such orders go."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": "", "invalid": ""})
    name = forms.CharField(label=gettext_lazy("Nama pembeli"), max_length=150, error_messages={"required": gettext_lazy("Tulis nama pembeli.")})
    way = forms.ChoiceField(label=gettext_lazy("Cara bayar"), choices=WAYS, initial=CASH, widget=forms.RadioSelect)
    is_paid = forms.BooleanField(label=gettext_lazy("Sudah dibayar"), required=False, initial=True)
    is_handed_over = forms.BooleanField(label=gettext_lazy("Barang sudah diserahkan"), required=False, initial=True)
    phone = forms.CharField(
        label=gettext_lazy("Nomor HP pembeli"), required=False, max_length=25, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan harga lain"), required=False, max_length=100, help_text=gettext_lazy("Hanya kalau harganya Anda ubah. Misalnya: langganan.")
    )

    def __init__(self, *args: Any, goods: list[Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.goods = goods
        number = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "3"}
        for product in goods:
            wrong = _("Tulis angka bulat saja, misalnya 2.")
            self.fields[f"jumlah-{product.pk}"] = forms.IntegerField(
                label=product.title, required=False, min_value=0, max_value=MOST_PIECES, widget=forms.TextInput(attrs=number),
                error_messages={"invalid": wrong, "min_value": wrong, "max_value": _("Paling banyak %(most)s.") % {"most": MOST_PIECES}},
            )  # fmt: skip
            self.fields[f"harga-{product.pk}"] = PriceField(
                label=_("Harga satu %(title)s") % {"title": product.title}, required=False, max_length=20,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip
            if len(sizes := split_sizes(product.sizes)) > 1:
                choices = [("", _("Pilih ukuran")), *((size, size) for size in sizes)]
                self.fields[f"ukuran-{product.pk}"] = forms.ChoiceField(label=_("Ukuran %(title)s") % {"title": product.title}, required=False, choices=choices)

    def rows(self) -> Iterator[Row]:
        for product in self.goods:
            size = self[f"ukuran-{product.pk}"] if f"ukuran-{product.pk}" in self.fields else None
            yield Row(product, self[f"jumlah-{product.pk}"], self[f"harga-{product.pk}"], size)

    def first_rows(self) -> list[Row]:
        return list(self.rows())[:FIRST]

    def other_rows(self) -> list[Row]:
        return list(self.rows())[FIRST:]

    @property
    def others_touched(self) -> bool:
        return any(row.is_touched for row in self.other_rows())

    @property
    def price_touched(self) -> bool:
        return bool(self["reason"].value() or self["reason"].errors) or any(row.price.value() or row.price.errors for row in self.rows())

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        return normalise_phone(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "key" in self.errors:
            del self.errors["key"]
            self.add_error(None, _("Muat ulang halaman ini, lalu isi lagi."))
        wanted = [product for product in self.goods if data.get(f"jumlah-{product.pk}")]
        if not wanted and not any(name.startswith("jumlah-") for name in self.errors):
            self.add_error(None, _("Tulis banyaknya di samping barang yang dipesan."))
        for product in wanted:
            if data[f"jumlah-{product.pk}"] > product.free:
                self.add_error(f"jumlah-{product.pk}", self.too_few(product))
            if f"ukuran-{product.pk}" in self.fields and not data.get(f"ukuran-{product.pk}") and f"ukuran-{product.pk}" not in self.errors:
                self.add_error(f"ukuran-{product.pk}", _("Pilih ukurannya."))
        if any(data.get(f"harga-{product.pk}") not in (None, product.price) for product in wanted) and not data.get("reason"):
            self.add_error("reason", _("Harganya lain dari daftar. Tulis alasannya."))
        if sum((data.get(f"harga-{product.pk}") or product.price) * data.get(f"jumlah-{product.pk}", 0) for product in wanted) > MOST_RUPIAH:
            self.add_error(None, _("Jumlahnya terlalu besar. Periksa harga dan banyaknya."))
        return data

    @staticmethod
    def too_few(product: Any) -> str:
        return _("Stok tinggal %(free)s. Kurangi jumlahnya, atau betulkan stoknya dulu di Produk.") % {"free": max(0, product.free)}

    def pieces(self) -> list[Piece]:
        """What was agreed on, at the listed price where no other was typed."""
        data = self.cleaned_data
        return [
            Piece(product, quantity, data.get(f"harga-{product.pk}") or product.price, _size(product, data.get(f"ukuran-{product.pk}", "")))
            for product in self.goods
            if (quantity := data.get(f"jumlah-{product.pk}"))
        ]

    @property
    def agreement(self) -> Agreement:
        data = self.cleaned_data
        return Agreement(data["name"], data["way"], data["is_paid"], data["is_handed_over"], data["phone"], data["reason"])


def _size(product: Product, typed: str) -> str:
    sizes = split_sizes(product.sizes)
    return typed or (sizes[0] if len(sizes) == 1 else "")


def goods_to_record(shop: Partner, words: str = "", typed: frozenset[int] = frozenset()) -> list[Any]:
    """Goods of which something is free and whose name holds the words, what was ordered most of late first; before them all those with an amount `typed`,
    also what was sold out meanwhile. Two queries."""
    lately = Q(line__order__date_placed__gte=timezone.now() - timedelta(days=USUAL_DAYS))
    there = Q(free__gt=0, title__icontains=words) if words else Q(free__gt=0)
    rows = goods_of(shop).filter(there | Q(pk__in=typed)).annotate(ordered=Count("line", filter=lately))
    first = Case(When(pk__in=typed, then=0), default=1)
    return with_pictures(list(rows.order_by(first, "-ordered", "title", "pk")[:MOST_GOODS]))


def typed_goods(data: QueryDict) -> frozenset[int]:
    """The numbers of the goods beside which something was typed."""
    return frozenset(int(found[1]) for name, value in data.items() if value and (found := AMOUNT.fullmatch(name)))


@method_decorator(never_cache, name="dispatch")
class RecordView(SellerScreen, FormView):
    """GET: the form. POST: the order, once per form however often it is pressed."""

    menu_word = "orders"
    template_name = "seller/record.html"
    form_class = RecordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        goods = goods_to_record(self.shop, self.words, typed_goods(self.request.POST))
        return {**super().get_form_kwargs(), "goods": goods}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "words": self.words, "may_search": bool(self.words) or len(context["form"].goods) == MOST_GOODS}

    @property
    def words(self) -> str:
        """Of a shop with more goods than fit: those whose name holds these."""
        return self.request.GET.get("q", "").strip()[:100]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A second press is answered before the form is looked at: what it took may have been the last of the stock."""
        try:
            key = UUID(request.POST.get("key", ""))
        except ValueError:
            key = None
        made = self.shop.orders.filter(group__key=key, is_recorded=True).first() if key else None
        return redirect("seller_orders:detail", made.pk) if made else super().post(request, *args, **kwargs)

    def form_valid(self, form: RecordForm) -> HttpResponseBase:  # type: ignore[override]
        try:
            order = record_order(self.shop, form.pieces(), form.agreement, form.cleaned_data["key"], seller(self.person))
        except OutOfStock as short:
            product = next(product for product in form.goods if product.pk == short.product_id)
            product.free = goods_of(self.shop).get(pk=product.pk).free
            form.add_error(f"jumlah-{product.pk}", form.too_few(product))
            return self.form_invalid(form)
        except CannotPlace as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Pesanan %(name)s dicatat. Stoknya sudah berkurang.") % {"name": order.buyer_name})
        return redirect("seller_orders:detail", order.pk)
