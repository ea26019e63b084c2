"""QRIS codes of the demo shops: real in form, so that every screen works, and of nobody, so that no app can pay one."""

from __future__ import annotations

import re
import unicodedata

from portal.demo.people import DemoShop
from shop.gateways.qris.payload import compose, template

LONGEST_NAME = 25
MARK = " CONTOH"
"""Stands in every name, so that whoever scans one reads at once that it is an example."""
EACH = 3
"""One listing shop of so many has no code yet."""


def has_code(shop: DemoShop) -> bool:
    """Two of three shops that list goods, the two with logins among them."""
    return shop.lists and shop.index % EACH != EACH - 1


def code_of(shop: DemoShop) -> str:
    """The text of the shop's code: a merchant number of zeros and the shop's place in the register, a payment company that does not exist."""
    plain = unicodedata.normalize("NFKD", shop.name).encode("ascii", "ignore").decode().upper()
    name = re.sub(r"[^A-Z0-9 ]+", " ", plain).strip()
    number = f"{shop.index + 1:013d}"
    acquirer = template([("00", "ID.CO.CONTOH.WWW"), ("01", f"93600000{number[-10:]}"), ("02", f"CONTOH{shop.index:06d}"), ("03", "UMI")])
    national = template([("00", "ID.CO.QRIS.WWW"), ("02", f"ID{number}"), ("03", "UMI")])
    return compose([
        ("00", "01"), ("01", "11"), ("26", acquirer), ("51", national), ("52", "5499"), ("53", "360"), ("58", "ID"),
        ("59", name[: LONGEST_NAME - len(MARK)].strip() + MARK), ("60", "MEDAN"), ("61", "20111"),
    ])  # fmt: skip
