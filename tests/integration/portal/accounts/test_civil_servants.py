"""AS-03: a civil servant is recognised, the number is kept nowhere, and nobody is locked out of buying."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.accounts import civil_servants, throttle
from portal.accounts.models import CivilServant, RosterEntry, User
from portal.brand import brand
from tests.factories.orders import order_as_guest
from tests.factories.shop import make_product, make_region, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
NIP = "198703152010012007"
OTHER = "199001012015031002"
ROOM = "/kelola/daftar-pegawai/"
PAGE = "/akun/pegawai/"


def roster(*rows: str, name: str = "daftar.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join(("NIP,OPD", *rows)).encode(), content_type="text/csv")


def hand_in(*rows: str) -> None:
    officer = Client()
    officer.force_login(make_user("Petugas"))
    assert officer.post(ROOM, {"daftar": roster(*rows)}).status_code == 302


@pytest.fixture
def person(client: Client) -> User:
    user = make_user(email="rina@contoh.test")
    client.force_login(user)
    return user


def everything_stored() -> str:
    """Every value of every column of every table, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


def test_no_column_of_the_database_no_session_log_or_page_holds_the_number(client: Client, person: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    hand_in(f"{NIP},Dinas Pendidikan", f"{OTHER},Dinas Pendidikan")
    client.get(PAGE)
    pages = [
        client.post(PAGE, {"cara": "nip", "nip": typed}).content.decode()
        for typed in ("199912122020121001", NIP[:-1], f"{NIP}9", f"x{NIP}", "19870315 201001 2 007 ")
    ]
    pages.append(client.post(PAGE, {"cara": "surel", "surel": f"{NIP}@pemko.test"}).content.decode())
    pages.append(client.get(PAGE).content.decode())

    stored = everything_stored() + caplog.text + str(dict(client.session)) + "".join(message.body for message in mail.outbox)
    assert CivilServant.objects.get().office == "Dinas Pendidikan"
    assert "Dinas Pendidikan" in stored, "the search must see what is there"
    for text in (stored, *pages):
        digits = re.sub(r"[ .\-]", "", text)
        for secret in (NIP, OTHER, NIP[:-1]):
            assert secret not in digits


def test_the_account_says_which_office_since_when_and_nothing_more(client: Client, person: User) -> None:
    hand_in(f"{NIP},Dinas Pendidikan")
    client.post(PAGE, {"cara": "nip", "nip": NIP})
    assert {field.name for field in CivilServant._meta.get_fields()} == {"id", "user", "office", "since"}
    assert {field.name for field in RosterEntry._meta.get_fields()} == {"id", "digest", "office"}
    today = timezone.localdate()
    html = client.get(PAGE).content.decode()
    assert "Pegawai Dinas Pendidikan: ya, sejak" in html
    assert str(today.year) in html


def test_the_hash_needs_the_key(settings: Any) -> None:
    first = civil_servants.digest_of(NIP)
    settings.NIP_HASH_KEY = "another-key-another-key-another-key-123"
    assert civil_servants.digest_of(NIP) != first
    assert NIP not in first


def test_the_person_removes_it_at_once(client: Client, person: User) -> None:
    hand_in(f"{NIP},Dinas Pendidikan")
    client.post(PAGE, {"cara": "nip", "nip": NIP})
    stranger = Client()
    stranger.force_login(make_user())
    stranger.post(f"{PAGE}hapus/")
    assert CivilServant.objects.filter(user=person).exists()
    assert client.get(f"{PAGE}hapus/").status_code == 405
    client.post(f"{PAGE}hapus/")
    assert not CivilServant.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Tulis NIP Anda."),
        ("1987031520100120", "NIP berisi 18 angka. Yang Anda tulis ada 16 angka."),
        ("1987031520100120071", "NIP berisi 18 angka. Yang Anda tulis ada 19 angka."),
        ("19870315201001200x", "NIP berisi 18 angka saja. Jangan pakai huruf."),
        ("1" * 60, "terlalu panjang"),
        (OTHER, "tidak ada dalam daftar OPD"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(client: Client, person: User, typed: str, words: str) -> None:
    hand_in(f"{NIP},Dinas Pendidikan")
    html = client.post(PAGE, {"cara": "nip", "nip": typed}).content.decode()
    field = html.split('id="lewat-nip"')[1]
    assert words in field
    assert 'aria-invalid="true"' in field
    assert not CivilServant.objects.exists()


@pytest.mark.parametrize("typed", [NIP, "19870315 201001 2 007", "19870315.201001.2-007"])
def test_the_number_may_be_grouped_as_on_the_card(client: Client, person: User, typed: str) -> None:
    hand_in(f"{NIP},Dinas Pendidikan")
    assert client.post(PAGE, {"cara": "nip", "nip": typed}).status_code == 302


def test_guessing_stops_after_ten_tries_and_ones_own_number_does_not_help(client: Client, person: User) -> None:
    hand_in(f"{NIP},Dinas Pendidikan", f"{OTHER},Dinas Sosial")
    for number in range(throttle.LIMIT):
        typed = NIP if number % 3 == 0 else f"1999121220201210{number:02}"
        client.post(PAGE, {"cara": "nip", "nip": typed})
    html = client.post(PAGE, {"cara": "nip", "nip": OTHER}).content.decode()
    civil_servants.forget(person)
    html = client.post(PAGE, {"cara": "nip", "nip": OTHER}).content.decode()
    assert "Sudah 10 kali dicoba" in html
    assert not CivilServant.objects.exists()
    neighbour = Client()
    neighbour.force_login(make_user())
    assert neighbour.post(PAGE, {"cara": "nip", "nip": OTHER}).status_code == 302
    cache.clear()
    assert client.post(PAGE, {"cara": "nip", "nip": OTHER}).status_code == 302


def link_in_mail() -> str:
    found = re.search(r"/akun/pegawai/surel/\S+", mail.outbox[-1].body)
    assert found
    return found.group()


def test_a_work_mail_brings_a_signed_link_that_looks_before_it_marks(client: Client, person: User) -> None:
    with delivering():
        client.post(PAGE, {"cara": "surel", "surel": "Rina@sekolah.Disdik.pemko.test"})
    assert [address.lower() for address in mail.outbox[-1].to] == ["rina@sekolah.disdik.pemko.test"]
    link = link_in_mail()
    assert "Dinas Pendidikan Uji" in client.get(link).content.decode()
    assert not CivilServant.objects.exists()
    client.post(link)
    assert CivilServant.objects.get().user == person
    assert "pemko.test" not in str(CivilServant.objects.values().get())


def test_a_link_is_for_one_account_and_one_day(client: Client, person: User) -> None:
    with delivering():
        client.post(PAGE, {"cara": "surel", "surel": "rina@pemko.test"})
    link, stranger = link_in_mail(), Client()
    stranger.force_login(make_user())
    assert stranger.post(link).status_code == 400
    assert Client().get(link).headers["Location"].startswith("/masuk/")
    assert client.post(link.rstrip("/") + "x/").status_code == 400
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert "Tautan ini tidak berlaku" in stranger_page(person, link)
    assert not CivilServant.objects.exists()


def stranger_page(person: User, link: str) -> str:
    fresh = Client()
    fresh.force_login(person)
    answer = fresh.post(link)
    assert answer.status_code == 400
    return answer.content.decode()


@pytest.mark.parametrize(
    "address", [f"{NIP}@pemko.test", "a.19870315-201001-2-007@pemko.test", "rina@gmail.test", "rina@bukanpemko.test", "rina@pemko.test.jahat.test", "rina", ""]
)
def test_other_addresses_get_no_link(client: Client, person: User, address: str) -> None:
    with delivering():
        answer = client.post(PAGE, {"cara": "surel", "surel": address})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not mail.outbox


def test_mails_are_not_sent_without_end(client: Client, person: User) -> None:
    with delivering():
        for _ in range(throttle.LIMIT + 3):
            client.post(PAGE, {"cara": "surel", "surel": "rina@pemko.test"})
    assert len(mail.outbox) == throttle.LIMIT


def test_who_is_no_civil_servant_buys_as_a_guest_and_signed_in(client: Client, settings: Any) -> None:
    make_region()
    asked = []
    for signed_in in (False, True):
        buyer = Client()
        if signed_in:
            buyer.force_login(make_user())
        product = make_product(stock=3)
        assert order_as_guest(buyer, product).status_code == 302
        asked += [buyer.get(path).content.decode() for path in (product.get_absolute_url(), "/keranjang/", "/produk/")]
    assert not [page for page in asked if "NIP" in page]
    assert product.stockrecords.get().num_allocated == 1


def test_visitors_sign_in_first(client: Client) -> None:
    assert client.get(PAGE).headers["Location"].startswith("/masuk/")
    assert client.post(PAGE, {"cara": "nip", "nip": NIP}).headers["Location"].startswith("/masuk/")


def test_a_get_writes_nothing(client: Client, person: User, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3) as seen:  # session, account, note
        client.get(PAGE)
    assert not [query for query in seen.captured_queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_without_settings_neither_way_is_shown(client: Client, person: User, settings: Any) -> None:
    settings.NIP_HASH_KEY, settings.ASN_EMAIL_DOMAINS = "", {}
    html = client.get(PAGE).content.decode()
    assert "belum dibuka di sini" in html
    client.post(PAGE, {"cara": "nip", "nip": NIP})
    assert not CivilServant.objects.exists()


def test_a_new_list_replaces_the_old_one_of_its_offices_only() -> None:
    hand_in(f"{NIP},Dinas Pendidikan", f"{OTHER},Dinas Sosial")
    hand_in(f"{OTHER},Dinas Pendidikan")
    assert [(entry.office, entry.digest) for entry in RosterEntry.objects.all()] == [("Dinas Pendidikan", civil_servants.digest_of(OTHER))]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Berkas ini kosong."),
        (b"NIP,OPD\n", "tidak berisi pegawai"),
        (b"nomor,kantor\n1,2\n", "judul kolom NIP dan OPD"),
        (f"NIP,OPD\n{NIP},Dinas\n1.98703E+17,Dinas\n".encode(), "Baris 3: NIP bukan 18 angka."),
        (f"NIP;OPD\n{NIP};\n".encode(), "Baris 2: nama OPD kosong"),
        (f"NIP,OPD\n{NIP},{OTHER}\n".encode(), "berisi NIP"),
        (b"NIP,OPD\n\xff\xfe,Dinas\n", "CSV UTF-8"),
        (b"x" * (2 * 1024 * 1024 + 1), "terlalu besar"),
    ],
    ids=["empty", "no rows", "heading", "excel", "no office", "number as office", "letters", "large"],
)
def test_a_bad_list_changes_nothing_and_repeats_no_number(client: Client, content: bytes, words: str) -> None:
    hand_in(f"{OTHER},Dinas Sosial")
    client.force_login(make_user("Petugas"))
    html = client.post(ROOM, {"daftar": SimpleUploadedFile("daftar.csv", content)}).content.decode()
    assert words in html
    assert NIP not in html
    assert RosterEntry.objects.count() == 1


def test_excel_writes_semicolons_and_a_mark_in_front() -> None:
    assert civil_servants.read_roster(f"\ufeffNIP;OPD\r\n'{NIP}; Dinas  Sosial \r\n") == {NIP: "Dinas Sosial"}


def test_an_officer_removes_a_list(client: Client) -> None:
    hand_in(f"{NIP},Dinas Pendidikan", f"{OTHER},Dinas Sosial")
    client.force_login(make_user("Petugas"))
    assert "Dinas Sosial" in client.get(ROOM).content.decode()
    client.post(f"{ROOM}hapus/", {"opd": "Dinas Sosial"})
    assert [office.name for office in civil_servants.offices()] == ["Dinas Pendidikan"]


@pytest.mark.parametrize("gate", [True, False], ids=["gate", "no gate"])
@pytest.mark.parametrize("role", ["Penjual", "Editor", None])
def test_only_officers_keep_lists(client: Client, role: str | None, gate: bool, settings: Any) -> None:
    if not gate:  # the room guards itself too
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("SellerGateMiddleware")]
    hand_in(f"{NIP},Dinas Pendidikan")
    client.force_login(make_user(role))
    assert client.get(ROOM).status_code in (302, 403)
    for path, sent in ((ROOM, {"daftar": roster(f"{OTHER},Dinas Sosial")}), (f"{ROOM}hapus/", {"opd": "Dinas Pendidikan"})):
        assert client.post(path, sent).status_code in (302, 403)
    client.logout()
    assert client.post(f"{ROOM}hapus/", {"opd": "Dinas Pendidikan"}).status_code == 302
    assert RosterEntry.objects.get().office == "Dinas Pendidikan"


def test_a_list_with_an_endless_cell_is_refused_in_words() -> None:
    with pytest.raises(civil_servants.RosterError) as refused:
        civil_servants.read_roster(f"NIP,OPD\n{'9' * 200_000},Dinas Sosial\n")
    assert refused.value.problems == ["Berkas ini tidak terbaca sebagai CSV."]


def test_a_list_speaks_as_the_city_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """A city whose offices are SKPD heads the column so; OPD, the word of the law, is understood everywhere."""
    monkeypatch.setenv("BRAND_OPD", "SKPD")
    brand.cache_clear()
    try:
        for word in ("SKPD", "OPD"):
            assert civil_servants.read_roster(f"NIP,{word}\n{NIP},Dinas Sosial\n") == {NIP: "Dinas Sosial"}
        with pytest.raises(civil_servants.RosterError) as refused:
            civil_servants.read_roster(f"NIP,Kantor\n{NIP},Dinas Sosial\n")
        assert refused.value.problems == ["Baris pertama harus berisi judul kolom NIP dan SKPD."]
    finally:
        brand.cache_clear()
