"""/kelola/pilihan/: officers and editors choose goods with a reason; nobody else gets in."""

from typing import Any

import pytest
from django.test import Client

from shop.curation import actions
from shop.curation.models import Collection, Criterion, Entry, Need
from tests.factories.curation import make_collection, put_in
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
ROOM = "/kelola/pilihan/"


def rows(prefix: str, *filled: dict[str, str], initial: int = 0) -> dict[str, str]:
    """A formset as a browser sends it."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(filled)), f"{prefix}-INITIAL_FORMS": str(initial)}
    return sent | {f"{prefix}-{place}-{name}": value for place, row in enumerate(filled) for name, value in row.items()}


def collection_form(**fields: str) -> dict[str, str]:
    filled = {"name": "Jamuan rapat", "slug": "", "summary": "Kue untuk rapat.", "starts_on": "", "ends_on": "", **fields}
    return filled | rows("kriteria", {"text": "Tahan seharian"}, {"text": ""}) | rows("ukuran", {"part": "sepatu", "wearer": "pria", "sizes": "42,40"})


@pytest.fixture(params=["Petugas", "Editor"])
def curator(request: Any, client: Client) -> Any:
    user = make_user(request.param)
    client.force_login(user)
    return user


def test_a_curator_makes_a_collection_with_criteria_and_wanted_sizes(client: Client, curator: Any) -> None:
    client.post(f"{ROOM}baru/", collection_form())
    made = Collection.objects.get()
    assert (made.name, made.slug) == ("Jamuan rapat", "jamuan-rapat")
    assert [one.text for one in made.criteria.all()] == ["Tahan seharian"]
    assert [one.sizes for one in made.needs.all()] == ["40, 42"]
    assert client.get("/pilihan/jamuan-rapat/").status_code == 200


def test_criteria_are_changed_and_removed_and_the_address_stays(client: Client, curator: Any) -> None:
    made = make_collection(criteria=("Lama", "Tetap"))
    first, second = made.criteria.all()
    sent = {"name": "Nama baru", "slug": "lain", "summary": "", "starts_on": "", "ends_on": ""}
    sent |= rows("kriteria", {"id": str(first.pk), "text": "Lama", "DELETE": "on"}, {"id": str(second.pk), "text": "Diubah"}, initial=2) | rows("ukuran")
    client.post(f"{ROOM}{made.pk}/", sent)
    made.refresh_from_db()
    assert (made.name, made.slug) == ("Nama baru", "selasa-umkm")
    assert [one.text for one in made.criteria.all()] == ["Diubah"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Tulis nama pilihan."),
        ({"slug": "selasa-umkm"}, "Alamat ini sudah dipakai pilihan lain."),
        ({"slug": "dua kata"}, "Pakai huruf, angka, dan tanda hubung saja."),
        ({"starts_on": "2026-12-31", "ends_on": "2026-12-01"}, "Tanggal akhir mendahului tanggal mulai."),
        ({"starts_on": "besok"}, "Tulis tanggal"),
        ({"ukuran-0-sizes": "tanya penjual dulu ya"}, "tidak terbaca sebagai ukuran"),
        ({"ukuran-0-sizes": ""}, "Tulis ukuran yang dicari"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client, curator: Any, changed: dict[str, str], words: str) -> None:
    make_collection()
    html = client.post(f"{ROOM}baru/", {**collection_form(), **changed}).content.decode()
    assert words in html
    assert "Kue untuk rapat." in html
    assert "Tahan seharian" in html
    assert Collection.objects.count() == 1
    assert not Criterion.objects.exists()
    assert not Need.objects.exists()


def test_goods_are_found_and_chosen_against_the_criteria(client: Client, curator: Any) -> None:
    made, product = make_collection(criteria=("Rapi", "Adem")), make_product(title="Kemeja Batik", sizes="M")
    make_product(title="Kemeja tersembunyi", is_public=False)
    room = client.get(f"{ROOM}{made.pk}/barang/", {"q": "kemeja"}).content.decode()
    assert "Kemeja Batik" in room
    assert "Kemeja tersembunyi" not in room
    address = f"{ROOM}{made.pk}/pilih/{product.pk}/"
    form = client.get(address)
    assert form.context["form"].initial["part"] == "atasan"
    client.post(address, {"reason": " Katunnya  adem. ", "criteria": [str(made.criteria.all()[1].pk)], "part": "atasan", "wearer": "pria"})
    entry = Entry.objects.get()
    assert (entry.reason, entry.chosen_by, entry.wearer) == ("Katunnya adem.", curator, "pria")
    assert [one.text for one in entry.criteria.all()] == ["Adem"]
    assert "Tidak ada barang dengan kata itu" in client.get(f"{ROOM}{made.pk}/barang/", {"q": "kemeja"}).content.decode()


@pytest.mark.parametrize(("missing", "words"), [("reason", "Tulis alasannya"), ("criteria", "Centang paling sedikit satu kriteria"), ("part", "wajib")])
def test_a_choice_without_its_reason_or_criterion_is_refused(client: Client, curator: Any, missing: str, words: str) -> None:
    made, product = make_collection(criteria=("Rapi",)), make_product()
    sent = {"reason": "Katunnya adem.", "criteria": str(made.criteria.get().pk), "part": "atasan", "wearer": "pria"}
    del sent[missing]
    html = client.post(f"{ROOM}{made.pk}/pilih/{product.pk}/", sent).content.decode()
    assert words in html
    assert missing == "reason" or "Katunnya adem." in html
    assert not Entry.objects.exists()


def test_choosing_twice_is_told_kindly(client: Client, curator: Any) -> None:
    made, product = make_collection(), make_product()
    for _ in range(2):
        answer = client.post(f"{ROOM}{made.pk}/pilih/{product.pk}/", {"reason": "Rapi.", "part": "atasan", "wearer": "pria"}, follow=True)
    assert "sudah ada dalam pilihan ini" in answer.content.decode()
    assert Entry.objects.count() == 1


def test_taking_out_asks_for_the_reason_and_keeps_it(client: Client, curator: Any) -> None:
    made = make_collection()
    entry = put_in(made, make_product(title="Kemeja Batik"))
    address = f"{ROOM}{made.pk}/lepas/{entry.pk}/"
    assert "Tulis alasannya" in client.post(address, {"reason": " "}).content.decode()
    client.post(address, {"reason": "Stoknya tidak jelas."})
    entry.refresh_from_db()
    assert (entry.removal_reason, entry.removed_by) == ("Stoknya tidak jelas.", curator)
    assert entry.removed_at
    assert "Stoknya tidak jelas." in client.get(f"{ROOM}{made.pk}/barang/").content.decode()
    assert client.get(address).status_code == 404


def test_an_entry_is_reached_through_its_own_collection_only(client: Client, curator: Any) -> None:
    entry, other = put_in(make_collection()), make_collection("hampers", name="Hampers")
    assert client.post(f"{ROOM}{other.pk}/lepas/{entry.pk}/", {"reason": "Salah."}).status_code == 404


@pytest.mark.parametrize("gate", [True, False], ids=["gate", "no gate"])
@pytest.mark.parametrize("role", ["Penjual", None, "visitor"])
def test_others_read_and_change_nothing(client: Client, role: str | None, gate: bool, settings: Any) -> None:
    if not gate:  # the room guards itself too
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("SellerGateMiddleware")]
    made = make_collection(name="Rahasia kurator")
    entry, product = put_in(made), make_product()
    if role != "visitor":
        user = make_user(role)
        if role == "Penjual":
            make_shop(user)
        client.force_login(user)
    sent = {"reason": "Diambil alih.", "part": "atasan", "wearer": "pria", "name": "Diambil alih"}
    for path in ("", "baru/", f"{made.pk}/", f"{made.pk}/barang/", f"{made.pk}/pilih/{product.pk}/", f"{made.pk}/lepas/{entry.pk}/"):
        for answer in (client.get(ROOM + path), client.post(ROOM + path, sent)):
            assert answer.status_code in ((302,) if role == "visitor" else (403,) if gate else (302, 403))
            assert "Rahasia kurator" not in answer.content.decode()
    assert Entry.objects.filter(removed_at=None).count() == 1
    assert Collection.objects.get().name == "Rahasia kurator"


@pytest.mark.parametrize("number", [1, 3])
def test_the_room_costs_the_same_for_one_and_for_three(client: Client, number: int, django_assert_num_queries: Any) -> None:
    client.force_login(make_user("Petugas"))
    made = make_collection(criteria=("Rapi",))
    for _ in range(number):
        put_in(made)
        actions.take_out(put_in(made), reason="Diganti.", actor=None)
    client.get(f"{ROOM}{made.pk}/barang/")
    with django_assert_num_queries(16):
        client.get(f"{ROOM}{made.pk}/barang/")
