"""Home: guides and shop with equal weight."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from pages.counters import honest_numbers
from pages.models.audiences import AUDIENCE_FIELDS, Audience
from pages.models.base import BasePage
from pages.models.guides import GuidePage
from pages.models.news import NewsPage
from pages.models.programmes import ProgrammePage
from pages.models.training import TrainingSessionPage
from pages.shop_front import category_doors
from portal.brand import worded
from shop.catalogue.queries import new_cards, waiting_cards

NEW_PRODUCTS = 8
WAITING_PRODUCTS = 4
SESSIONS = 3
ARTICLES = 3
GUIDES_PER_CARD = 3


class HomePage(BasePage):
    """/ : the search box, two doors, new goods, the programme, guides, shops awaiting a first order, trainings, news, numbers."""

    lead = models.CharField(_("Kalimat pembuka"), max_length=200)
    order_guide = models.ForeignKey("pages.GuidePage", verbose_name=_("Panduan memesan"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pay_guide = models.ForeignKey("pages.GuidePage", verbose_name=_("Panduan membayar"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    receive_guide = models.ForeignKey(
        "pages.GuidePage", verbose_name=_("Panduan menerima barang"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sell_guide = models.ForeignKey("pages.GuidePage", verbose_name=_("Panduan buka toko"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    programme = models.ForeignKey(
        "pages.ProgrammePage", verbose_name=_("Program yang ditonjolkan"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [PageChooserPanel(name) for name in ("order_guide", "pay_guide", "receive_guide", "sell_guide")],
            heading=_("Pintu Baru pertama kali"),
        ),
        PageChooserPanel("programme"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.GuideIndexPage",
        "pages.NewsIndexPage",
        "pages.TrainingIndexPage",
        "pages.ProgrammeIndexPage",
        "pages.ClinicIndexPage",
        "pages.PlainPage",
    ]
    max_count = 1
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("Beranda")

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Home stands above everything."""
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        guides = {guide.pk: guide for guide in GuidePage.in_lists().order_by("path")}
        numbers, counted_at = honest_numbers()
        context.update(
            thread=_thread(request, *(guides.get(key) for key in (self.order_guide_id, self.pay_guide_id, self.receive_guide_id))),
            categories=category_doors(),
            new_cards=new_cards(NEW_PRODUCTS),
            waiting_cards=waiting_cards(WAITING_PRODUCTS),
            numbers=numbers,
            counted_at=counted_at,
            order_guide=_with_url(guides.get(self.order_guide_id), request),
            pay_guide=_with_url(guides.get(self.pay_guide_id), request),
            sell_guide=_with_url(guides.get(self.sell_guide_id), request),
            guide_cards=_guide_cards(list(guides.values()), request),
            programme=_with_url(self._programme(), request),
            sessions=[_with_url(session, request) for session in TrainingSessionPage.upcoming()[:SESSIONS]],
            articles=[_with_url(article, request) for article in NewsPage.latest()[:ARTICLES]],
        )
        return context

    def _programme(self) -> ProgrammePage | None:
        """The programme in front, with its picture in hand; none when it is withdrawn or over."""
        if self.programme_id is None:
            return None
        found = ProgrammePage.objects.live().public().select_related("picture").prefetch_related("picture__renditions")
        programme: ProgrammePage | None = found.filter(pk=self.programme_id).first()
        return None if programme is None or programme.has_ended else programme


def _with_url(page: Any, request: HttpRequest) -> tuple[Any, str] | None:
    return (page, page.get_url(request)) if page is not None else None


def _guide_cards(guides: list[GuidePage], request: HttpRequest) -> list[dict[str, Any]]:
    """One card per audience that has guides, each with its first guides."""
    cards = []
    for audience, icon, words in (
        (Audience.PUBLIC, "shopping-basket", _("Saya mau belanja")),
        (Audience.SELLER, "store", _("Saya mau berjualan")),
        (Audience.OFFICIAL, "landmark", worded(_("Saya pegawai %(pemko)s"))),
    ):
        fitting = [guide for guide in guides if getattr(guide, AUDIENCE_FIELDS[audience])][:GUIDES_PER_CARD]
        if fitting:
            cards.append({"icon": icon, "words": words, "guides": [_with_url(guide, request) for guide in fitting]})
    return cards


def _thread(request: HttpRequest, order: GuidePage | None, pay: GuidePage | None, receive: GuidePage | None) -> list[dict[str, Any]]:
    """Buying in four knots; each leads to the guide that tells of it, as long as the guides stand."""
    order_url = order.get_url(request) if order else "/panduan/"
    pay_url = pay.get_url(request) if pay else "/panduan/"
    first = f"{order_url}1/" if order else order_url
    last = receive.get_url(request) if receive else pay_url
    return [
        {"text": _("Pilih"), "note": _("Cari, lihat harga dan stok"), "icon": "search", "url": first},
        {"text": _("Pesan"), "note": _("Isi alamat, tanpa akun"), "icon": "shopping-basket", "url": order_url},
        {"text": _("Bayar"), "note": _("Langsung ke toko"), "icon": "wallet", "url": pay_url},
        {"text": _("Terima"), "note": _("Ambil atau diantar toko"), "icon": "package-check", "url": last},
    ]
