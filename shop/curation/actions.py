"""Writes to collections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from shop.catalogue.models import Product
from shop.curation.models import Collection, Criterion, Entry


class AlreadyChosen(Exception):
    """Another curator was quicker; the text says so."""


@transaction.atomic
def save_collection(collection: Collection, *, actor: Any) -> Collection:
    """Store its name, address and days."""
    is_new = collection.pk is None
    collection.save()
    log(collection, "wagtail.create" if is_new else "wagtail.edit", user=actor)
    return collection


def choose(collection: Collection, product: Product, *, reason: str, part: str, wearer: str, actor: Any, criteria: Iterable[Criterion] = ()) -> Entry:
    """Put a product into a collection. Raises ValueError without a reason, AlreadyChosen when it is in."""
    if not reason.strip():
        raise ValueError("a choice needs its reason")
    try:
        with transaction.atomic():
            entry = Entry.objects.create(collection=collection, product=product, reason=reason.strip(), part=part, wearer=wearer, chosen_by=actor)
            entry.criteria.set([one for one in criteria if one.collection_id == collection.pk])
    except IntegrityError as twice:
        raise AlreadyChosen(_("%(title)s sudah ada dalam pilihan ini.") % {"title": product.title}) from twice
    return entry


def take_out(entry: Entry, *, reason: str, actor: Any) -> bool:
    """Take a product out again, with the reason. False when somebody did before: the first reason stays. Raises ValueError without one."""
    if not reason.strip():
        raise ValueError("taking out needs its reason")
    changed = Entry.objects.filter(pk=entry.pk, removed_at=None).update(removed_at=timezone.now(), removed_by=actor, removal_reason=reason.strip())
    return bool(changed)
