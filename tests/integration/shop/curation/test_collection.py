"""/pilihan/<slug>/: only what curators chose, with criteria, reasons and what is missing, between its two days (SF-07, AS-02)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client

from shop.curation import actions
from shop.curation.models import Entry, Need
from shop.curation.queries import Gap, gaps
from shop.partner.models import Partner
from tests.factories.curation import make_collection, put_in
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "") -> str:
    return client.get(f"/pilihan/selasa-umkm/{query}").content.decode()


def test_only_chosen_goods_are_shown_with_reason_and_criteria(client: Client) -> None:
    collection = make_collection(criteria=("Rapi dan berkerah",), summary="Baju untuk hari Selasa.")
    put_in(collection, make_product(title="Kemeja terpilih"), reason="Katunnya adem.")
    make_product(title="Kemeja lain")
    put_in(make_collection("hampers", name="Hampers"), make_product(title="Hampers lebaran"))
    taken_out = put_in(collection, make_product(title="Kemeja dilepas"))
    actions.take_out(taken_out, reason="Stoknya tidak jelas.", actor=None)

    html = page(client)

    for words in ("Kemeja terpilih", "Katunnya adem.", "Rapi dan berkerah", "1 barang, dipilih satu per satu.", "Baju untuk hari Selasa."):
        assert words in html
    for words in ("Kemeja lain", "Hampers lebaran", "Kemeja dilepas", "Stoknya tidak jelas."):
        assert words not in html


@pytest.mark.parametrize("why", ["hidden", "closed"])
def test_what_the_public_may_not_see_is_not_shown(client: Client, why: str) -> None:
    product = put_in(make_collection(), make_product(title="Kemeja rahasia", is_public=why != "hidden")).product
    if why == "closed":
        Partner.objects.filter(stockrecords__product=product).update(status=Partner.Status.SUSPENDED)
    html = page(client)
    assert "Kemeja rahasia" not in html
    assert "Belum ada barang dalam pilihan ini" in html


@pytest.mark.parametrize(
    ("today", "shown", "words"),
    [
        (date(2026, 11, 30), False, "Selasa UMKM tampil mulai 1 Desember 2026"),
        (date(2026, 12, 1), True, "1 barang"),
        (date(2026, 12, 31), True, "1 barang"),
        (date(2027, 1, 1), False, "Selasa UMKM tampil sampai 31 Desember 2026 dan sudah selesai"),
    ],
)
def test_it_is_shown_between_its_days(client: Client, today: date, shown: bool, words: str) -> None:
    put_in(make_collection(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31)), make_product(title="Kemeja terpilih"))
    with time_machine.travel(datetime(today.year, today.month, today.day, 3, tzinfo=UTC), tick=False):
        html = page(client)
    assert ("Kemeja terpilih" in html) is shown
    assert words in html
    assert ("noindex" in html) is not shown


def test_the_share_card_and_the_one_address(client: Client) -> None:
    put_in(make_collection(summary="Baju untuk hari Selasa."))
    html = page(client)
    assert '<meta property="og:title" content="Selasa UMKM">' in html
    assert "<title>Barang pilihan Selasa UMKM - " in html  # its programme has the bare name
    assert '"BreadcrumbList"' in html
    assert '<meta property="og:description" content="Baju untuk hari Selasa.">' in html
    assert '<meta property="og:url" content="http://127.0.0.1:8000/pilihan/selasa-umkm/">' in html
    assert html.count('<link rel="canonical"') == html.count('<link rel="canonical" href="http://127.0.0.1:8000/pilihan/selasa-umkm/">') == 1
    card = html.split('<meta property="og:image" content="http://127.0.0.1:8000')[1].split('"')[0]
    answer = client.get(card)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert len(answer.content) <= 300_000
    assert client.get("/pilihan/tidak-ada/").status_code == 404


def test_parts_narrow_and_sold_out_goods_come_last(client: Client) -> None:
    collection = make_collection()
    put_in(collection, title="Kemeja lama")
    put_in(collection, title="Kemeja baru dipilih")
    put_in(collection, title="Kemeja habis", stock=0)
    put_in(collection, title="Pantofel", part="sepatu")
    assert [card.title for card in client.get("/pilihan/selasa-umkm/?bagian=atasan").context["cards"]] == ["Kemeja baru dipilih", "Kemeja lama", "Kemeja habis"]
    assert len(client.get("/pilihan/selasa-umkm/?bagian=entah").context["cards"]) == 4
    assert "Sepatu (1)" in page(client)


def test_a_product_chosen_again_is_shown_once(client: Client) -> None:
    collection, product = make_collection(), make_product(title="Kemeja kembali")
    for _ in range(2):
        actions.take_out(put_in(collection, product), reason="Diganti.", actor=None)
    put_in(collection, product)
    assert [card.title for card in client.get("/pilihan/selasa-umkm/").context["cards"]] == ["Kemeja kembali"]


def test_long_collections_have_pages(client: Client) -> None:
    collection, shop = make_collection(), make_shop()
    for _ in range(26):
        put_in(collection, make_product(shop))
    assert len(client.get("/pilihan/selasa-umkm/").context["cards"]) == 24
    assert len(client.get("/pilihan/selasa-umkm/?page=2").context["cards"]) == 2
    assert client.get("/pilihan/selasa-umkm/?page=99").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(client: Client, rows: int, django_assert_num_queries: Any) -> None:
    collection = make_collection(criteria=("Rapi",))
    for _ in range(rows):
        put_in(collection)
    # collection, criteria, parts, count, goods, pictures, categories, tree, entries, their criteria, needs
    with django_assert_num_queries(11) as seen:
        page(client)
    assert not [query for query in seen.captured_queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_gaps_are_the_wanted_sizes_that_no_shop_has_in_stock(client: Client) -> None:
    collection = make_collection()
    for part, wearer, sizes in (("sepatu", "pria", "40, 41, 42"), ("atasan", "wanita", "M, L"), ("atasan", "umum", "S")):
        Need.objects.create(collection=collection, part=part, wearer=wearer, sizes=sizes)
    put_in(collection, part="sepatu", wearer="pria", sizes="41")
    put_in(collection, part="sepatu", wearer="pria", sizes="42", stock=0)
    put_in(collection, part="sepatu", wearer="wanita", sizes="40")
    put_in(collection, part="atasan", wearer="umum", sizes="M, L")
    put_in(collection, part="atasan", wearer="pria", sizes="S")
    assert gaps(collection) == [Gap("sepatu pria", ("40", "42"))]
    assert "Belum ada sepatu pria ukuran 40, 42" in page(client)


def test_a_choice_has_a_reason_one_place_and_remembers_who_and_when() -> None:
    curator, collection, product = make_user("Editor"), make_collection(), make_product()
    with pytest.raises(ValueError, match="reason"):
        put_in(collection, product, reason="  ")
    entry = put_in(collection, product, reason="Rapi.", actor=curator)
    assert (entry.reason, entry.chosen_by) == ("Rapi.", curator)
    assert entry.chosen_at
    with pytest.raises(actions.AlreadyChosen):
        put_in(collection, product)
    with pytest.raises(IntegrityError):
        Entry.objects.create(collection=collection, product=make_product(), reason="")


def test_the_first_removal_stays() -> None:
    curator, entry = make_user("Editor"), put_in(make_collection())
    assert actions.take_out(entry, reason="Tidak rapi.", actor=curator)
    assert not actions.take_out(entry, reason="Lain lagi.", actor=None)
    entry.refresh_from_db()
    assert (entry.removal_reason, entry.removed_by) == ("Tidak rapi.", curator)


def test_criteria_of_another_collection_are_not_taken() -> None:
    other = make_collection("hampers", name="Hampers", criteria=("Tahan seminggu",))
    entry = put_in(make_collection(criteria=("Rapi",)), criteria=other.criteria.all())
    assert list(entry.criteria.all()) == []


def test_search_engines_hear_of_it_while_it_is_shown(client: Client) -> None:
    make_collection()
    make_collection("hampers", name="Hampers", ends_on=date(2020, 1, 1))
    html = client.get("/sitemap-pilihan.xml").content.decode()
    assert "/pilihan/selasa-umkm/" in html
    assert "/pilihan/hampers/" not in html
