"""The officer's desk: who applied, what each shop is, the decision, and the four numbers with the shops behind them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView, TemplateView
from wagtail import hooks
from wagtail.admin.views import generic

from portal.accounts.phones import local_phone
from portal.notifications.actions import note_outreach
from portal.notifications.queries import last_outreach
from portal.notifications.whatsapp import ORIGINS
from portal.private_files import private_pdf
from portal.screens import OfficerScreen, ScreenSet
from shop.order.escalation import waiting_of
from shop.order.invoice import file_name, invoices
from shop.order.models import Order
from shop.order.notices import thing_of_order
from shop.order.queries import deadline_words, readable, sales, silences
from shop.order.states import state_of
from shop.order.whatsapp import officer_to_seller
from shop.partner.actions import decide
from shop.partner.models import Partner
from shop.partner.numbers import NUMBERS, SELLING_DAYS, four_numbers, shops_in
from shop.paying.payout import payout_of, warnings_of
from shop.paying.queries import waiting_change
from shop.seller.money_sheet import DeskFileView, DeskSheetView
from shop.seller.products import goods_of, with_pictures

MOST_WAITING = 8
NUMBER_WORDS: dict[str, tuple[Any, Any]] = {
    "registered": (gettext_lazy("Terdaftar"), gettext_lazy("Semua toko yang mendaftar, kecuali yang ditolak.")),
    "verified": (gettext_lazy("Diperiksa"), gettext_lazy("Petugas sudah memeriksa tokonya.")),
    "listing": (gettext_lazy("Berjualan"), gettext_lazy("Menampilkan paling sedikit satu produk yang ada stoknya.")),
    "selling": (gettext_lazy("Laku"), gettext_lazy("Menjual paling sedikit satu pesanan dalam 30 hari terakhir.")),
}
STATUS_KIND = {
    Partner.Status.REGISTERED: "wait",
    Partner.Status.VERIFIED: "good",
    Partner.Status.REJECTED: "bad",
    Partner.Status.SUSPENDED: "bad",
}


def number_tiles() -> list[dict[str, Any]]:
    """The four numbers as the desk shows them: word, meaning, how many, and the address of exactly those shops."""
    counted = asdict(four_numbers())
    index = reverse("desk_shops:index")
    return [{"word": NUMBER_WORDS[name][0], "text": NUMBER_WORDS[name][1], "count": counted[name], "url": f"{index}?angka={name}"} for name in NUMBERS]


def sales_of_the_month(shop_id: int | None = None) -> dict[str, Any]:
    """What was sold lately, of one shop or of all: orders made here, and those made elsewhere that sellers recorded. Told apart, never added twice."""
    return {"sales": sales(SELLING_DAYS, shop_id), "sales_days": SELLING_DAYS}


def waiting_shops() -> QuerySet[Partner]:
    """Applications, the oldest first."""
    return Partner.objects.filter(status=Partner.Status.REGISTERED).select_related("kelurahan__parent").order_by("registered_at", "pk")


class DeskHomeView(OfficerScreen, TemplateView):
    """/kelola/ for an officer."""

    template_name = "desk/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = waiting_shops()
        context = super().get_context_data(**kwargs)
        panels: list[Any] = []
        for add in hooks.get_hooks("construct_desk_panels"):  # what rooms outside the shop show here, as they do on Wagtail's home
            add(self.request, panels)
        context |= sales_of_the_month()
        return {**context, "tiles": number_tiles(), "waiting": waiting[:MOST_WAITING], "waiting_count": waiting.count(), "panels": panels}


class ShopIndexView(OfficerScreen, generic.IndexView):
    """All shops; `angka` is one of the four numbers, `keadaan` a status, `q` words of name, owner or phone."""

    page_title = gettext_lazy("Toko")
    paginate_by = 50
    page_kwarg = "page"
    is_searchable = False  # its own small search, in get_base_queryset

    @property
    def number(self) -> str:
        asked = self.request.GET.get("angka", "")
        return asked if asked in NUMBERS else ""

    @property
    def status(self) -> str:
        asked = self.request.GET.get("keadaan", "")
        return asked if asked in Partner.Status.values else ""

    def get_base_queryset(self) -> QuerySet[Partner]:
        rows = shops_in(self.number) if self.number else Partner.objects.all()
        if self.status:
            rows = rows.filter(status=self.status)
        if words := self.request.GET.get("q", "").strip()[:100]:
            digits = "".join(character for character in words if character.isdigit()).removeprefix("62").lstrip("0")
            match = Q(name__icontains=words) | Q(owner_name__icontains=words)
            rows = rows.filter(match | Q(phone__contains=digits) if len(digits) > 4 else match)
        return rows.select_related("kelurahan__parent").annotate(goods=Count("stockrecords"))

    def order_queryset(self, queryset: QuerySet[Partner]) -> QuerySet[Partner]:
        return queryset.order_by("-registered_at", "-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        query = self.request.GET.copy()
        query.pop(self.page_kwarg, None)
        context |= {
            "number": NUMBER_WORDS.get(self.number),
            "number_name": self.number,
            "status": self.status,
            "statuses": Partner.Status.choices,
            "query": self.request.GET.get("q", ""),
            "page_query": query.urlencode(),
            "kinds": STATUS_KIND,
        }
        return context


class DecisionForm(forms.Form):
    """An officer's decision. The reason goes to the shop word for word."""

    use_required_attribute = False

    APPROVE, REJECT, SUSPEND = Partner.Status.VERIFIED.value, Partner.Status.REJECTED.value, Partner.Status.SUSPENDED.value
    decision = forms.ChoiceField(choices=[(APPROVE, gettext_lazy("Terima")), (REJECT, gettext_lazy("Tolak")), (SUSPEND, gettext_lazy("Tutup sementara"))])
    reason = forms.CharField(
        label=gettext_lazy("Pesan untuk pemilik toko"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Dikirim persis seperti ini. Wajib bila menolak atau menutup. Tulis apa yang kurang dan cara memperbaikinya."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("decision") in (self.REJECT, self.SUSPEND) and not data.get("reason", "").strip():
            self.add_error("reason", _("Tulis alasannya. Pemilik toko perlu tahu apa yang harus diperbaiki."))
        return data


class ShopDetailView(OfficerScreen, DetailView):
    """Everything an officer looks at before deciding."""

    model = Partner
    template_name = "desk/shop.html"
    context_object_name = "shop"

    def get_queryset(self) -> QuerySet[Partner]:
        return Partner.objects.select_related("kelurahan__parent", "decided_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", DecisionForm(initial={"reason": ""}))
        kwargs.setdefault("invoice_form", InvoiceForm())
        context = super().get_context_data(**kwargs)
        shop = context["shop"]
        goods = goods_of(shop).order_by("-pk")
        code = payout_of(shop).code
        context |= {
            "kind": STATUS_KIND[shop.status],
            "people": list(shop.users.order_by("pk")),
            "phone": local_phone(shop.phone),
            "checked_phone": local_phone(shop.checked_phone) if shop.checked_phone != shop.phone else "",
            "goods": with_pictures(list(goods[:12])),
            "goods_count": goods.count(),
            "change": waiting_change(shop),
            "waiting": waiting_rows(shop, self.request.user),
            "silences": silences(shop.pk),
            **sales_of_the_month(shop.pk),
            "code": code,
            "code_warnings": warnings_of(code, shop),
            "areas": shop.courier_areas.select_related("region").order_by("region_id"),
        }
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        response._csp_update = {"form-action": list(ORIGINS)}  # type: ignore[attr-defined]  # where the answer of RemindView leads
        return response


def waiting_rows(shop: Partner, officer: Any) -> list[dict[str, Any]]:
    """The orders that the shop lets wait, and who of the officers wrote to it last."""
    orders = waiting_of(shop)
    written = last_outreach(thing_of_order(order) for order in orders)
    return [
        {
            "order": order,
            "state": state_of(order).label,
            "due": deadline_words(order),
            "has_whatsapp": bool(_words_to_shop(order, officer)),
            "outreach": written.get(thing_of_order(order)),
        }
        for order in orders
    ]


def _words_to_shop(order: Order, officer: Any) -> str:
    """Ready words. Who bought it is given no link that answers it: they would accept their own order."""
    return officer_to_seller(order, may_answer=order.user_id != officer.pk)


class RemindView(OfficerScreen, View):
    """POST: on to the shop's WhatsApp about an order that it lets wait, and the record of its tries says so (NT-05)."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, order: int) -> HttpResponse:
        waiting = next((each for each in waiting_of(get_object_or_404(Partner, pk=pk)) if each.pk == order), None)
        address = _words_to_shop(waiting, request.user) if waiting else ""
        if waiting is None or not address:
            messages.warning(request, _("Pesanan itu tidak menunggu toko ini lagi."))
            return redirect("desk_shops:detail", pk)
        note_outreach(thing_of_order(waiting), request.user)  # type: ignore[arg-type]
        return redirect(address)


class InvoiceForm(forms.Form):
    """Which order of the shop an officer wants to see on paper."""

    use_required_attribute = False

    nomor = forms.CharField(
        label=gettext_lazy("Nomor pesanan"), max_length=30, help_text=gettext_lazy("Pembeli atau penjual menyebutnya. Contoh: KDN-1001-1"),
        error_messages={"required": gettext_lazy("Tulis nomor pesanan.")},
    )  # fmt: skip


class InvoiceView(OfficerScreen, View):
    """An order of this shop as a paper, by the number that one of its sides told. There is no list to browse: an officer reads what they were asked about."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = InvoiceForm(request.GET)
        if form.is_valid():
            number = form.cleaned_data["nomor"].strip().upper()
            order = readable().filter(partner_id=pk, number=number).select_related("parcel").first()
            if order is not None:
                return private_pdf(bytes(invoices([order]).output()), file_name([order]))
            form.add_error("nomor", _("Toko ini tidak punya pesanan dengan nomor itu."))
        page = ShopDetailView()
        page.setup(request, pk=pk)
        page.object = page.get_object()
        return page.render_to_response(page.get_context_data(invoice_form=form))


class DecideView(OfficerScreen, View):
    """POST: approve, reject or suspend."""

    http_method_names = ["post"]
    said = {
        Partner.Status.VERIFIED.value: gettext_lazy("%(shop)s diterima. Sekarang tampil untuk pembeli."),
        Partner.Status.REJECTED.value: gettext_lazy("%(shop)s ditolak. Pemiliknya membaca alasan Anda."),
        Partner.Status.SUSPENDED.value: gettext_lazy("%(shop)s ditutup sementara. Pemiliknya membaca alasan Anda."),
    }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        shop = get_object_or_404(Partner, pk=pk)
        form = DecisionForm(request.POST)
        if not form.is_valid():
            page = ShopDetailView()
            page.setup(request, pk=pk)
            page.object = page.get_object()
            return page.render_to_response(page.get_context_data(form=form))
        decision = form.cleaned_data["decision"]
        decide(shop, decision, reason=form.cleaned_data["reason"], officer=request.user)  # type: ignore[arg-type]
        messages.success(request, self.said[decision] % {"shop": shop.name})
        return redirect("desk_shops:detail", pk)


class ShopDeskViewSet(ScreenSet):
    """Addresses of the desk. Shops are made by applying and never deleted here."""

    model = Partner
    name = "desk_shops"
    url_prefix = "toko"
    icon = "home"
    menu_label = gettext_lazy("Toko")
    menu_name = "shops"
    menu_order = 100
    add_to_admin_menu = True
    addresses = ("index",)
    form_fields: list[str] = []
    index_view_class = ShopIndexView
    index_template_name = "desk/shops.html"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("rekap/", DeskSheetView.as_view(), name="all_money"),
            path("rekap/unduh/", DeskFileView.as_view(), name="all_money_file"),
            path("<int:pk>/rekap/", DeskSheetView.as_view(), name="money"),
            path("<int:pk>/rekap/unduh/", DeskFileView.as_view(), name="money_file"),
            path("<int:pk>/", ShopDetailView.as_view(), name="detail"),
            path("<int:pk>/putuskan/", DecideView.as_view(), name="decide"),
            path("<int:pk>/pesanan/<int:order>/whatsapp/", RemindView.as_view(), name="remind"),
            path("<int:pk>/nota/", InvoiceView.as_view(), name="invoice"),
        ]
