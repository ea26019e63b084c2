"""Every public address is known by one name or says that it is not for search engines (SE-01); old addresses lead to new ones (SE-04)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from pages.feedback.addresses import status_url
from pages.models import GuidePage
from pages.training.links import token_of
from shop.catalogue.models import Category
from shop.catalogue.reviews.queries import review_url
from shop.order.links import answer_url, complaint_url, order_url
from shop.partner.models import Partner
from tests.factories.clinics import make_clinic
from tests.factories.curation import make_collection, put_in
from tests.factories.feedback import make_aspiration
from tests.factories.orders import make_order, order_as_guest
from tests.factories.pages import make_article, make_guide, make_home, make_plain, make_programme, make_session
from tests.factories.reviews import make_arrived, make_review
from tests.factories.shop import make_category, make_product, make_shop, make_user
from tests.factories.training import make_registration

pytestmark = pytest.mark.django_db
HOST = "http://127.0.0.1:8000"
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
NOINDEX = re.compile(r'<meta name="robots" content="noindex')
NOT_PUBLIC = ("kelola/", "dokumen/", "media/", "^kelola", "^media")


def routes(patterns: list[Any], before: str = "") -> Iterator[str]:
    """Every pattern of the site outside the CMS, written as Django shows it."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if route.startswith(NOT_PUBLIC):
            continue
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


@pytest.fixture
def city(client: Client) -> dict[str, str]:
    """One of everything, and an example address for every route that takes a value."""
    product = make_product(make_shop(code="dapur", name="Dapur"), title="Kopi", slug="kopi", category=make_category("Minuman"))
    order = make_order(product, name="Rina", email="rina@demo.test")
    arrived = make_arrived(product)
    review = make_review(product)
    make_guide("Cara memesan", slug="cara-memesan")
    for page in (make_article(slug="kabar"), make_session(slug="foto"), make_programme(slug="selasa-umkm"), make_plain(slug="tentang")):
        assert page.live
    make_clinic()
    put_in(make_collection("selasa-umkm"), product)
    session = make_session(slug="kelas", seats=9)
    token = token_of(make_registration(session))
    aspiration = make_aspiration()
    order_as_guest(client, product)
    return {
        "akun/pegawai/surel/<str:token>/": "/akun/pegawai/surel/palsu/",
        "akun/kabar/<int:pk>/buka/": "",
        "berita/umpan/<str:file>": "/berita/umpan/rss.xml",
        "panduan/<slug:slug>/poster/": "/panduan/cara-memesan/poster/",
        "panduan/<slug:slug>/poster/<str:code>.pdf": "/panduan/cara-memesan/poster/kota.pdf",
        "panduan/layar/<slug:key>/": "/panduan/layar/keranjang/",
        "panduan/tunjuk/<slug:control>.css": "/panduan/tunjuk/keranjang-lanjut.css",
        "pelatihan/pendaftaran/<str:token>/": f"/pelatihan/pendaftaran/{token}/",
        "pelatihan/pendaftaran/<str:token>/ambil/": "",
        "pelatihan/pendaftaran/<str:token>/lepas/": "",
        "pelatihan/pendaftaran/<str:token>/batal/": f"/pelatihan/pendaftaran/{token}/batal/",
        "pelatihan/pendaftaran/<str:token>/kode.svg": "",
        "pelatihan/pendaftaran/<str:token>/bahan/<int:pk>/": "",
        "pelatihan/<slug:slug>/daftar/": "/pelatihan/kelas/daftar/",
        "pelatihan/<slug:slug>/kalender.ics": "",
        "pelatihan/^kalender/(?P<code>\\d\\d\\.\\d\\d(?:\\.\\d\\d(?:\\.\\d{4})?)?)\\.ics$": "",
        "persetujuan/<str:token>/": "/persetujuan/palsu/",
        "persetujuan/<str:token>/naskah/": "/persetujuan/palsu/naskah/",
        "pilihan/<slug:slug>/": "/pilihan/selasa-umkm/",
        "q/<int:pk>/<str:code>/": "",
        "tanggapan/status/<str:number>/<str:key>/": status_url(aspiration.number),
        "tanggapan/suara/<int:pk>/": "",
        "sitemap-<section>.xml": "/sitemap-produk.xml",
        "kartu/<str:room>/<str:key>-<slug:version>.jpg": "",
        "sandi-baru/<str:uidb64>/<str:token>/": "/sandi-baru/abc/set-password/",
        "produk/^(?P<product_slug>[\\w-]*)_(?P<pk>\\d{1,18})/$": product.get_absolute_url(),
        "kategori/<slug:slug>/": "/kategori/minuman/",
        "toko/<slug:code>/": "/toko/dapur/",
        "keranjang/tambah/<int:pk>/": "",
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": "",  # no page here has a password
        "pesanan/<str:number>/": order_url(order),
        "pesanan/<str:number>/foto-serah-terima/": "",  # a photo; it says noindex itself, see test_parcels
        "pesanan/<str:number>/batal/": "",
        "pesanan/<str:number>/tulis/": "",
        "pesanan/<str:number>/whatsapp/": "",
        "pesanan/<str:number>/kode.png": "",
        "pesanan/<str:number>/bukti/": "",
        "pesanan/<str:number>/bukti/<int:pk>.jpg": "",
        "pesanan/<str:number>/sudah-bayar/": "",
        "pesanan/<str:number>/terima/": "",
        "pesanan/<str:number>/uang-kembali/": "",
        "pesanan/<str:number>/lagi/": "",
        "pesanan/<str:number>/nota.pdf": "",
        "pesanan/<str:number>/bayar/": "",
        "pesanan/<str:number>/periksa-bayar/": "",
        "pesanan/<str:number>/keluhan/": complaint_url(order),
        "pesanan/<str:number>/keluhan/selesai/": "",
        "pesanan/<str:number>/keluhan/petugas/": "",
        "pesanan/<str:number>/keluhan/kata/": "",
        "pesanan/<str:number>/keluhan/foto/<int:pk>.jpg": "",
        "pesanan/<str:number>/ulasan/<int:line>/": review_url(arrived, arrived.lines.get().pk),
        "pesanan/<str:number>/ulasan/<int:line>/tarik/": "",
        "pesanan/jawab/<str:token>/": answer_url(order),
        "produk/^(?P<product_slug>[\\w-]*)_(?P<pk>\\d{1,18})/ulasan/$": f"{product.get_absolute_url()}ulasan/",
        "produk/ulasan/<int:pk>/laporkan/": f"/produk/ulasan/{review.pk}/laporkan/",
        "^((?:[\\w\\-]+/)*)$": "/",
    }


def verdict(client: Client, address: str) -> str:
    """`known as ...`, `noindex`, `no page` for what is no page of ours, or what is wrong."""
    answer = client.get(address)
    if answer.status_code in (301, 302, 404, 405) or not answer.headers["Content-Type"].startswith("text/html"):
        return "no page"
    html = answer.content.decode()
    names, hidden = CANONICAL.findall(html), bool(NOINDEX.search(html)) or "noindex" in answer.headers.get("X-Robots-Tag", "")
    if hidden and not names:
        return "noindex"
    return f"known as {names[0]}" if len(names) == 1 and not hidden else f"wrong: {names}, noindex {hidden}"


def test_every_route_is_known_by_one_name_or_is_not_for_search_engines(client: Client, city: dict[str, str]) -> None:
    found = {}
    for route in routes(get_resolver().url_patterns):
        address = city[route] if route in city else "/" + route.replace("^", "").replace("$", "")
        if address:
            found[route] = "name an example address in `city` above" if set("<(") & set(address) else verdict(client, address)
    assert {route: said for route, said in found.items() if said.startswith(("wrong", "name"))} == {}
    assert found["produk/"] == f"known as {HOST}/produk/"
    assert found["masuk/"] == "noindex"
    for number in ("", "keluhan/", "ulasan/<int:line>/"):
        assert found[f"pesanan/<str:number>/{number}"] == "noindex"
    assert found["pesanan/jawab/<str:token>/"] == "noindex"


def test_every_page_of_editors_is_known_by_its_own_name(client: Client, city: dict[str, str]) -> None:
    for path in (
        "/",
        "/panduan/",
        "/panduan/cara-memesan/",
        "/berita/",
        "/berita/kabar/",
        "/pelatihan/",
        "/pelatihan/foto/",
        "/program/selasa-umkm/",
        "/tentang/",
        "/klinik/",
        "/pilihan/selasa-umkm/",
        "/istilah/",
        "/tanggapan/",
    ):
        assert verdict(client, path) == f"known as {HOST}{path}"
    assert verdict(client, "/panduan/cara-memesan/2/") == f"known as {HOST}/panduan/cara-memesan/"


@pytest.mark.parametrize(
    "path",
    [
        "/keranjang/",
        "/checkout/alamat/",
        "/checkout/kirim/",
        "/checkout/periksa/",
        "/masuk/",
        "/daftar/",
        "/lupa-sandi/",
        "/pesanan/",
        "/akun/",
        "/cari/?q=kopi&ada=siap",
    ],
)
def test_private_rooms_say_noindex_on_the_page_and_in_the_header(client: Client, path: str) -> None:
    product = make_product()
    order_as_guest(client, product)
    client.post(f"/keranjang/tambah/{product.pk}/")
    if path == "/akun/":
        client.force_login(make_user())
    answer = client.get(path)
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert answer.status_code == 302 or (NOINDEX.search(answer.content.decode()) and not CANONICAL.search(answer.content.decode()))


def test_the_signed_page_of_an_order_is_not_for_search_engines(client: Client) -> None:
    answer = client.get(order_url(make_order(make_product())))
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert NOINDEX.search(answer.content.decode())


def test_crawlers_may_read_what_says_noindex(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /pesanan/" not in robots
    assert "Disallow: /kelola/" in robots
    assert f"Sitemap: {HOST}/sitemap.xml" in robots


def locations(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    return [element.text or "" for element in ElementTree.fromstring(answer.content).iter() if element.tag.endswith("}loc")]


def test_sitemaps_name_everything_public_once_and_nothing_else(client: Client, city: dict[str, str]) -> None:
    make_product(make_shop(status=Partner.Status.REGISTERED, code="belum"), title="Rahasia", slug="rahasia")
    make_product(make_shop(), title="Tersembunyi", slug="tersembunyi", is_public=False)
    make_article(slug="ditarik").unpublish()
    parts = locations(client, "/sitemap.xml")
    assert len(parts) == 6
    found = [address for part in parts for address in locations(client, part.removeprefix(HOST))]
    assert len(found) == len(set(found))
    assert all(address.startswith(f"{HOST}/") for address in found)
    paths = {address.removeprefix(HOST) for address in found}
    assert {"/", "/panduan/cara-memesan/", "/pelatihan/foto/", "/berita/kabar/", "/produk/", "/toko/", "/toko/dapur/", "/kategori/minuman/"} <= paths
    assert any(path.startswith("/produk/kopi_") for path in paths)
    assert not [path for path in paths if re.search("rahasia|belum|tersembunyi|ditarik|pesanan|kelola", path)]
    for path in paths:
        assert verdict(client, path) == f"known as {HOST}{path}"


def test_long_parts_are_told_in_pieces(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.sitemaps import ProductSitemap

    monkeypatch.setattr(ProductSitemap, "limit", 2)
    shop = make_shop()
    for number in range(3):
        make_product(shop, title=f"Barang {number}")
    parts = [part for part in locations(client, "/sitemap.xml") if "produk" in part]
    assert parts == [f"{HOST}/sitemap-produk.xml", f"{HOST}/sitemap-produk.xml?p=2"]
    assert len(locations(client, "/sitemap-produk.xml?p=2")) == 1


def leads_to(client: Client, old: str) -> str:
    answer = client.get(old)
    assert answer.status_code == 301, f"{old}: {answer.status_code}"
    assert client.get(answer.headers["Location"]).status_code == 200
    return str(answer.headers["Location"])


@pytest.fixture
def rename(django_capture_on_commit_callbacks: Any) -> Callable[[Any, str], None]:
    """Publishes a page under another address, as an editor does; Wagtail writes the old one down when that is stored."""

    def publish(page: Any, slug: str) -> None:
        page.refresh_from_db()
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return publish


def test_a_page_that_moved_answers_301_with_its_steps(client: Client, rename: Callable[[Any, str], None]) -> None:
    guide = make_guide("Cara memesan", slug="cara-memesan")
    rename(guide, "memesan")
    assert leads_to(client, "/panduan/cara-memesan/") == "/panduan/memesan/"
    assert leads_to(client, "/panduan/cara-memesan/2/") == "/panduan/memesan/2/"


def test_pages_below_a_page_that_moved_answer_301(client: Client, rename: Callable[[Any, str], None]) -> None:
    guide = make_guide("Cara memesan", slug="cara-memesan")
    rename(guide.get_parent().specific, "belajar")
    assert leads_to(client, "/panduan/") == "/belajar/"
    assert leads_to(client, "/panduan/cara-memesan/") == "/belajar/cara-memesan/"
    assert GuidePage.objects.get().url == "/belajar/cara-memesan/"


def test_a_page_twice_renamed_leads_in_one_step(client: Client, rename: Callable[[Any, str], None]) -> None:
    make_home()
    page = make_plain(slug="satu")
    rename(page, "dua")
    rename(page, "tiga")
    assert leads_to(client, "/satu/") == leads_to(client, "/dua/") == "/tiga/"


def test_a_product_answers_301_from_its_old_name(client: Client) -> None:
    product = make_product(title="Kopi", slug="kopi")
    product.slug = "kopi-sidikalang"
    product.save()
    assert leads_to(client, f"/produk/kopi_{product.pk}/") == f"/produk/kopi-sidikalang_{product.pk}/"


@pytest.mark.parametrize("kind", ["shop", "category"])
def test_a_shop_and_a_category_answer_301_from_their_old_addresses(client: Client, kind: str) -> None:
    thing: Any = make_shop(code="satu") if kind == "shop" else make_category("Satu")
    field, room = ("code", "toko") if kind == "shop" else ("slug", "kategori")
    for name in ("dua", "tiga"):
        setattr(thing, field, name)
        thing.save()
        client.get("/")
    from shop.catalogue.tree import forget_tree

    forget_tree()
    assert leads_to(client, f"/{room}/satu/") == leads_to(client, f"/{room}/dua/") == f"/{room}/tiga/"
    setattr(thing, field, "satu")
    thing.save()
    forget_tree()
    assert client.get(f"/{room}/satu/").status_code == 200
    assert leads_to(client, f"/{room}/tiga/") == leads_to(client, f"/{room}/dua/") == f"/{room}/satu/"
    type(thing)._default_manager.filter(pk=thing.pk).update(**({"status": Partner.Status.SUSPENDED} if kind == "shop" else {"is_public": False}))
    forget_tree()
    assert client.get(f"/{room}/satu/").status_code == 404, "an address never leads to itself"


def test_the_old_address_of_a_hidden_shop_shows_nothing(client: Client) -> None:
    shop = make_shop(code="satu")
    shop.code, shop.status = "dua", Partner.Status.SUSPENDED
    shop.save()
    assert client.get("/toko/satu/", follow=True).status_code == 404


def test_saving_anything_else_costs_no_query_more(django_assert_num_queries: Any) -> None:
    shop, category = make_shop(), make_category("Satu")
    with django_assert_num_queries(1):
        shop.save(update_fields=["about"])
    with django_assert_num_queries(1):
        Category.objects.filter(pk=category.pk).update(name="Dua")
