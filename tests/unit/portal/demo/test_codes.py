"""The demo shops' codes are whole, and of nobody."""

import re

from portal.demo.codes import code_of, has_code
from portal.demo.people import shops
from shop.gateways.qris.payload import read_for_shop


def test_every_code_is_whole_and_invented_on_sight() -> None:
    some = [shop for shop in shops() if has_code(shop)]
    codes = [read_for_shop(code_of(shop)) for shop in some]
    assert len(some) == 138
    assert {shop.index for shop in some} >= {0, 1}
    assert all(code.merchant_name.endswith(" CONTOH") and len(code.merchant_name) <= 25 for code in codes)
    assert all(re.fullmatch(r"ID0{7}\d{6}", code.nmid) for code in codes)
    assert len({code.nmid for code in codes}) == len(codes)
    assert not any(code.warnings for code in codes)
