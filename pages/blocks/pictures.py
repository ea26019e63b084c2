"""A picture inside running text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from pages.comparison import Compared
from portal.brand import worded


class PictureBlock(Compared, blocks.StructBlock):
    """A picture with its own words: what is on it (for people who do not see it) and who made it."""

    image = ImageChooserBlock(label=_("Gambar"))
    alt = blocks.CharBlock(
        label=_("Keterangan bagi yang tidak melihat gambar"),
        max_length=250,
        help_text=_("Sebutkan apa yang terlihat. Dibacakan oleh pembaca layar dan tampil kalau gambar tidak termuat."),
    )
    credit = blocks.CharBlock(label=_("Pemilik foto"), max_length=120, required=False, help_text=_("Contoh: Foto: Humas Pemko."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The city's own word for its government. It is put in here, so that no migration holds it.
        self.child_blocks["credit"].field.help_text = worded(_("Contoh: Foto: Humas %(pemko)s."))

    class Meta:
        icon = "image"
        label = _("Gambar")
        template = "pages/blocks/picture.html"
