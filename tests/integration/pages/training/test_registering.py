"""Registering without an account, the waiting list, offers, cancelling; and what strangers never see (TR-02, TR-03, TR-04, TR-08)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.models import TrainingMaterial, TrainingSeries, TrainingSessionPage, TrainingTopic
from pages.training import actions
from pages.training.exceptions import Refused
from pages.training.links import registration_url
from pages.training.models import Registration
from pages.training.queries import state_words
from tests.factories.pages import make_session
from tests.factories.shop import make_region
from tests.factories.training import make_person, make_registration
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
QUERIES_OF_SESSION = 10
LINK = "https://rapat.example/rahasia"


@pytest.fixture(autouse=True)
def frozen() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def send(client: Client, session: TrainingSessionPage, **fields: str) -> Any:
    data = {"name": "Siti Aminah", "phone": "0812 3456 7890", "email": "", "kelurahan": ""} | fields
    return client.post(f"{session.url}daftar/", data)


def words(client: Client, registration: Registration) -> str:
    return client.get(registration_url(registration)).content.decode()


def test_name_and_phone_are_enough(client: Client) -> None:
    session = make_session("Foto produk", seats=3)
    page = client.get(session.url).content.decode()
    assert "Sisa 3 dari 3 kursi" in page
    assert f'href="{session.url}daftar/">Daftar pelatihan ini' in page

    response = send(client, session)

    row = Registration.objects.get()
    assert (row.name, row.phone, row.state, row.via, row.consent) == ("Siti Aminah", "+6281234567890", "terdaftar", "sendiri", "sendiri")
    assert response.url == registration_url(row)
    html = words(client, row)
    assert "Anda terdaftar" in html
    assert "Pendaftaran atas nama Siti Aminah" in html
    assert "https://wa.me/6281234567890?text=" in html
    assert f"{session.url}kalender.ics" in html
    assert "Sisa 2 dari 3 kursi" in client.get(session.url).content.decode()


def test_pressing_twice_is_one_registration_and_finds_a_lost_link(client: Client) -> None:
    session = make_session(seats=3)
    first = send(client, session)
    second = send(Client(), session, name="  siti   AMINAH", phone="+62 812-3456-7890")
    assert second.url == first.url
    assert Registration.objects.count() == 1


def test_a_known_phone_under_another_name_opens_nothing(client: Client) -> None:
    session = make_session(seats=3)
    row = make_registration(session, name="Siti Aminah", phone="+6281234567890")
    response = send(client, session, name="Orang Lain")
    assert response.status_code == 200
    assert "sudah terdaftar di pelatihan ini dengan nama lain" in response.content.decode()
    assert registration_url(row) not in response.content.decode()
    assert 'value="Orang Lain"' in response.content.decode()


def test_guessing_the_name_behind_a_phone_is_stopped_after_ten_tries(client: Client) -> None:
    session = make_session(seats=3)
    make_registration(session, name="Siti Aminah", phone="+6281234567890")
    for number in range(10):
        send(client, session, name=f"Tebakan {number}")
    response = send(client, session)
    assert "Tunggu 15 menit" in response.content.decode()


def test_a_network_that_registers_hundreds_is_stopped(client: Client) -> None:
    session = make_session(seats=None)
    codes = [send(client, session, name=f"Orang {number}", phone=f"0812000{number:05d}").status_code for number in range(201)]
    assert codes[:200] == [302] * 200
    assert codes[200] == 429


def test_behind_a_proxy_each_network_has_a_limit_of_its_own(client: Client, settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    session = make_session(seats=None)

    def send_from(visitor: str) -> int:
        return client.post(f"/pelatihan/{session.slug}/daftar/", {}, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=visitor).status_code

    assert [send_from("203.0.113.7") for _ in range(201)] == [200] * 200 + [429]
    assert send_from("203.0.113.8") == 200


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"name": " "}, "Tulis nama Anda."),
        ({"phone": ""}, "Tulis nomor HP Anda."),
        ({"phone": "0812"}, "Nomor HP kurang angka."),
        ({"email": "siti@"}, "Tulis e-mail lengkap"),
        ({"kelurahan": "99.99"}, "Pilih kelurahan dari daftar."),
    ],
)
def test_wrong_input_is_explained_and_kept(client: Client, wrong: dict[str, str], text: str) -> None:
    response = send(client, make_session(seats=3), **({"email": "siti@contoh.id"} | wrong))
    html = response.content.decode()
    assert text in html
    kept = {"name": "Siti Aminah", "phone": "0812 3456 7890"} | wrong
    assert all(f'value="{kept[field]}"' in html for field in ("name", "phone") if kept[field].strip())
    assert not Registration.objects.exists()


def test_kelurahan_is_kept_when_given(client: Client) -> None:
    region = make_region()
    send(client, make_session(seats=3), kelurahan=region.code)
    assert Registration.objects.get().kelurahan == region


def test_who_comes_after_the_last_seat_waits_with_a_number(client: Client) -> None:
    session = make_session(seats=1)
    make_registration(session)
    make_registration(session, "menunggu")
    page = client.get(session.url).content.decode()
    assert "Penuh, 1 orang menunggu" in page
    assert "Masuk daftar tunggu" in page
    send(client, session)
    row = Registration.objects.latest("pk")
    assert state_words(row) == "Menunggu no. 2"
    assert "Menunggu no. 2" in words(client, row)


def test_without_a_limit_everybody_gets_in() -> None:
    session = make_session(seats=None)
    assert {actions.register(session.pk, make_person()).state for _ in range(3)} == {"terdaftar"}


def test_a_session_to_walk_into_takes_no_registration(client: Client) -> None:
    session = make_session(entry="langsung")
    assert "Datang langsung, tidak perlu mendaftar" in client.get(session.url).content.decode()
    assert send(client, session).url == session.url
    with pytest.raises(Refused):
        actions.register(session.pk, make_person())
    assert not Registration.objects.exists()


def test_registration_closes_when_the_session_begins(client: Client, frozen: Any) -> None:
    session = make_session(seats=3, in_days=1)
    frozen.move_to(NOW + timedelta(days=1))
    assert "Pendaftaran sudah ditutup" in client.get(session.url).content.decode()
    assert "Pendaftaran pelatihan ini sudah ditutup." in send(client, session).content.decode()
    assert not Registration.objects.exists()


def test_an_unpublished_session_is_not_there(client: Client) -> None:
    session = make_session(seats=3)
    session.unpublish()
    assert send(client, session).status_code == 404


def test_a_free_seat_goes_to_number_one_and_after_24_hours_to_number_two(frozen: Any) -> None:
    session = make_session(seats=1, in_days=5)
    seated, first, second = (actions.register(session.pk, make_person()) for _ in range(3))
    actions.cancel(seated)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.offered_until, second.state) == ("ditawari", NOW + timedelta(hours=24), "menunggu")
    assert state_words(first) == "Ditawari s.d. Senin, 23 November 2026, 10.00 WIB"

    frozen.move_to(NOW + timedelta(hours=23, minutes=59))
    assert actions.pass_on_seats(NOW + timedelta(hours=23, minutes=59)) == 0
    frozen.move_to(NOW + timedelta(hours=24))
    assert actions.pass_on_seats(NOW + timedelta(hours=24)) == 2
    assert actions.pass_on_seats(NOW + timedelta(hours=24)) == 0, "the job is safe to run twice"

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.reason) == ("batal", "lewat")
    assert (second.state, second.offered_until) == ("ditawari", NOW + timedelta(hours=48))
    with pytest.raises(Refused):
        actions.accept(first)


def test_near_the_start_an_offer_lasts_half_of_what_is_left(frozen: Any) -> None:
    session = make_session(seats=1, in_days=0.5)
    seated, first, second = (actions.register(session.pk, make_person()) for _ in range(3))
    actions.cancel(seated)
    first.refresh_from_db()
    assert first.offered_until == NOW + timedelta(hours=6)
    frozen.move_to(NOW + timedelta(hours=11, minutes=10))
    actions.pass_on_seats(NOW + timedelta(hours=11, minutes=10))
    second.refresh_from_db()
    assert second.state == "menunggu", "in the last hour nobody is asked any more"
    assert actions.register(session.pk, make_person()).state == "menunggu", "and nobody new passes who waits"


def test_offer_hours_are_a_setting(settings: Any) -> None:
    settings.TRAINING_OFFER_HOURS = 6
    session = make_session(seats=1, in_days=5)
    seated, first = (actions.register(session.pk, make_person()) for _ in range(2))
    actions.cancel(seated)
    first.refresh_from_db()
    assert first.offered_until == NOW + timedelta(hours=6)


def test_nobody_new_takes_the_seat_that_is_kept_for_somebody() -> None:
    session = make_session(seats=1, in_days=5)
    seated, _first = (actions.register(session.pk, make_person()) for _ in range(2))
    actions.cancel(seated)
    assert actions.register(session.pk, make_person()).state == "menunggu"


def test_more_seats_are_offered_to_who_waits_first() -> None:
    session = make_session(seats=1, in_days=5)
    rows = [actions.register(session.pk, make_person()) for _ in range(4)]
    session.seats = 3
    session.save_revision().publish()
    assert actions.register(session.pk, make_person()).state == "menunggu", "a newcomer does not pass the queue"
    assert [Registration.objects.get(pk=row.pk).state for row in rows] == ["terdaftar", "ditawari", "ditawari", "menunggu"]


def test_offer_is_taken_or_let_go_by_a_press_and_a_get_changes_nothing(client: Client) -> None:
    session = make_session(seats=1, in_days=5)
    one = make_registration(session, "ditawari", offered_until=NOW + timedelta(hours=2))
    two = make_registration(session, "menunggu")
    url = registration_url(one)
    html = words(client, one)
    assert "Giliran Anda: jawab tawaran kursi" in html
    assert "Ditawari s.d. Minggu, 22 November 2026, 12.00 WIB" in html
    for action in ("ambil", "lepas", "batal"):
        assert client.get(f"{url}{action}/").status_code == 405
    with CaptureQueriesContext(
        connection,
    ) as caught:
        client.get(url)
    assert not [query["sql"] for query in caught if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]

    client.post(f"{url}lepas/")
    assert [Registration.objects.get(pk=row.pk).state for row in (one, two)] == ["batal", "ditawari"]
    client.post(f"{registration_url(two)}ambil/")
    client.post(f"{registration_url(two)}ambil/")
    assert Registration.objects.get(pk=two.pk).state == "terdaftar"


def test_a_passed_offer_says_so_before_the_job_has_run(client: Client, frozen: Any) -> None:
    session = make_session(seats=1, in_days=5)
    row = make_registration(session, "ditawari", offered_until=NOW + timedelta(hours=2))
    frozen.move_to(NOW + timedelta(hours=3))
    html = words(client, row)
    assert "Tawaran kursi sudah lewat" in html
    assert "Ambil kursi ini" not in html
    client.post(f"{registration_url(row)}ambil/")
    assert Registration.objects.get().state == "ditawari", "the job decides, once"


def test_cancelling_by_the_signed_link_and_registering_anew(client: Client) -> None:
    session = make_session(seats=1, in_days=5)
    row = actions.register(session.pk, make_person(name="Siti Aminah", phone="+6281234567890"))
    assert "Pendaftaran batal" in client.post(f"{registration_url(row)}batal/", follow=True).content.decode()
    client.post(f"{registration_url(row)}batal/")
    assert "Daftar lagi" in words(client, row)
    send(client, session)
    assert list(Registration.objects.order_by("pk").values_list("state", flat=True)) == ["batal", "terdaftar"]


def test_who_began_cannot_cancel(client: Client, frozen: Any) -> None:
    session = make_session(seats=1, in_days=1)
    row = actions.register(session.pk, make_person())
    frozen.move_to(NOW + timedelta(days=1))
    html = client.post(f"{registration_url(row)}batal/", follow=True).content.decode()
    assert "Pelatihan sudah mulai" in html
    assert Registration.objects.get().state == "terdaftar"


@pytest.mark.parametrize("token", ["1", "1.", "1.abc", "abc.def", "2.{sig}", "../1", "0"])
def test_a_guessed_address_opens_nothing(client: Client, token: str) -> None:
    row = make_registration(make_session(seats=3), name="Siti Rahasia")
    make_registration(row.session, name="Orang Kedua")
    signature = registration_url(row).rstrip("/").rsplit(".", 1)[1]
    response = client.get(f"/pelatihan/pendaftaran/{token.format(sig=signature)}/")
    assert response.status_code == 404
    assert "Siti Rahasia" not in response.content.decode()


def test_the_page_is_private(client: Client) -> None:
    row = make_registration(make_session(seats=3))
    for address in (registration_url(row), f"{registration_url(row)}kode.svg"):
        control = client.get(address)["Cache-Control"]
        assert "private" in control
        assert "no-store" in control
    assert '<meta name="robots" content="noindex, nofollow">' in words(client, row)


def test_the_code_is_a_drawing_without_inline_style(client: Client) -> None:
    row = make_registration(make_session(seats=3))
    response = client.get(f"{registration_url(row)}kode.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert b"<path" in response.content
    assert b"style=" not in response.content


def test_the_meeting_link_is_for_the_registered_alone(client: Client, frozen: Any) -> None:
    session = make_session("Tanya jawab", place="", online_how="Tautan tampil setelah mendaftar.", online_link=LINK, seats=1, in_days=1)
    states = {state: make_registration(session, state, offered_until=NOW + timedelta(hours=2) if state == "ditawari" else None) for state in
              ("terdaftar", "hadir", "menunggu", "ditawari", "batal")}  # fmt: skip
    for address in (session.url, f"{session.url}daftar/", "/pelatihan/", "/", "/cari/?q=tanya", "/sitemap-halaman.xml"):
        assert LINK not in client.get(address).content.decode(), address
    assert {state for state, row in states.items() if LINK in words(client, row)} == {"terdaftar", "hadir"}
    session.unpublish()
    assert LINK not in words(client, states["terdaftar"])


def test_a_link_needs_registration() -> None:
    session = make_session(seats=1)
    session.online_link, session.entry = LINK, "langsung"
    with pytest.raises(Exception, match="Tautan hanya dilihat orang yang terdaftar"):
        session.full_clean()


def test_documents_are_for_the_registered_after_the_end(client: Client, frozen: Any) -> None:
    from django.core.files.base import ContentFile
    from wagtail.documents.models import Document

    from tests.factories.shop import make_user

    session = make_session(seats=5, in_days=1)
    document = Document.objects.create(title="Slide", file=ContentFile(b"isi bahan", name="slide.txt"))
    material = TrainingMaterial.objects.create(page=session, title="Slide kelas", document=document)
    other = TrainingMaterial.objects.create(
        page=make_session(), title="Lain", document=Document.objects.create(title="Lain", file=ContentFile(b"lain", name="lain.txt"))
    )
    came, waits = make_registration(session, "hadir"), make_registration(session, "menunggu")
    own = f"{registration_url(came)}bahan/{material.pk}/"
    assert client.get(own).status_code == 404, "not before the end"
    frozen.move_to(NOW + timedelta(days=2))
    assert "Slide kelas" in words(client, came)
    assert b"".join(client.get(own).streaming_content) == b"isi bahan"
    assert client.get(f"{registration_url(waits)}bahan/{material.pk}/").status_code == 404
    assert client.get(f"{registration_url(came)}bahan/{other.pk}/").status_code == 404
    assert "Slide kelas" not in client.get(session.url).content.decode()
    assert client.get(document.url).status_code == 404, "nor at the public address of documents"
    assert client.get(f"/media/{document.file.name}").status_code == 404
    client.force_login(make_user("Editor"))
    assert b"".join(client.get(document.url).streaming_content) == b"isi bahan"


def test_level_two_refuses_people_without_level_one_and_leads_there(client: Client, frozen: Any) -> None:
    topic = TrainingTopic.objects.create(name="Foto", slug="foto")
    past = make_session("Foto dasar", topic=topic, level="pemula", in_days=1, seats=9)
    came = make_registration(past, "hadir", phone="+6281234567890")
    make_registration(past, "terdaftar", phone="+6281234567891")
    again = make_session("Foto dasar lagi", topic=topic, level="pemula", in_days=9, seats=9)
    other_date = make_session("Foto dasar lama", topic=topic, level="pemula", in_days=2, seats=9)
    two = make_session("Foto lanjutan", topic=topic, level="lanjut", in_days=12, seats=9, requires=other_date)
    frozen.move_to(NOW + timedelta(days=3))

    assert again.url in client.get(two.url).content.decode()
    for phone in ("0812 3456 7899", "0812 3456 7891"):  # never there; registered, did not come
        html = send(client, two, phone=phone).content.decode()
        assert "belum tercatat hadir" in html
        assert f'href="{again.url}"' in html
    assert not Registration.objects.filter(session=two).exists()
    send(client, two, name=came.name)
    assert Registration.objects.get(session=two).state == "terdaftar"


@pytest.mark.parametrize("other", ["none", "itself", "begun", "draft"])
def test_where_the_earlier_one_has_no_coming_date_there_is_a_sentence_and_no_link(client: Client, other: str) -> None:
    topic = TrainingTopic.objects.create(name="Foto", slug="foto")
    same = {"topic": topic, "level": "pemula"}
    required = make_session("Foto dasar", in_days=-3, **same)
    if other == "begun":
        make_session("Sudah mulai", in_days=-0.04, **same)
    if other == "draft":
        required.unpublish()
        make_session("Foto dasar lagi", **same).unpublish()
    session = make_session("Foto lanjutan", in_days=9, seats=9, requires=required, **(same if other == "itself" else {}))
    page = client.get(session.url).content.decode()
    assert "Untuk orang yang sudah hadir di “Foto dasar”." in page
    assert "Belum pernah? Ikut yang ini dulu" not in page
    answer = send(client, session).content.decode()
    assert "belum tercatat hadir" in answer
    assert "Ikut yang ini dulu" not in answer


def test_a_series_shows_the_dates_of_its_own_batch(client: Client) -> None:
    series = TrainingSeries.objects.create(name="Kelas Naik")
    first = make_session("Pertemuan satu", series=series, batch=2)
    make_session("Pertemuan dua", series=series, batch=2, in_days=9)
    make_session("Angkatan lain", series=series, batch=1)
    html = client.get(first.url).content.decode()
    assert "Kelas Naik, angkatan 2" in html
    assert "Pertemuan dua" in html
    assert "Angkatan lain" not in html


def test_this_browser_finds_its_registration_on_the_sessions_page(client: Client) -> None:
    session = make_session(seats=3)
    send(client, session)
    url = registration_url(Registration.objects.get())
    assert url in client.get(session.url).content.decode()
    assert url not in Client().get(session.url).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_session_page_costs_the_same_however_many_registered(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    session = make_session(seats=9)
    for _ in range(rows):
        make_registration(session)
    client.get(session.url)
    with django_assert_num_queries(QUERIES_OF_SESSION):
        client.get(session.url)


def test_every_change_is_told_where_there_is_an_address(frozen: Any) -> None:
    session = make_session("Foto", seats=1, in_days=5, place="", online_how="Daring", online_link=LINK)
    with delivering():
        seated = actions.register(session.pk, make_person(name="Siti", email="siti@contoh.id"))
        actions.register(session.pk, make_person(name="Budi", email="budi@contoh.id"))
        actions.register(session.pk, make_person(name="Tanpa surel"))
        actions.cancel(seated)
        frozen.move_to(NOW + timedelta(hours=24))
        actions.pass_on_seats(NOW + timedelta(hours=24))
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["siti@contoh.id"], "Anda terdaftar: Foto"),
        (["budi@contoh.id"], "Anda menunggu no. 1: Foto"),
        (["siti@contoh.id"], "Pendaftaran batal: Foto"),
        (["budi@contoh.id"], "Giliran Anda: ada kursi untuk Foto"),
        (["budi@contoh.id"], "Tawaran kursi lewat: Foto"),
    ]
    assert "Jawab sebelum Senin, 23 November 2026, 10.00 WIB" in mail.outbox[3].body
    for message in mail.outbox:
        assert "/pelatihan/pendaftaran/" in message.body
        assert LINK not in message.body + str(message.alternatives)
