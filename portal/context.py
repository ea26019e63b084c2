"""What every page's template may use. It makes no query: the header must cost nothing."""

from typing import Any

from django.http import HttpRequest

from portal.brand import brand

BASKET_COUNT_COOKIE = "isi_keranjang"
THEME_COOKIE = "tema"
THEMES = {"gelap": "dark", "terang": "light"}


def page(request: HttpRequest) -> dict[str, Any]:
    """`brand`, `theme` ("light", "dark" or "" for the device's choice) and `basket_count` (pieces, from a display-only cookie)."""
    count = request.COOKIES.get(BASKET_COUNT_COOKIE, "")
    return {
        "brand": brand(),
        "theme": THEMES.get(request.COOKIES.get(THEME_COOKIE, ""), ""),
        "basket_count": int(count) if count.isdigit() and len(count) < 5 else 0,
    }
