"""Training sessions: one page per session. The schedule that lists them stands in schedule.py. Nobody registers here: people just come."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks.text import ArticleBodyBlock
from pages.models.base import BasePage
from portal.brand import brand


def city_villages() -> models.Q:
    """Only kelurahan of this city: a select of all the country's would be 80,000 lines long."""
    return models.Q(code__startswith=f"{brand().region}.", level=3)


class TrainingTopic(models.Model):
    """What sessions are about and what clinics advise on (MC-02): one list, so that a clinic's topic leads to the trainings on it."""

    name = models.CharField(_("Nama"), max_length=60, unique=True)
    slug = models.SlugField(_("Bagian alamat"), max_length=60, unique=True)

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("Topik pelatihan dan klinik")
        verbose_name_plural = _("Topik pelatihan dan klinik")

    def __str__(self) -> str:
        return self.name


class TrainingSessionPage(BasePage):
    """One session. Times are kept in UTC and shown in the city's time (WIB)."""

    class Level(models.TextChoices):
        """How much people should know before."""

        BEGINNER = "pemula", _("Pemula")
        MIDDLE = "menengah", _("Sudah berjualan")
        ADVANCED = "lanjut", _("Lanjutan")

    summary = models.CharField(_("Ringkasan"), max_length=250)
    topic = models.ForeignKey(TrainingTopic, verbose_name=_("Topik"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    level = models.CharField(_("Tingkat"), max_length=10, choices=Level.choices, default=Level.BEGINNER)
    starts_at = models.DateTimeField(_("Mulai (WIB)"), db_index=True)
    ends_at = models.DateTimeField(_("Selesai (WIB)"), db_index=True)
    place = models.CharField(_("Tempat"), max_length=120, blank=True, help_text=_("Contoh: Aula Kelurahan Sei Mati. Kosongkan kalau daring."))
    kelurahan = models.ForeignKey(
        "regions.Region",
        verbose_name=_("Kelurahan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=city_villages,
        help_text=_("Kosongkan kalau daring."),
    )
    online_how = models.CharField(_("Cara ikut kalau daring"), max_length=250, blank=True)
    speaker = models.CharField(_("Pembicara"), max_length=120)
    organiser = models.CharField(_("Penyelenggara"), max_length=120)
    seats = models.PositiveSmallIntegerField(_("Jumlah kursi"), null=True, blank=True, help_text=_("Hanya keterangan. Tidak ada pendaftaran di situs ini."))
    bring = models.CharField(_("Yang dibawa"), max_length=160, blank=True)
    body = StreamField(ArticleBodyBlock(required=False), verbose_name=_("Isi"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("level")]),
        MultiFieldPanel([FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])], heading=_("Waktu")),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("kelurahan"), FieldPanel("online_how")], heading=_("Tempat")),
        MultiFieldPanel([FieldPanel("speaker"), FieldPanel("organiser"), FieldPanel("seats"), FieldPanel("bring")], heading=_("Keterangan")),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.AutocompleteField("title"),
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("place"),
        index.FilterField("ends_at"),
        index.FilterField("starts_at"),
    ]
    parent_page_types = ["pages.TrainingIndexPage"]
    subpage_types: list[str] = []
    template = "pages/training_session_page.html"

    class Meta:
        verbose_name = _("Pelatihan")
        verbose_name_plural = _("Pelatihan")

    @classmethod
    def upcoming(cls) -> PageQuerySet:
        """Published sessions that have not ended, soonest first, with topic and kelurahan in hand."""
        return (
            cls.objects.live()
            .public()
            .filter(ends_at__gte=timezone.now())
            .select_related("topic", "kelurahan", "kelurahan__parent")
            .order_by("starts_at", "pk")
        )

    @property
    def is_online(self) -> bool:
        return not self.place

    @property
    def is_over(self) -> bool:
        return self.ends_at < timezone.now()

    @property
    def where(self) -> str:
        """The place in words: hall and kecamatan, or that it is online."""
        if self.is_online:
            return str(_("Daring, dari rumah"))
        district = self.kelurahan.parent if self.kelurahan else None
        return f"{self.place}, {district.name}" if district else self.place

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from pages.schedule.links import session_links  # it reads this model

        return super().get_context(request, *args, **kwargs) | session_links(self, request)

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Waktu selesai harus sesudah waktu mulai.")})
        if not self.place and not self.online_how:
            raise ValidationError({"online_how": _("Isi tempat, atau tulis cara ikut kalau pelatihannya daring.")})
