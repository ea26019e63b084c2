"""Addresses that were once told stay good (SE-04): when the address of a shop or of a category changes, the old one leads to the new one for ever.

Pages do the same by themselves (Wagtail writes the rows), goods have their number in the address. The rows are the redirects that editors see in /kelola/.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect

from shop.catalogue.models import Category
from shop.partner.models import Partner

FIELDS: dict[type[Any], str] = {Partner: "code", Category: "slug"}
"""The field that makes the address."""


@receiver(pre_save, sender=Partner, dispatch_uid="keep_old_shop_address")
@receiver(pre_save, sender=Category, dispatch_uid="keep_old_category_address")
def keep_old_address(sender: type[Any], instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """One query more for a save that may change the address, none for any other."""
    field = FIELDS[sender]
    if instance.pk is None or (update_fields is not None and field not in update_fields):
        return
    before = sender._default_manager.filter(pk=instance.pk).only(field).first()
    if before is not None and getattr(instance, field) and getattr(before, field) != getattr(instance, field):
        lead_on(before.get_absolute_url(), instance.get_absolute_url())


@transaction.atomic
def lead_on(old: str, new: str) -> None:
    """From now on `old` answers 301 to `new`, and so does what led to `old` before. `new` itself leads nowhere: something stands there."""
    old_path, new_path = Redirect.normalise_path(old), Redirect.normalise_path(new)
    Redirect.objects.filter(old_path=new_path, site=None).delete()
    Redirect.objects.filter(redirect_link=old, site=None).update(redirect_link=new)
    Redirect.objects.update_or_create(
        old_path=old_path, site=None, defaults={"redirect_link": new, "redirect_page": None, "is_permanent": True, "automatically_created": True}
    )
