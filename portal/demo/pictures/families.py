"""Which module draws which kind."""

from collections.abc import Callable, Mapping

from portal.demo.pictures import (
    big_fruit,
    cakes,
    clay_wood,
    cloths,
    drinks,
    garden,
    garments,
    home_decor,
    jewellery,
    market_cakes,
    meals,
    produce,
    proteins,
    rattan,
    sauces,
    services_care,
    services_craft,
    services_print,
    shoes_bags,
    snacks,
    staples,
    stationery,
    toiletries,
)
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance

Drawing = Callable[[Board, Chance], None]

# root category -> the drawings of its goods
_BY_ROOT: dict[str, tuple[Mapping[str, Drawing], ...]] = {
    "kuliner": (cakes.DRAWINGS, market_cakes.DRAWINGS, snacks.DRAWINGS, meals.DRAWINGS, sauces.DRAWINGS, drinks.DRAWINGS),
    "bahan-pokok": (staples.DRAWINGS, produce.DRAWINGS, big_fruit.DRAWINGS, proteins.DRAWINGS),
    "fesyen": (garments.DRAWINGS, cloths.DRAWINGS, shoes_bags.DRAWINGS, jewellery.DRAWINGS),
    "kriya": (rattan.DRAWINGS, clay_wood.DRAWINGS, home_decor.DRAWINGS),
    "jasa": (services_care.DRAWINGS, services_craft.DRAWINGS, services_print.DRAWINGS),
    "lainnya": (toiletries.DRAWINGS, garden.DRAWINGS, stationery.DRAWINGS),
}

DRAWINGS: dict[str, Drawing] = {kind: drawing for families in _BY_ROOT.values() for family in families for kind, drawing in family.items()}
ROOT_OF: dict[str, str] = {kind: root for root, families in _BY_ROOT.items() for family in families for kind in family}
