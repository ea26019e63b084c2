"""The contract between guides and screens: whatever a step may point at stands on the screen it names, for the person who works there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from pages import guide_doors
from pages.guide_check import controls_in_place
from pages.guide_doors import SHOWN_BY
from pages.guide_screens import Place, place_at, place_of_control, place_value, pointed_panels, screens, show_url
from pages.models import GuideCheck, GuidePage
from pages.shipped import source
from pages.shipped.editors import put_editor_rights, put_workflow
from portal.accounts.models import User
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from search.indexing import rebuild
from shop.order import actions
from shop.order.actors import buyer as by_buyer
from shop.order.actors import seller as by_seller
from shop.order.models import Order
from shop.order.parcels import ParcelDetails, record_parcel
from shop.partner.models import Partner
from tests.factories.codes import make_payload
from tests.factories.curation import make_collection, put_in
from tests.factories.orders import ADDRESS, make_order
from tests.factories.pages import make_article, make_guide, make_home, make_plain, make_programme, make_session, step
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
CONTROL = "keranjang-lanjut"
WRITING = ["petugas-berita", "petugas-berita-baru", "petugas-panduan", "petugas-panduan-baru"]
"""Screens of editors alone: officers check, they do not write."""


class City:
    """One shop with goods and orders, and a person of every role with something to look at."""

    def __init__(self) -> None:
        self.seller = make_user(SELLER)
        self.shop = make_shop(self.seller, qris=make_payload(), parcel_charge=35_000)
        self.product = make_product(self.shop, stock=50, title="Kopi Uji")
        make_shop(status=Partner.Status.REGISTERED)
        self.buyer = make_user()
        self.orders = [make_order(self.product, user=self.buyer, payment=payment) for payment in ("transfer", "ambil", "qris")]
        self.sent, self.owed, self.arrived = (make_order(self.product, user=self.buyer, delivery="paket") for _ in range(3))
        for order in (self.sent, self.owed, self.arrived):
            actions.confirm_payment(order, by_seller(self.seller))
        for order in (self.sent, self.arrived):
            actions.hand_over(order, by_seller(self.seller))
        actions.receive(self.arrived, by_buyer(self.buyer))
        record_parcel(self.sent, ParcelDetails(service="jne", number="JNE123456"), actor=self.seller)
        actions.cancel(self.owed, by_seller(self.seller), "Barang habis")
        make_guide("Panduan uji", slug="panduan-uji")
        make_article()
        make_session()
        put_in(make_collection("selasa-umkm"), self.product)
        make_programme(slug="selasa-umkm", collection="selasa-umkm")
        make_plain(slug="tentang")
        put_editor_rights(make_home())
        put_workflow(make_home())  # who checks texts has a room for it
        rebuild()

    def client(self, user: User | None = None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    def visitor(self) -> Client:
        """Somebody without an account who has filled the basket and the first pages of the checkout."""
        client = self.client()
        client.post(f"/keranjang/tambah/{self.product.pk}/", {"jumlah": "1"})
        client.post("/checkout/alamat/", ADDRESS)
        client.post("/checkout/kirim/", {f"kirim-{self.shop.pk}": "ambil", f"bayar-{self.shop.pk}": "transfer"})
        return client

    def person(self, key: str) -> Client:
        """Who works on the screen of this key."""
        if key.startswith(guide_doors.SELLERS):
            return self.client(self.seller)
        if key in WRITING:
            return self.client(make_user(EDITOR))
        if key.startswith(guide_doors.OFFICERS):
            return self.client(make_user(OFFICER))
        return self.client(self.buyer) if key in ("pesanan", "akun") else self.visitor()

    def html(self, place: Place) -> str:
        """The screen as its door opens it, and for the screens of one order the same order in its other states."""
        key, client = place.screen.key, self.person(place.screen.key)
        answer = client.get(show_url(place), follow=True)
        assert answer.status_code == 200, key
        assert place.control is None or f"tunjuk={place.control.name}" in answer.request["QUERY_STRING"], f"{key}: the door led elsewhere"
        pages = [answer.content.decode()]
        if key == "pesanan":
            pages += [client.get(f"/pesanan/{order.number}/").content.decode() for order in self.orders]
        if key == "kelola-pesanan-rincian":
            pages += [client.get(f"/kelola/pesanan/{order.pk}/").content.decode() for order in self.orders]
        pages += [client.get(show_url(Place(place.screen, one)), follow=True).content.decode() for one in place.screen.controls if one.name in SHOWN_BY]
        return "\n".join(pages)


@pytest.fixture
def city() -> City:
    make_home()
    return City()


def shipped_places() -> set[str]:
    """What the steps of the shipped guides point at."""
    return {place_value(one["screen"], one.get("control", "")) for guide in source.guides() for one in guide["steps"] if one.get("screen")}


def test_every_shipped_step_points_at_something_in_the_list() -> None:
    assert {value for value in shipped_places() if place_at(value) is None} == set()


def test_every_screen_has_a_door_and_every_name_stands_once() -> None:
    keys = [screen.key for screen in screens()]
    names = [control.name for screen in screens() for control in screen.controls]
    assert set(keys) == set(guide_doors.DOORS)
    assert len(keys) == len(set(keys))
    assert len(names) == len(set(names))
    assert all(control.name.startswith(f"{screen.key}-") for screen in screens() for control in screen.controls)


def test_every_control_stands_on_its_screen(city: City) -> None:
    missing: dict[str, list[str]] = {}
    for screen in screens():
        html = city.html(Place(screen, screen.controls[0] if screen.controls else None))
        missing[screen.key] = [control.name for control in screen.controls if f'data-guide="{control.name}"' not in html]
    assert {key: names for key, names in missing.items() if names} == {}


def test_the_check_on_the_running_site_finds_every_control_too() -> None:
    here = controls_in_place()
    assert [control.name for screen in screens() for control in screen.controls if control.name not in here] == []


def test_an_empty_basket_leads_to_the_basket(client: Client) -> None:
    make_home()
    assert client.get("/panduan/layar/checkout-kirim/").headers["Location"] == "/keranjang/"


def test_a_visitor_at_a_sellers_door_signs_in_first_and_then_arrives(city: City, client: Client) -> None:
    first = client.get("/panduan/layar/kelola-produk-baru/")
    assert first.headers["Location"] == "/masuk/?next=%2Fpanduan%2Flayar%2Fkelola-produk-baru%2F"
    client.force_login(city.seller)
    assert client.get("/panduan/layar/kelola-produk-baru/").headers["Location"] == "/masuk/lanjut/?ke=%2Fkelola%2Fproduk%2Fbaru%2F"
    assert client.get("/panduan/layar/kelola-produk-baru/", follow=True).request["PATH_INFO"] == "/kelola/produk/baru/"


def test_a_buyer_at_a_sellers_door_learns_how_to_open_a_shop(city: City) -> None:
    answer = city.client(city.buyer).get("/panduan/layar/kelola-produk-baru/", follow=True)
    assert answer.request["PATH_INFO"] == "/buka-toko/"


@pytest.mark.parametrize("role", [None, SELLER, EDITOR])
def test_an_officers_door_is_shut_for_others_in_words(city: City, role: str | None) -> None:
    answer = city.client(make_user(role)).get("/panduan/layar/petugas-toko/", follow=True)
    assert answer.request["PATH_INFO"] == "/panduan/"
    assert "hanya untuk petugas" in answer.content.decode()


@pytest.mark.parametrize("role", [None, SELLER, EDITOR, OFFICER])
@pytest.mark.parametrize("key", sorted(key for key in guide_doors.DOORS if key.startswith(guide_doors.OFFICERS)))
def test_who_is_led_through_an_officers_door_is_let_in(city: City, key: str, role: str | None) -> None:
    """Either the room itself opens, or the guides say for whom it is; nobody stands before a closed room."""
    client = city.client(make_user(role))
    door = client.get(f"/panduan/layar/{key}/")
    if door.headers["Location"].startswith("/panduan/"):
        assert role != (EDITOR if key in WRITING else OFFICER)
        return
    assert client.get(door.headers["Location"]).status_code == 200


def test_editors_find_the_rooms_they_share_with_officers(city: City) -> None:
    client = city.client(make_user(EDITOR))
    shared = [key for key in guide_doors.DOORS if client.get(f"/panduan/layar/{key}/").headers["Location"].startswith("/kelola/")]
    assert [key for key in shared if key.startswith(guide_doors.OFFICERS)] == ["petugas-kategori", *WRITING, "petugas-padanan", "petugas-laporan"]


def test_nobody_is_led_to_a_strangers_order(city: City) -> None:
    stranger = city.client(make_user())
    assert stranger.get("/panduan/layar/pesanan/").headers["Location"] == "/pesanan/"
    other = make_user(SELLER)
    make_shop(other)
    assert city.client(other).get("/panduan/layar/kelola-pesanan-rincian/").headers["Location"] == "/masuk/lanjut/?ke=%2Fkelola%2Fpesanan%2F"
    assert Order.objects.filter(user=city.buyer).count() == 6


def test_a_control_that_few_orders_show_is_found_on_one_of_them(city: City) -> None:
    wanted = {
        "pesanan-keluhan": city.arrived,
        "pesanan-kiriman": city.sent,
        "pesanan-ulasan": city.arrived,
        "kelola-pesanan-rincian-kiriman": city.sent,
        "kelola-pesanan-rincian-uang-kembali": city.owed,
    }
    assert set(wanted) == set(SHOWN_BY)
    for name, order in wanted.items():
        place = place_of_control(name)
        assert place
        answer = city.person(place.screen.key).get(show_url(place), follow=True)
        assert answer.context["order"] == order, name
        assert f'data-guide="{name}"' in answer.content.decode(), name
    actions.record_refund(city.owed, by_seller(city.seller), "Transfer")
    place = place_of_control("kelola-pesanan-rincian-uang-kembali")
    assert place
    answer = city.client(city.seller).get(show_url(place), follow=True)
    assert answer.context["order"] in city.orders  # none is owed back any more: the one that waits most


@pytest.mark.parametrize("key", ["entah", "kelola", "keranjang-lanjut"])
def test_an_unknown_screen_is_not_found(client: Client, key: str) -> None:
    assert client.get(f"/panduan/layar/{key}/").status_code == 404


@pytest.mark.parametrize("asked", ["entah", "<script>", "keranjang-lanjut'", "beranda-cari%22"])
def test_unknown_words_of_an_address_are_not_handed_on(client: Client, asked: str) -> None:
    make_home()
    answer = client.get("/panduan/layar/keranjang/", {"tunjuk": asked, "langkah": "entah/1"})
    assert answer.headers["Location"] == "/keranjang/"


# --- the check of the running site ------------------------------------------------------------------------------


def break_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.guide_check.controls_in_place", lambda: controls_in_place() - {CONTROL})


def test_a_guide_whose_control_is_gone_is_marked_and_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    good = make_guide("Masih benar", steps=[step(place="keranjang")])
    guide = make_guide("Cara lama", slug="cara-lama", steps=[step("Awal"), step("Lanjut", place=f"keranjang/{CONTROL}")])
    call_command("check_guides")
    assert list(GuideCheck.objects.values_list("faults", flat=True)) == [[], []]
    break_place(monkeypatch)
    with pytest.raises(CommandError):
        call_command("check_guides")
    assert "cara-lama, step 2" in capsys.readouterr().out
    assert GuideCheck.objects.get(guide=guide).faults == [{"number": 2, "title": "Lanjut", "place": "Keranjang: Tombol Lanjut isi alamat"}]
    assert GuideCheck.objects.get(guide=good).faults == []


def test_a_place_out_of_the_list_is_found_too() -> None:
    guide = make_guide(steps=[step(place="dulu/dulu-tombol")])
    assert GuideCheck.objects.get(guide=guide).faults[0]["place"] == "dulu/dulu-tombol"


def test_a_mended_guide_leaves_the_list_at_once() -> None:
    guide = make_guide(steps=[step(place="dulu/dulu-tombol")])
    guide.steps = [step(place="keranjang")]
    guide.save_revision().publish()
    assert GuideCheck.objects.get(guide=guide).faults == []


def test_the_check_may_run_twice() -> None:
    make_guide()
    call_command("check_guides")
    call_command("check_guides")
    assert GuideCheck.objects.count() == 1


def test_the_help_tag_alone_does_not_count_as_a_control(tmp_path: Any, settings: Any) -> None:
    (tmp_path / "a.html").write_text('{% guide_help "keranjang-lanjut" %}<p data-guide="beranda-a"></p>{% include "f.html" with guide="beranda-b" only %}')
    (tmp_path / "b.html").write_text("""<p data-guide="pesanan-{% if forloop.first %}jumlah{% else %}rekening{% endif %}"></p>""")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    assert controls_in_place() - pointed_panels() == {"beranda-a", "beranda-b", "pesanan-jumlah", "pesanan-rekening"}


# --- help on other screens (GD-05) ------------------------------------------------------------------------------


def placed_help() -> set[str]:
    """The controls that help tags in templates name."""
    folder = source.CONTENT.parents[1] / "templates"
    return {name for path in folder.rglob("*.html") for name in re.findall(r"""\{%\s*guide_help ["']([^"']+)["']""", path.read_text())}


def test_every_placed_help_tag_has_a_shipped_step() -> None:
    assert placed_help() - {one.get("control") for guide in source.guides() for one in guide["steps"]} == set()


def test_the_basket_links_to_the_exact_step(city: City, django_assert_num_queries: Callable[..., Any]) -> None:
    assert "Bantuan langkah ini" not in city.visitor().get("/keranjang/").content.decode()
    guide = make_guide("Cara memesan", slug="cara-memesan", steps=[step("Awal"), step("Lanjut", place=f"keranjang/{CONTROL}")])
    visitor = city.visitor()
    html = visitor.get("/keranjang/").content.decode()
    assert f'href="{guide.url}2/"' in html
    assert "Cara memesan, langkah 2" in html
    assert visitor.get(f"{guide.url}2/").status_code == 200
    guide.unpublish()
    assert "Bantuan langkah ini" not in visitor.get("/keranjang/").content.decode()


def test_a_process_with_a_memory_of_its_own_forgets_a_withdrawn_guide_within_a_minute() -> None:
    """Another process withdraws the guide: this one hears nothing of it."""
    from pages.templatetags.guides import guide_help

    with time_machine.travel("2026-11-03 12:00 +0700", tick=False) as clock:
        guide = make_guide(steps=[step(place=f"keranjang/{CONTROL}")])
        assert "Bantuan" in guide_help(CONTROL)
        GuidePage.objects.filter(pk=guide.pk).update(live=False)
        clock.shift(60)
        assert guide_help(CONTROL) == ""


def test_help_costs_no_query_once_it_is_known(django_assert_num_queries: Callable[..., Any]) -> None:
    from pages.templatetags.guides import guide_help

    make_guide(steps=[step(place=f"keranjang/{CONTROL}")])
    assert "Bantuan" in guide_help(CONTROL)
    with django_assert_num_queries(0):
        assert "Bantuan" in guide_help(CONTROL)
        assert guide_help("keranjang-entah") == ""
