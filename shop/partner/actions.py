"""Writes to shops: applying, being decided about, being described."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.accounts.roles import SELLER
from portal.regions.models import Region
from shop.partner.models import CourierArea, Partner
from shop.partner.notices import tell_decision

Status = Partner.Status


@transaction.atomic
def register_shop(user: User, *, name: str, owner_name: str, phone: str, kelurahan: Region) -> Partner:
    """Open a shop that an officer has yet to look at, and give the account the seller's role."""
    shop = Partner.objects.create(name=name, owner_name=owner_name, phone=phone, kelurahan=kelurahan, status=Status.REGISTERED)
    shop.users.add(user)
    user.groups.add(Group.objects.get_or_create(name=SELLER)[0])
    log(shop, "wagtail.create", user=user)
    return shop


@transaction.atomic
def decide(shop: Partner, status: str, *, reason: str, officer: User) -> Partner:
    """Verify, reject or suspend. Every word of `reason` reaches the people of the shop. Raises ValueError for a status that is not a decision,
    or a rejection or suspension without a reason."""
    if status not in (Status.VERIFIED, Status.REJECTED, Status.SUSPENDED):
        raise ValueError(status)
    if status != Status.VERIFIED and not reason.strip():
        raise ValueError("a shop is not turned away without a reason")
    shop = Partner.objects.select_for_update(of=("self",)).get(pk=shop.pk)
    shop.status, shop.decision_reason, shop.decided_by, shop.decided_at = status, reason.strip(), officer, timezone.now()
    if status == Status.VERIFIED:
        shop.note_contact()
    shop.save(update_fields=["status", "decision_reason", "decided_by", "decided_at", *Partner.CONTACT])
    entry = log(shop, "lokapasar.decide", user=officer, data={"status": status, "reason": shop.decision_reason})
    tell_decision(shop, entry.pk)
    return shop


@transaction.atomic
def ask_again(shop: Partner, *, actor: User) -> bool:
    """A rejected shop that put things right asks for another look. False when it was not rejected."""
    changed = Partner.objects.filter(pk=shop.pk, status=Status.REJECTED).update(status=Status.REGISTERED, decided_at=None, registered_at=timezone.now())
    if changed:
        log(shop, "wagtail.edit", user=actor)
    return bool(changed)


@transaction.atomic
def save_shop(shop: Partner, *, areas: Iterable[tuple[Region, Decimal, Decimal]], actor: Any) -> Partner:
    """Store what the seller may say of the shop, and where its courier goes for how many rupiah and how many more for each further kilogram. Approval is
    not touched here, nor where the shop is paid: shop.paying.actions.set_payout."""
    shop.save(update_fields=[
        "name", "about", "street", "kelurahan", "phone", "days", "opens", "closes", "minimum_order", "pickup", "cash_on_delivery", "courier_free_from",
        "parcel_charge", "parcel_free_from", "usual_weight", "unique_amounts",
    ])  # fmt: skip
    wanted = {region: {"charge": charge, "per_kg": per_kg} for region, charge, per_kg in areas}
    shop.courier_areas.exclude(region__in=wanted).delete()
    for region, costs in wanted.items():
        CourierArea.objects.update_or_create(partner=shop, region=region, defaults=costs)
    log(shop, "wagtail.edit", user=actor)
    return shop
