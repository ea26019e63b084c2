"""News: list, article, category (NW-01)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks.text import ArticleBodyBlock
from pages.models.base import BasePage
from portal.brand import worded

PER_PAGE = 12


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
    """/berita/: newest first, by category as plain links."""

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
        context["chips"] = [{"text": _("Semua"), "url": "?", "current": category is None}] + [
            {"text": one.name, "url": f"?kategori={one.slug}", "current": one == category} for one in categories
        ]
        return context


class NewsPage(BasePage):
    """One article. Its date is the moment it was first published, so a scheduled one carries the hour it went out."""

    category = models.ForeignKey(NewsCategory, verbose_name=_("Kategori"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author = models.CharField(_("Penulis atau bagian"), max_length=120, help_text=_("Contoh: Humas Pemko."))
    lead = models.TextField(_("Paragraf pembuka"), max_length=400)
    picture = models.ForeignKey(get_image_model_string(), verbose_name=_("Gambar utama"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    picture_alt = models.CharField(_("Keterangan bagi yang tidak melihat gambar"), max_length=250, blank=True)
    photo_credit = models.CharField(_("Pemilik foto"), max_length=120, blank=True)
    body = StreamField(ArticleBodyBlock(), verbose_name=_("Isi"))
    correction = models.CharField(
        _("Catatan pembetulan"),
        max_length=250,
        blank=True,
        help_text=_("Isi kalau ada yang dibetulkan. Contoh: jumlah pedagang dibetulkan dari 40 menjadi 42."),
    )
    corrected_on = models.DateField(_("Dibetulkan pada"), null=True, blank=True)
    related_guide = models.ForeignKey("pages.GuidePage", verbose_name=_("Panduan terkait"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("category"), FieldPanel("author", help_text=worded(_("Contoh: Humas %(pemko)s.")))]),
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("photo_credit")], heading=_("Gambar utama")),
        FieldPanel("body"),
        PageChooserPanel("related_guide"),
        MultiFieldPanel([FieldPanel("correction"), FieldPanel("corrected_on")], heading=_("Pembetulan")),
    ]
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        guide = self.related_guide
        context["guide"] = (guide, guide.get_url(request)) if guide and guide.live else None
        others = NewsPage.latest().exclude(pk=self.pk)[:3]
        context["others"] = [(article, article.get_url(request)) for article in others]
        return context
