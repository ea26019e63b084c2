"""Training sessions: one page per session. The schedule that lists them is schedule.py; registering, waiting and coming is pages.training."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks.text import ArticleBodyBlock
from pages.forms import SessionForm
from pages.models.base import BasePage
from portal.brand import brand

if TYPE_CHECKING:
    from pages.training.queries import Seats


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


class TrainingSeries(models.Model):
    """A course of several sessions, such as Kelas Naik. Each of its runs is one angkatan (TR-03)."""

    name = models.CharField(_("Nama"), max_length=80, unique=True)

    panels = [FieldPanel("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("Rangkaian pelatihan")
        verbose_name_plural = _("Rangkaian pelatihan")

    def __str__(self) -> str:
        return self.name


class TrainingSessionPage(BasePage):
    """One session. Times are kept in UTC and shown in the city's time. `online_link` is for registered people only: it stands on no public page, in no
    search index and in no calendar (TR-08)."""

    class Level(models.TextChoices):
        """How much people should know before."""

        BEGINNER = "pemula", _("Pemula")
        MIDDLE = "menengah", _("Sudah berjualan")
        ADVANCED = "lanjut", _("Lanjutan")

    class Entry(models.TextChoices):
        """How people get in."""

        REGISTER = "daftar", _("Mendaftar lebih dulu")
        WALK_IN = "langsung", _("Datang langsung, tanpa mendaftar")

    summary = models.CharField(_("Ringkasan"), max_length=250)
    topic = models.ForeignKey(TrainingTopic, verbose_name=_("Topik"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    level = models.CharField(_("Tingkat"), max_length=10, choices=Level.choices, default=Level.BEGINNER)
    starts_at = models.DateTimeField(_("Mulai"), db_index=True)
    ends_at = models.DateTimeField(_("Selesai"), db_index=True)
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
    online_how = models.CharField(
        _("Cara ikut kalau daring"), max_length=250, blank=True, help_text=_("Dilihat semua orang. Jangan tulis tautan pertemuan di sini.")
    )
    online_link = models.URLField(
        _("Tautan pertemuan daring"), max_length=500, blank=True, help_text=_("Hanya dilihat orang yang terdaftar, di halaman pendaftarannya.")
    )
    speaker = models.CharField(_("Pembicara"), max_length=120)
    organiser = models.CharField(_("Penyelenggara"), max_length=120)
    entry = models.CharField(_("Cara masuk"), max_length=10, choices=Entry.choices, default=Entry.REGISTER)
    seats = models.PositiveSmallIntegerField(
        _("Jumlah kursi"), null=True, blank=True, help_text=_("Yang mendaftar setelah kursi penuh masuk daftar tunggu. Kosongkan kalau tidak dibatasi.")
    )
    series = models.ForeignKey(
        TrainingSeries,
        verbose_name=_("Rangkaian"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Isi kalau pelatihan ini bagian dari beberapa pertemuan."),
    )
    batch = models.PositiveSmallIntegerField(_("Angkatan"), null=True, blank=True, help_text=_("Angka saja. Contoh: 3"))
    requires = models.ForeignKey(
        "self",
        verbose_name=_("Harus pernah ikut"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Hanya orang yang pernah hadir di pelatihan ini yang bisa mendaftar. Tanggal lain dengan topik dan tingkat yang sama juga dihitung."),
    )
    bring = models.CharField(_("Yang dibawa"), max_length=160, blank=True)
    body = StreamField(ArticleBodyBlock(required=False), verbose_name=_("Isi"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        # The database asks for a moment: before both are given, no draft can be kept. So they stand first.
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])],
            heading=_("Waktu"),
            help_text=_("Hari dan jam di kota ini. Isi lebih dulu: tulisan Anda baru tersimpan sendiri sesudah judul dan waktunya ada."),
        ),
        FieldPanel("summary", help_text=_("Satu atau dua kalimat. Tampil di jadwal dan di bawah judul.")),
        FieldRowPanel([FieldPanel("topic", help_text=_("Belum ada yang cocok? Tambah di menu Rubrik dan topik.")), FieldPanel("level")]),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("kelurahan"), FieldPanel("online_how"), FieldPanel("online_link")], heading=_("Tempat")),
        MultiFieldPanel([FieldPanel("entry"), FieldPanel("seats"), FieldPanel("requires")], heading=_("Pendaftaran")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("series"), FieldPanel("batch")])], heading=_("Rangkaian dan angkatan")),
        MultiFieldPanel(
            [
                FieldPanel("speaker", help_text=_("Nama orang yang mengajar, boleh lebih dari satu.")),
                FieldPanel("organiser", help_text=_("Kantor atau kelompok yang mengadakan.")),
                FieldPanel("bring", help_text=_("Boleh kosong. Contoh: HP dan satu produk sendiri.")),
            ],
            heading=_("Keterangan"),
        ),
        FieldPanel("body"),
        InlinePanel("materials", heading=_("Bahan pelatihan"), label=_("Bahan"), help_text=_("Dibuka sesudah pelatihan selesai, hanya untuk yang terdaftar.")),
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
    seats_left: Seats | None = None  # given by a list that has counted the seats of its sessions
    parent_page_types = ["pages.TrainingIndexPage"]
    subpage_types: list[str] = []
    template = "pages/training_session_page.html"
    base_form_class = SessionForm

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
    def registers(self) -> bool:
        """True when people register before they come."""
        return self.entry == self.Entry.REGISTER

    @property
    def where(self) -> str:
        """The place in words: hall and kecamatan, or that it is online."""
        if self.is_online:
            return str(_("Daring, dari rumah"))
        district = self.kelurahan.parent if self.kelurahan else None
        return f"{self.place}, {district.name}" if district else self.place

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from pages.schedule.links import session_links  # both read this model
        from pages.training.session_screen import session_context

        return super().get_context(request, *args, **kwargs) | session_links(self, request) | session_context(self, request)

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Waktu selesai harus sesudah waktu mulai.")})
        if self.online_link and not self.registers:
            raise ValidationError({"online_link": _("Tautan hanya dilihat orang yang terdaftar. Pilih cara masuk Mendaftar lebih dulu.")})
        if self.requires_id and self.requires_id == self.pk:
            raise ValidationError({"requires": _("Pelatihan tidak bisa menjadi syarat dirinya sendiri.")})


class TrainingMaterial(Orderable):
    """A document of a session. Wagtail's public address for it answers 404; the registered get it on their page (TR-08)."""

    page = ParentalKey(TrainingSessionPage, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("Nama bahan"), max_length=120)
    document = models.ForeignKey(get_document_model_string(), verbose_name=_("Berkas"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("title"), FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("Bahan pelatihan")
        verbose_name_plural = _("Bahan pelatihan")

    def __str__(self) -> str:
        return self.title
