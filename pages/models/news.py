"""News: list, article, category (NW-01), feeds (NW-02), what belongs to an article (NW-03), corrections (NW-07)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks.goods import MOST_GOODS, ProductListBlock
from pages.blocks.links import GuideListBlock
from pages.blocks.text import ArticleBodyBlock
from pages.feed_kinds import KINDS, feed_path
from pages.forms import ShowcaseForm
from pages.guide_screens import pointed
from pages.models.base import BasePage
from pages.models.guides import chosen_guides
from portal.brand import worded
from shop.catalogue.queries import ProductCard, cards_by_ids
from shop.curation.queries import collection_cards

PER_PAGE = 12
FROM_COLLECTION = 4
"""A collection fills the goods beside an article up to so many; an editor may choose more by hand."""


class NewsCategory(models.Model):
    """A shelf of the news, chosen for every article."""

    name = models.CharField(_("Nama"), max_length=60, unique=True)
    slug = models.SlugField(_("Bagian alamat"), max_length=60, unique=True)

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("Kategori berita")
        verbose_name_plural = _("Kategori berita")

    def __str__(self) -> str:
        return self.name


class NewsIndexPage(BasePage):
    """/berita/: newest first, by category as plain links. For feed readers the same stands at /berita/umpan/ (pages.feeds)."""

    intro = models.CharField(_("Kalimat pembuka"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    max_count = 1
    template = "pages/news_index_page.html"

    class Meta:
        verbose_name = _("Daftar berita")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        categories = list(NewsCategory.objects.filter(pk__in=NewsPage.objects.live().values("category")))
        asked = request.GET.get("kategori", "")
        category = next((one for one in categories if one.slug == asked), None)
        articles = NewsPage.latest().child_of(self)
        if category:
            articles = articles.filter(category=category)
        page = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
        context["articles"] = [(article, article.get_url(request)) for article in page]
        context["page_of_list"] = page
        context["query"] = f"kategori={category.slug}" if category else ""
        context["category"] = category
        context["feeds"] = [(kind.label, kind.content_type, feed_path(kind, category.slug if category else "")) for kind in KINDS.values()]
        context["chips"] = [{"text": _("Semua"), "url": "?", "current": category is None}] + [
            {"text": one.name, "url": f"?kategori={one.slug}", "current": one == category} for one in categories
        ]
        return context


class NewsPage(BasePage):
    """One article. Its date is the moment it was first published, so a scheduled one carries the hour it went out."""

    category = models.ForeignKey(NewsCategory, verbose_name=_("Kategori"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author = models.CharField(_("Penulis atau bagian"), max_length=120, help_text=_("Nama orang atau bagian, tampil di bawah judul. Contoh: Bagian Humas."))
    lead = models.TextField(
        _("Paragraf pembuka"), max_length=400, help_text=_("Satu sampai tiga kalimat: apa yang terjadi dan untuk siapa. Tampil di bawah gambar utama.")
    )
    picture = models.ForeignKey(get_image_model_string(), verbose_name=_("Gambar utama"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    picture_alt = models.CharField(
        _("Keterangan bagi yang tidak melihat gambar"), max_length=250, blank=True, help_text=_("Wajib kalau ada gambar. Sebutkan apa yang terlihat.")
    )
    photo_credit = models.CharField(_("Pemilik foto"), max_length=120, blank=True, help_text=_("Tampil di bawah gambar. Contoh: Foto: Bagian Humas."))
    body = StreamField(ArticleBodyBlock(), verbose_name=_("Isi"), help_text=_("Tekan tanda tambah, lalu pilih Teks atau Gambar."))
    guides = StreamField(
        GuideListBlock(required=False),
        verbose_name=_("Panduan terkait"),
        blank=True,
        help_text=_("Boleh kosong. Tekan tanda tambah, lalu pilih panduan yang menolong pembaca berita ini."),
    )
    products = StreamField(
        ProductListBlock(required=False, max_num=MOST_GOODS),
        verbose_name=_("Produk terkait"),
        blank=True,
        help_text=_("Boleh kosong, paling banyak enam. Tekan tanda tambah, lalu cari produknya. Produk yang disembunyikan tokonya tidak ikut tampil."),
    )
    collection = models.SlugField(
        _("Kumpulan produk"),
        max_length=80,
        blank=True,
        help_text=_("Boleh kosong. Kalau kosong dan ada program terkait, yang tampil kumpulan produk program itu."),
    )
    related_programme = models.ForeignKey(
        "pages.ProgrammePage",
        verbose_name=_("Program terkait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Boleh kosong. Berita ini lalu tampil juga di halaman program itu."),
    )
    correction = models.CharField(
        _("Yang dibetulkan"),
        max_length=250,
        blank=True,
        help_text=_("Isi hanya kalau berita yang sudah tampil ternyata salah. Contoh: jumlah pedagang dibetulkan dari 40 menjadi 42."),
    )
    corrected_on = models.DateField(_("Dibetulkan pada"), null=True, blank=True, help_text=_("Boleh kosong: diisi tanggal hari ini."))

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("category"), FieldPanel("author", help_text=worded(_("Contoh: Humas %(pemko)s.")))]),
        FieldPanel("lead", attrs=pointed("petugas-berita-baru-pembuka")),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("photo_credit")],
            heading=_("Gambar utama"),
            attrs=pointed("petugas-berita-baru-gambar"),
        ),
        FieldPanel("body", attrs=pointed("petugas-berita-baru-isi")),
        MultiFieldPanel(
            [FieldPanel("guides"), PageChooserPanel("related_programme"), FieldPanel("products"), FieldPanel("collection")],
            heading=_("Yang terkait"),
        ),
        MultiFieldPanel([FieldPanel("correction"), FieldPanel("corrected_on")], heading=_("Pembetulan")),
    ]
    base_form_class = ShowcaseForm
    search_fields = [
        *BasePage.search_fields,
        index.AutocompleteField("title"),
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.FilterField("category_id"),
    ]
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "pages/news_page.html"

    class Meta:
        verbose_name = _("Berita")
        verbose_name_plural = _("Berita")

    @classmethod
    def latest(cls) -> PageQuerySet:
        """Published articles, newest first, with picture and category in hand."""
        return cls.objects.live().public().select_related("category", "picture").prefetch_related("picture__renditions").order_by("-first_published_at", "-pk")

    @property
    def shown_date(self) -> datetime:
        """When readers first could read it; for a draft in preview, when it will go out, or now."""
        return self.first_published_at or self.go_live_at or timezone.now()

    @property
    def updated_at(self) -> datetime:
        """When its text last changed for readers: what feeds call "updated"."""
        return max(self.shown_date, self.last_published_at or self.shown_date)

    def clean(self) -> None:
        """A correction carries a date; a date says what was corrected."""
        super().clean()
        if self.correction and not self.corrected_on:
            self.corrected_on = timezone.localdate()
        if self.corrected_on and not self.correction:
            raise ValidationError({"correction": _("Tulis apa yang dibetulkan, atau kosongkan tanggalnya.")})

    def goods(self) -> tuple[list[ProductCard], bool]:
        """Cards of the chosen goods, then of the collection, as the public may see them now; and whether the collection of the programme is among them."""
        cards = cards_by_ids([block["value"] for block in self.products.raw_data if block["value"]])
        programme = self.shown_programme()
        slug = self.collection or (programme.collection if programme else "")
        known = {card.id for card in cards}
        room = FROM_COLLECTION - len(cards)
        more = [card for card in collection_cards(slug, FROM_COLLECTION) if card.id not in known][:room] if slug and room > 0 else []
        return cards + more, bool(programme and slug == programme.collection and more)

    def shown_programme(self) -> Any:
        """The programme it belongs to, unless that was withdrawn."""
        return self.related_programme if self.related_programme and self.related_programme.live else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        programme = self.shown_programme()
        context["guide_rows"] = chosen_guides(self.guides, request)
        context["programme"] = (programme, programme.get_url(request)) if programme else None
        context["cards"], context["from_programme"] = self.goods()
        context["feedback_url"] = f"{reverse('feedback:write')}?{urlencode({'dari': self.get_url(request) or ''})}"
        others = NewsPage.latest().exclude(pk=self.pk)[:3]
        context["others"] = [(article, article.get_url(request)) for article in others]
        return context
