"""One step of a guide: structured, so that the page, the one-step view, print and search use the same words."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from pages.blocks.addresses import ScreenAddressBlock
from pages.blocks.places import PlaceBlock
from pages.blocks.text import STEP_FEATURES
from pages.comparison import Compared
from pages.guide_screens import Place, place_at

FILM_KINDS = ("mp4", "webm")


class StepValue(blocks.StructValue):
    """What a template asks of a step."""

    @property
    def screen_link(self) -> str:
        """Where the link to the screen leads: the screens of sellers go by the page that knows who is a seller."""
        address: str = self["screen_url"]
        return f"{reverse('accounts:landing')}?{urlencode({'ke': address})}" if address.startswith("/kelola/") else address

    @property
    def shown_at(self) -> Place | None:
        """The screen and control that the step points at; None without one, or when it is gone."""
        return place_at(self.get("place") or "")

    @property
    def film(self) -> str:
        """The address of the film's file on this site; empty without one, and without its words: who cannot hear it would learn nothing."""
        video = self.get("video")
        return video.file.url if video and self.get("transcript") else ""


class StepBlock(Compared, blocks.StructBlock):
    """One thing to do, on one screen. The number comes from the order, editors never type it."""

    title = blocks.CharBlock(label=_("Judul langkah"), max_length=80, help_text=_("Mulai dengan kata kerja. Contoh: Periksa keranjang."))
    text = blocks.RichTextBlock(label=_("Penjelasan"), features=STEP_FEATURES, help_text=_("Satu gagasan saja. Kalau jadi panjang, bagi menjadi dua langkah."))
    place = PlaceBlock()
    picture = ImageChooserBlock(label=_("Gambar layar"), required=False, help_text=_("Boleh kosong. Foto layar HP, tegak."))
    picture_alt = blocks.CharBlock(
        label=_("Keterangan gambar"),
        max_length=300,
        required=False,
        help_text=_("Wajib kalau ada gambar. Ceritakan apa yang terlihat, supaya langkah tetap jelas tanpa gambar."),
    )
    tip = blocks.TextBlock(label=_("Saran"), required=False, max_length=300, rows=2, help_text=_("Boleh kosong. Tampil di kotak biru."))
    warning = blocks.TextBlock(
        label=_("Peringatan"), required=False, max_length=300, rows=2, help_text=_("Boleh kosong. Tampil di kotak merah. Paling banyak satu.")
    )
    video = DocumentChooserBlock(label=_("Video"), required=False, help_text=_("Berkas MP4 atau WebM, paling lama satu menit. Video tampil di bawah gambar."))
    transcript = blocks.TextBlock(
        label=_("Isi video dalam tulisan"),
        required=False,
        rows=4,
        max_length=4000,
        help_text=_("Wajib kalau ada video. Tulis semua yang diucapkan dan yang terlihat. Tanpa ini panduan tidak dapat diterbitkan."),
    )
    screen_url = ScreenAddressBlock(required=False)
    screen_label = blocks.CharBlock(label=_("Nama layar"), required=False, max_length=60, help_text=_("Kata pada tautan ke layar itu. Contoh: Keranjang."))

    class Meta:
        icon = "order"
        label = _("Langkah")
        label_format = "{title}"
        value_class = StepValue
        form_layout = BlockGroup(
            children=[
                "title",
                "text",
                "place",
                BlockGroup(["picture", "picture_alt"], heading=_("Gambar"), icon="image"),
                BlockGroup(["tip", "warning"], heading=_("Saran dan peringatan"), icon="warning", classname="collapsed"),
                BlockGroup(["video", "transcript"], heading=_("Video"), icon="media", classname="collapsed"),
                BlockGroup(["screen_url", "screen_label"], heading=_("Tautan ke alamat lain"), icon="link", classname="collapsed"),
            ]
        )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for what belongs together: a picture and a film need their words, an address needs its name. A draft may still lack them."""
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if cleaned.get("video") and cleaned["video"].file_extension.lower() not in FILM_KINDS:
            errors["video"] = ValidationError(_("Pilih berkas video MP4 atau WebM."))
        if not self.is_deferred_validation:
            errors |= missing_words(cleaned)
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned


def missing_words(step: blocks.StructValue) -> dict[str, ValidationError]:
    """What a step still needs before it can be published, by field."""
    errors: dict[str, ValidationError] = {}
    if step.get("picture") and not step.get("picture_alt"):
        errors["picture_alt"] = ValidationError(_("Tulis keterangan gambar, karena langkah ini memakai gambar."))
    if step.get("video") and not step.get("transcript"):
        errors["transcript"] = ValidationError(_("Tulis isi video, karena langkah ini memakai video. Tanpa itu panduan tidak dapat diterbitkan."))
    if step.get("screen_url") and not step.get("screen_label"):
        errors["screen_label"] = ValidationError(_("Tulis nama layar, karena alamat layar diisi."))
    return errors


class StepListBlock(blocks.StreamBlock):
    """The steps of one guide, in order."""

    step = StepBlock()

    class Meta:
        label = _("Langkah-langkah")
