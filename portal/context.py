"""What every page's template may use. It makes no query: the header must cost nothing."""

from typing import Any

from django.http import HttpRequest

from portal.brand import brand
from portal.reading import THEME_COOKIE, THEMES, saves_data, wants_big_text

BASKET_COUNT_COOKIE = "isi_keranjang"


def page(request: HttpRequest) -> dict[str, Any]:
    """`brand`, `theme` ("light", "dark" or "" for the device's choice), `text_mode` and `big_text` (see portal/reading.py) and `basket_count`
    (pieces, from a display-only cookie)."""
    count = request.COOKIES.get(BASKET_COUNT_COOKIE, "")
    return {
        "brand": brand(),
        "theme": THEMES.get(request.COOKIES.get(THEME_COOKIE, ""), ""),
        "text_mode": saves_data(request),
        "big_text": wants_big_text(request),
        "basket_count": int(count) if count.isdigit() and len(count) < 5 else 0,
    }
