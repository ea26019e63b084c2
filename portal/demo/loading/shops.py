"""The 1,010 registered shops, with delivery areas for those that sell."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import cache

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from portal.accounts.models import User
from portal.accounts.roles import OFFICER, people_in
from portal.demo.codes import code_of, has_code
from portal.demo.loading.accounts import account_of
from portal.demo.logins import LOGINS
from portal.demo.people import DemoShop
from portal.demo.people import shops as demo_shops
from portal.regions.models import Region
from shop.partner.models import CourierArea, Partner

WITH_UNIQUE_AMOUNTS = 2
"""The shop that gives each transfer an amount of its own: none of those that the demo sellers run and the guides show."""


@cache
def shops_by_code() -> dict[str, DemoShop]:
    """Every demo shop under its address, in the order of people.shops(); a namesake gets its number behind it."""
    found: dict[str, DemoShop] = {}
    for shop in demo_shops():
        code = slugify(shop.name)
        found[code if code not in found else f"{code}-{shop.index}"] = shop
    return found


@transaction.atomic
def load_shops() -> int:
    """Create the missing shops; returns how many."""
    officer = people_in(OFFICER).first()
    existing = set(Partner.objects.values_list("code", flat=True))
    fresh = [_partner(shop, code, officer) for code, shop in shops_by_code().items() if code not in existing]
    Partner.objects.bulk_create(fresh, batch_size=500)
    _load_areas({partner.code for partner in fresh})
    _give_codes()
    codes = list(shops_by_code())
    for login in LOGINS:
        if login.shop is not None:
            Partner.objects.get(code=codes[login.shop]).users.add(account_of(login))
    return len(fresh)


def _partner(shop: DemoShop, code: str, officer: User | None) -> Partner:
    registered = timezone.now() - timedelta(days=shop.registered_days_ago)
    verified = shop.status == Partner.Status.VERIFIED
    return Partner(
        code=code,
        name=shop.name,
        status=shop.status,
        owner_name=shop.owner,
        phone=shop.phone,
        kelurahan_id=shop.kelurahan,
        street=shop.street,
        about=shop.about,
        days=shop.days,
        opens=_clock(shop.opens),
        closes=_clock(shop.closes),
        pickup=shop.pickup,
        courier_free_from=shop.ways.courier_free_from if shop.courier_areas else None,
        parcel_charge=shop.ways.parcel,
        parcel_free_from=shop.ways.parcel_free_from,
        bank_name=shop.bank,
        account_number=shop.account_number,
        account_name=shop.account_name,
        unique_amounts=shop.index == WITH_UNIQUE_AMOUNTS,
        registered_at=registered,
        decided_at=registered + timedelta(days=2) if verified else None,
        decided_by=officer if verified else None,
        checked_phone=shop.phone if verified else "",
    )


def _give_codes() -> None:
    """Codes and cash at the door, once: also for a city that was loaded before there were any. Later it is the sellers' own affair."""
    if Partner.objects.exclude(qris="").exists():
        return
    shops = shops_by_code()
    partners = [partner for partner in Partner.objects.filter(code__in=shops) if has_code(shops[partner.code])]
    for partner in partners:
        shop = shops[partner.code]
        partner.qris, partner.cash_on_delivery = code_of(shop), bool(shop.courier_areas) and shop.index % 2 == 0
    Partner.objects.bulk_update(partners, ["qris", "cash_on_delivery"], batch_size=100)


def _load_areas(codes: set[str]) -> None:
    known = set(Region.objects.filter(code__startswith="12.71.").values_list("code", flat=True))
    ids = dict(Partner.objects.filter(code__in=codes).values_list("code", "pk"))
    CourierArea.objects.bulk_create(
        [
            CourierArea(partner_id=ids[code], region_id=area.code, charge=Decimal(area.charge), per_kg=Decimal(shop.ways.per_kg))
            for code, shop in shops_by_code().items()
            if code in ids
            for area in shop.courier_areas
            if area.code in known
        ],
        batch_size=1000,
    )


def _clock(written: str) -> time:
    return datetime.strptime(written, "%H.%M").time()
