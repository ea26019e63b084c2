"""Which module draws which kind."""

from collections.abc import Callable

from portal.demo.pictures import (
    big_fruit,
    cakes,
    cloths,
    clay_wood,
    drinks,
    garden,
    garments,
    jewellery,
    home_decor,
    market_cakes,
    meals,
    produce,
    proteins,
    rattan,
    sauces,
    services_care,
    services_craft,
    shoes_bags,
    snacks,
    stand_in,
    staples,
    stationery,
    toiletries,
)
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance

Drawing = Callable[[Board, Chance], None]

# root category -> the modules that draw its goods
MODULES: dict[str, tuple] = {
    "kriya": (rattan, clay_wood, home_decor),
    "jasa": (services_care, services_craft),
    "lainnya": (toiletries, garden, stationery),
    "kuliner": (cakes, market_cakes, snacks, meals, sauces, drinks),
    "fesyen": (garments, cloths, shoes_bags, jewellery),
    "bahan-pokok": (produce, big_fruit, proteins, staples),
}

DRAWINGS: dict[str, Drawing] = {}
ROOT_OF: dict[str, str] = {}
for _root, _kinds in stand_in.ROOTS.items():
    for _kind in _kinds.split():
        DRAWINGS[_kind], ROOT_OF[_kind] = stand_in.bag, _root
for _root, _modules in MODULES.items():
    for _module in _modules:
        for _kind, _drawing in _module.DRAWINGS.items():
            DRAWINGS[_kind], ROOT_OF[_kind] = _drawing, _root
