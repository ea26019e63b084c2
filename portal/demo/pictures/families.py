"""Which module draws which kind."""

from collections.abc import Callable

from portal.demo.pictures import cakes, snacks, stand_in
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance

Drawing = Callable[[Board, Chance], None]

# root category -> the modules that draw its goods
MODULES: dict[str, tuple] = {
    "kuliner": (cakes, snacks),
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
