"""Where a shop's money goes, as one value that can be compared, kept and put in force."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from shop.gateways.qris.payload import Qris, stored

BANK = ("bank_name", "account_number", "account_name")
FIELDS = (*BANK, "qris")
ALIKE = 70
"""Of 100: how alike a name in a code must be to the shop's, its owner's or its account's. The code holds 25 letters of it, often cut or shortened."""


@dataclass(frozen=True)
class Payout:
    """A bank account in three parts, all or none, and the text of a QRIS code; each may be empty."""

    bank_name: str = ""
    account_number: str = ""
    account_name: str = ""
    qris: str = ""

    @property
    def bank(self) -> tuple[str, str, str]:
        return self.bank_name, self.account_number, self.account_name

    @property
    def bank_words(self) -> str:
        """`BRI 0001234 atas nama Butet`, or nothing."""
        return _("%(bank)s %(number)s atas nama %(name)s") % dict(zip(("bank", "number", "name"), self.bank, strict=True)) if all(self.bank) else ""

    @property
    def code(self) -> Qris | None:
        return stored(self.qris)

    def as_dict(self) -> dict[str, str]:
        return asdict(self)

    def put_on(self, shop: Any) -> None:
        """Set the shop's fields; the caller saves FIELDS."""
        for name, value in asdict(self).items():
            setattr(shop, name, value)


def payout_of(shop: Any) -> Payout:
    """What is in force: what buyers see."""
    return Payout(**{name: getattr(shop, name) for name in FIELDS})


def at_once(now: Payout, wanted: Payout) -> Payout:
    """What of a wish needs no approval: to stop being paid somewhere. Money can then go to nobody wrong."""
    result = now
    if not any(wanted.bank):
        result = replace(result, bank_name="", account_number="", account_name="")
    return replace(result, qris="") if not wanted.qris else result


def warnings_of(code: Qris | None, shop: Any) -> list[str]:
    """What is strange about the code for this shop, in words for its seller and for officers. None of it refuses."""
    return [words for words in (*code.warnings, name_warning(code, shop)) if words] if code else []


def name_warning(code: Qris, shop: Any) -> str:
    """Words for the seller when the name in the code is nothing like the shop's; empty when it is. It does not refuse: many codes carry an old name."""
    names = [str(name) for name in (shop.name, shop.owner_name, shop.account_name) if name]
    if any(fuzz.token_set_ratio(code.merchant_name.lower(), name.lower()) >= ALIKE for name in names):
        return ""
    said = {"code": code.merchant_name, "shop": shop.name}
    return _("Nama di dalam kode, %(code)s, tidak mirip %(shop)s. Pembeli bisa ragu. Pastikan kode ini milik Anda sendiri.") % said
