"""What a page is called by search engines."""

import pytest
from django.test import RequestFactory

from portal.addresses import CLOSED, PRIVATE, absolute, canonical, is_private


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("/produk/", "/produk/"),
        ("/produk/?page=2", "/produk/?page=2"),
        ("/produk/?page=1", "/produk/"),
        ("/produk/?page=02", "/produk/?page=2"),
        ("/produk/?page=2&utm_source=wa", "/produk/?page=2"),
        ("/produk/?ada=siap", "/produk/"),
        ("/produk/?ada=siap&page=2", "/produk/"),
        ("/produk/?page=x", "/produk/"),
        ("/produk/?page=99999999999", "/produk/"),
        ("/produk/kopi_1/?foto=2", "/produk/kopi_1/"),
        ("/panduan/?tunjuk=a", "/panduan/"),
    ],
)
def test_only_the_page_of_a_whole_list_counts(address: str, known_as: str, settings: object) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://pasar.example/"  # type: ignore[attr-defined]
    assert canonical(RequestFactory().get(address, headers={"host": "lain.example"})) == f"https://pasar.example{known_as}"


def test_an_absolute_address_stays() -> None:
    assert absolute("https://gambar.example/a.jpg") == "https://gambar.example/a.jpg"


def test_what_is_closed_is_private_too() -> None:
    assert set(CLOSED) <= set(PRIVATE)
    assert is_private("/pesanan/KDN-1-1/")
    assert not is_private("/produk/")
