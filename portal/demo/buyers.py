"""A dozen invented people who order in the demo city."""

from dataclasses import dataclass

from portal.demo.catalogue_file import table
from portal.demo.shop_file import CITY


@dataclass(frozen=True, slots=True)
class DemoBuyer:
    """Who receives an order: `phone` is E.164, `kelurahan` an official region code."""

    name: str
    phone: str
    kelurahan: str
    street: str
    rt: str
    rw: str
    landmark: str


def buyers() -> list[DemoBuyer]:
    """Twelve buyers; their numbers start with +628120009, so they meet no shop's number."""
    return [
        DemoBuyer(name, f"+6281200090{number:03}", f"{CITY}.{kelurahan}", street, rt, rw, landmark)
        for number, (name, kelurahan, street, rt, rw, landmark) in enumerate(table("buyers.txt"), start=1)
    ]
