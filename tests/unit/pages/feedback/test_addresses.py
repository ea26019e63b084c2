"""Only public paths of this site are kept, and only the right key opens a status."""

import pytest

from pages.feedback.addresses import is_key, own_path, status_url


@pytest.mark.parametrize("path", ["/panduan/cara-memesan/3/", "/", "/produk/bika_12/"])
def test_own_path(path: str) -> None:
    assert own_path(path) == path


def test_query_and_fragment_are_dropped() -> None:
    assert own_path("/cari/?q=0812345#hasil") == "/cari/"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "berita/",
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example/",
        "javascript:alert(1)",
        "/a\nb/",
        "/" + "a" * 300,
        "/kelola/",
        "/akun/profil/",
        "/pesanan/KDN-1/",
        "/checkout/alamat/",
        "/tanggapan/status/TGP-2026-0001/x/",
        "/persetujuan/tautan/",
        "/pelatihan/pendaftaran/tautan/",
        "/x/../akun/",
    ],
)
def test_other_sites_and_private_rooms_are_no_own_path(path: str) -> None:
    assert own_path(path) == ""


def test_a_key_opens_its_own_number() -> None:
    key = status_url("TGP-2026-0001").rstrip("/").split("/")[-1]
    assert is_key("TGP-2026-0001", key)
    assert not is_key("TGP-2026-0002", key)
    assert not is_key("TGP-2026-0001", key[:-1])
    assert len(key) > 30
