"""Every screen speaks as the city does (IN-06) and writes money, numbers and days as people here do (IN-01)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.html import strip_tags

from pages.blocks.pictures import PictureBlock
from pages.models.guides import Audience
from pages.shipped import source
from pages.shipped.editors import put_editor_rights, put_workflow
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from portal.brand import brand, words
from shop.order.links import order_url
from tests.factories.clinics import OPEN, make_clinic
from tests.factories.curation import make_collection, put_in
from tests.factories.orders import ADDRESS, make_order
from tests.factories.pages import journey_step, make_article, make_guide, make_home, make_journey, make_programme, make_session
from tests.factories.reviews import make_review
from tests.factories.shop import make_category, make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
MONTHS = r"January|February|March|May|June|July|August|October|December|Aug|Oct|Dec"
DAYS = r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
FOREIGN = re.compile(
    rf"\$|US\$|\b\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?\b|\b\d+\.\d\d\b(?!\.?\d)(?=\s*(?:rupiah|Rp))|\bRp\s\d|\b(?:{MONTHS}|{DAYS})\b|\b(?:a\.m\.|p\.m\.|AM|PM)\b"
)


@pytest.fixture
def in_city(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Makes this the portal of another city by its environment variables."""

    def move(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        brand.cache_clear()

    yield move
    brand.cache_clear()


def words_of(html: str) -> str:
    """What a reader sees or hears of a page: no scripts, no style, no settings of Wagtail's own scripts, but labels, hints and descriptions."""
    html = re.sub(r"(?s)<script\b.*?</script>|<template\b.*?</template>|<style\b.*?</style>|<svg\b.*?</svg>", " ", html)
    spoken = " ".join(words for words in re.findall(r'\b(?:content|alt|title|aria-label|placeholder|value)="([^"]*)"', html) if "{" not in words)
    return unescape(strip_tags(re.sub(r"<", " <", html)) + " " + spoken)


@pytest.fixture
def screens(client: Client) -> Callable[[], Iterator[tuple[str, str]]]:
    """Walks the public pages, the screens of a seller, of an officer and of an editor, with rows of every kind on them."""
    home = make_home()
    put_editor_rights(home)
    put_workflow(home)
    seller = make_user(SELLER, first_name="Butet")
    shop = make_shop(seller, name="Dapur", code="dapur", opens="08:00", closes="17:00", days="Senin sampai Sabtu")
    product = make_product(shop, title="Bika", slug="bika", price=1_234_567, stock=1500, category=make_category("Kuliner"))
    guide = make_guide("Cara memesan", slug="cara", for_officials=True, for_offices=True, short=[("line", "Pilih barang.")], reviewed_on=timezone.localdate())
    make_article(slug="kabar", correction="Angka dibetulkan.", corrected_on=timezone.localdate())
    make_session(slug="foto", seats=20)
    programme = make_programme(slug="selasa")
    make_journey("Belanja pertama kali", journey_step("Memesan", guide), slug="pertama")
    make_clinic(hours=[OPEN], slug="pasar-baru")
    collection = make_collection("selasa-umkm", criteria=["Jahitan rapi"])
    put_in(collection, product, part="atasan")
    order = make_order(product)
    review = make_review(product, body="Legit sekali.")
    buyer = make_user(first_name="Rina")
    public = ["/", "/produk/", "/kategori/kuliner/", product.get_absolute_url(), "/toko/", "/toko/dapur/", "/cari/?q=bika", "/cari/?q=tidakada", "/panduan/"]
    public += [f"/panduan/?untuk={audience.value}" for audience in Audience]
    public += ["/panduan/cara/", "/panduan/cara/1/", "/berita/", "/berita/kabar/", "/pelatihan/", "/pelatihan/foto/", "/program/", "/program/selasa/"]
    public += ["/masuk/", "/daftar/", "/lupa-sandi/", "/buka-toko/", "/pesanan/", "/keranjang/", order_url(order)]
    public += ["/panduan/pertama/", "/panduan/cara/singkat/", "/panduan/cara/poster/", "/istilah/", "/klinik/", "/klinik/pasar-baru/"]
    public += ["/pelatihan/foto/daftar/", "/pelatihan/kelurahan-saya/", "/pilihan/selasa-umkm/", "/padu-selasa/", "/tanggapan/", "/tanggapan/jawaban/"]
    public += ["/wilayah/cari/?q=pasar", f"{product.get_absolute_url()}ulasan/", f"/produk/ulasan/{review.pk}/laporkan/"]
    public += ["/lupa-sandi/terkirim/", "/sandi-baru/selesai/"]
    own = ["/akun/", "/akun/profil/", "/akun/kabar/", "/akun/kata-sandi/", "/akun/pegawai/"]
    checkout = ["/keranjang/", "/checkout/alamat/", "/checkout/kirim/", "/checkout/periksa/"]
    work = ["", "pesanan/", "pesanan/?saring=semua", f"pesanan/{order.pk}/", "produk/", "produk/baru/", f"produk/{product.pk}/", "toko-saya/"]
    desk = ["", "toko/", f"toko/{shop.pk}/", "kategori/", "kategori/baru/", "users/", "padanan/", "laporan-pencarian/"]
    edit = ["", f"pages/{guide.pk}/edit/", f"pages/{programme.pk}/edit/", "pages/add/pages/newspage/{news}/", "pages/add/pages/programmepage/{programmes}/"]
    numbers = {"news": guide.get_parent().get_parent().get_children().get(slug="berita").pk, "programmes": programme.get_parent().pk}

    def walk() -> Iterator[tuple[str, str]]:
        def seen(paths: list[str]) -> Iterator[tuple[str, str]]:
            for path in paths:
                answer = client.get(path)
                assert answer.status_code == 200, path
                yield path, words_of(answer.content.decode())

        client.logout()
        yield from seen(public)
        client.post(f"/keranjang/tambah/{product.pk}/")
        client.post("/checkout/alamat/", ADDRESS)
        client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "ambil", f"bayar-{shop.pk}": "transfer"})
        yield from seen(checkout)
        client.force_login(buyer)
        yield from seen(own)
        for user, rooms in ((seller, work), (make_user(OFFICER), desk), (make_user(EDITOR), edit)):
            client.force_login(user)
            yield from seen([f"/kelola/{room}".format_map(numbers) for room in rooms])

    return walk


def test_one_setting_changes_the_words_everywhere(in_city: Callable[..., None], screens: Callable[..., Any]) -> None:
    before = dict(screens())
    assert len(before) >= 66
    assert len([path for path, text in before.items() if "Pemko" in text]) >= 5, "the walk sees the word where it stands"
    in_city(BRAND_KIND="Kabupaten", BRAND_CITY="Kendal")
    from django.core.cache import cache

    cache.clear()
    left = {path: text[max(0, text.find("Pemko") - 60) :][:90] for path, text in screens() if "Pemko" in text}
    assert left == {}
    told = {path for path, text in screens() if "Pemkab" in text}
    assert {"/", "/panduan/?untuk=asn"} <= told
    assert any(path.startswith("/kelola/pages/") for path in told)


def test_the_villages_word_is_the_citys_in_forms(client: Client, in_city: Callable[..., None]) -> None:
    assert "Kelurahan tempat usaha" in client.get("/buka-toko/").content.decode()
    in_city(BRAND_KIND="Kabupaten", BRAND_CITY="Kendal")
    html = client.get("/buka-toko/").content.decode()
    assert "Desa tempat usaha" in html
    assert "Kelurahan tempat usaha" not in html


def test_the_villages_word_is_the_citys_where_the_way_is_estimated(client: Client, in_city: Callable[..., None]) -> None:
    in_city(BRAND_KIND="Kabupaten", BRAND_CITY="Kendal")
    path = make_product().get_absolute_url()
    assert "Hitung ongkos ke desa saya" in client.get(path).content.decode()
    assert "Ganti desa" in client.get(path, {"kelurahan": "12.71.01.1001"}).content.decode()


def test_a_city_may_have_words_of_its_own(in_city: Callable[..., None]) -> None:
    in_city(BRAND_PEMKO="Pemkot", BRAND_OPD="SKPD", BRAND_CITY="Metro")
    assert str(Audience.OFFICIAL.label) == "Pegawai Pemkot"
    assert str(Audience.OFFICE.label) == "Kantor (SKPD)"
    assert brand().government == "Pemerintah Kota Metro"
    assert PictureBlock().child_blocks["credit"].field.help_text == "Contoh: Foto: Humas Pemkot."


def test_content_that_ships_leaves_the_citys_words_to_the_setting(in_city: Callable[..., None]) -> None:
    raw = [path.name for path in source.CONTENT.rglob("*.toml") if re.search(r"\bPem(?:ko|kot|kab)\b", path.read_text())]
    assert raw == []
    in_city(BRAND_KIND="Kabupaten", BRAND_CITY="Kendal")
    assert source.words().items() >= words().items()
    told = str([source.read(str(path.relative_to(source.CONTENT).with_suffix(""))) for path in source.CONTENT.rglob("*.toml")])
    assert "Pemkab Kendal" in told
    assert "Kabupaten Kendal" in told
    assert "Kota Kendal" not in told


def test_money_numbers_and_days_are_written_as_here(screens: Callable[..., Any]) -> None:
    seen = dict(screens())
    assert {path: text[max(0, found.start() - 50) : found.end() + 30] for path, text in seen.items() if (found := FOREIGN.search(text))} == {}
    product = next(text for path, text in seen.items() if path.startswith("/produk/bika_"))
    assert "Rp1.234.567" in product
    assert "17.00 WIB" in product
    assert re.search(r"(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d{1,2} \w+ \d{4}", seen["/berita/kabar/"])


def test_the_walk_would_see_what_is_written_as_elsewhere() -> None:
    for text in ("$ 5", "1,234.00", "1,234,567", "Rp 5.000", "7 October 2023", "Tuesday", "8 PM"):
        assert FOREIGN.search(text), text
    for text in ("Rp1.234.567", "Selasa, 7 November 2023", "08.00 WIB", "1,5 kg", "25,50"):
        assert not FOREIGN.search(text), text


def test_hours_carry_the_zone_of_the_city(client: Client) -> None:
    product = make_product(make_shop(code="dapur", opens="08:00", closes="17:00"))
    with override_settings(TIME_ZONE="Asia/Makassar"):
        for path in (product.get_absolute_url(), "/toko/dapur/"):
            html = client.get(path).content.decode()
            assert "08.00 sampai 17.00 WITA" in html
            assert "17.00 WIB" not in html
