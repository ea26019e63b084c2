"""Addresses of our own screens."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def validate_own_address(value: str) -> None:
    """Accept a path on this site only: a guide must never lead people to another host."""
    if not value.startswith("/") or value.startswith("//") or "\\" in value or " " in value:
        raise ValidationError(_("Tulis alamat di situs ini, dimulai dengan garis miring. Contoh: /keranjang/"))


class ScreenAddressBlock(blocks.CharBlock):
    """The path of the screen that a step speaks of, such as /keranjang/."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("label", _("Alamat layar"))
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("help_text", _("Boleh kosong. Alamat di situs ini, contoh: /keranjang/"))
        kwargs.setdefault("validators", [validate_own_address])
        super().__init__(**kwargs)
