"""Shop names: buyers must be able to tell two shops apart."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from shop.partner.models import Partner

SHORTEST, LONGEST = 3, 80


def clean_shop_name(typed: str, *, own: Partner | None = None) -> str:
    """The name with single spaces. Raises ValidationError for one that is too short, has no letter, or is another shop's in other letters or signs."""
    name = " ".join(typed.split())
    if len(name) < SHORTEST or not any(character.isalpha() for character in name):
        raise ValidationError(_("Tulis nama toko paling sedikit 3 huruf, misalnya Dapur Bu Rina."))
    same = Partner.objects.filter(Q(name__iexact=name) | Q(code=slugify(name) or "-")).exclude(status=Partner.Status.REJECTED)
    if own is not None:
        same = same.exclude(pk=own.pk)
    if same.exists():
        raise ValidationError(_("Nama ini sudah dipakai toko lain. Tambahkan nama Anda atau nama jalan, misalnya %(name)s Sukaramai.") % {"name": name})
    return name
