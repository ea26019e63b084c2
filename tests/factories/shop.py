"""Small shops and goods for tests. Each makes the least that is true; pass what the test is about."""

import itertools
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group

from portal.accounts.models import User
from portal.regions.models import Region
from shop.catalogue.models import Category, Product, ProductClass
from shop.partner.models import Partner, StockRecord

_numbers = itertools.count(1)


def make_region(code: str = "12.71.01.1001", name: str = "Pasar Baru") -> Region:
    """The region with its ancestors."""
    parts = code.split(".")
    parent: Region | None = None
    for depth in range(1, len(parts) + 1):
        here = ".".join(parts[:depth])
        names = {1: "Sumatera Utara", 2: "Kota Medan", 3: "Medan Kota", 4: name}
        parent, _ = Region.objects.get_or_create(
            code=here, defaults={"name": names[depth], "level": depth - 1, "parent": parent, "postcode": "20212" if depth == 4 else ""}
        )
    assert parent is not None
    return parent


def make_user(role: str | None = None, **fields: Any) -> User:
    """An account with the password `rahasia-pasar`, in the role's group."""
    number = next(_numbers)
    fields.setdefault("phone", f"+62812{number:08d}")
    fields.setdefault("first_name", f"Orang {number}")
    user = User.objects.create_user(password="rahasia-pasar", **fields)
    if role:
        user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


def make_shop(user: User | None = None, **fields: Any) -> Partner:
    """A verified shop in Pasar Baru that takes transfers and pickups."""
    number = next(_numbers)
    fields.setdefault("name", f"Toko Uji {number}")
    fields.setdefault("status", Partner.Status.VERIFIED)
    fields.setdefault("kelurahan", make_region())
    fields.setdefault("owner_name", "Pemilik Uji")
    fields.setdefault("phone", f"+62813{number:08d}")
    fields.setdefault("bank_name", "Bank Uji")
    fields.setdefault("account_number", f"00{number:06d}")
    fields.setdefault("account_name", "Pemilik Uji")
    shop = Partner.objects.create(**fields)
    if user is not None:
        shop.users.add(user)
    return shop


def make_category(name: str = "Kuliner", parent: Category | None = None) -> Category:
    """The category of that name, once."""
    existing = Category.objects.filter(name=name).first()
    if existing:
        return existing
    return parent.add_child(name=name) if parent else Category.add_root(name=name)


def make_product(shop: Partner | None = None, *, price: int = 10_000, stock: int = 5, category: Category | None = None, **fields: Any) -> Product:
    """A public product of a shop, with its one stock record and a category."""
    number = next(_numbers)
    fields.setdefault("title", f"Barang Uji {number}")
    fields.setdefault("description", "Barang untuk uji coba.")
    fields.setdefault("weight", 500)
    kind, _ = ProductClass.objects.get_or_create(slug="barang", defaults={"name": "Barang"})
    product = Product.objects.create(product_class=kind, **fields)
    product.categories.add(category or make_category())
    StockRecord.objects.create(
        product=product, partner=shop or make_shop(), partner_sku=f"uji-{number}", price=Decimal(price), price_currency="IDR", num_in_stock=stock
    )
    return product
