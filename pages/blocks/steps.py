"""One step of a guide: structured, so that the page, the one-step view, print and search use the same words."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from pages.blocks.addresses import ScreenAddressBlock
from pages.blocks.text import STEP_FEATURES


class StepValue(blocks.StructValue):
    """What a template asks of a step."""

    @property
    def screen_link(self) -> str:
        """Where the link to the screen leads: the screens of sellers go by the page that knows who is a seller."""
        address: str = self["screen_url"]
        return f"{reverse('accounts:landing')}?{urlencode({'ke': address})}" if address.startswith("/kelola/") else address


class StepBlock(blocks.StructBlock):
    """One thing to do, on one screen. The number comes from the order, editors never type it."""

    title = blocks.CharBlock(label=_("Judul langkah"), max_length=80, help_text=_("Mulai dengan kata kerja. Contoh: Periksa keranjang."))
    text = blocks.RichTextBlock(label=_("Penjelasan"), features=STEP_FEATURES, help_text=_("Satu gagasan saja. Kalau jadi panjang, bagi menjadi dua langkah."))
    tip = blocks.TextBlock(label=_("Saran"), required=False, max_length=300, rows=2, help_text=_("Boleh kosong. Tampil di kotak biru."))
    warning = blocks.TextBlock(
        label=_("Peringatan"), required=False, max_length=300, rows=2, help_text=_("Boleh kosong. Tampil di kotak merah. Paling banyak satu.")
    )
    screen_url = ScreenAddressBlock(required=False)
    screen_label = blocks.CharBlock(label=_("Nama layar"), required=False, max_length=60, help_text=_("Kata pada tautan ke layar itu. Contoh: Keranjang."))
    picture = ImageChooserBlock(label=_("Gambar layar"), required=False)
    picture_alt = blocks.CharBlock(
        label=_("Keterangan gambar"),
        max_length=300,
        required=False,
        help_text=_("Wajib kalau ada gambar. Ceritakan apa yang terlihat, supaya langkah tetap jelas tanpa gambar."),
    )

    class Meta:
        icon = "order"
        label = _("Langkah")
        label_format = "{title}"
        value_class = StepValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for what belongs together: a picture needs its words, an address needs its name."""
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if cleaned["picture"] and not cleaned["picture_alt"]:
            errors["picture_alt"] = ValidationError(_("Tulis keterangan gambar, karena langkah ini memakai gambar."))
        if cleaned["screen_url"] and not cleaned["screen_label"]:
            errors["screen_label"] = ValidationError(_("Tulis nama layar, karena alamat layar diisi."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned


class StepListBlock(blocks.StreamBlock):
    """The steps of one guide, in order."""

    step = StepBlock()

    class Meta:
        label = _("Langkah-langkah")
