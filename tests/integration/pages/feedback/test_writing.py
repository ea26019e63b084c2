"""FB-01: somebody writes to the city and gets a number; who wants to stay unknown stays unknown."""

import re
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
import structlog
import time_machine
from django.core.cache import cache, caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from pages.feedback.models import Aspiration, AspirationEvent
from tests.factories.feedback import a_photo, make_aspiration, typed
from tests.factories.shop import make_region, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.77"
NOON = "2026-11-03 12:00 +0700"


def everything_stored() -> str:
    """Every cell of every row of every table."""
    lines = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            lines += [f"{table} {row!r}" for row in cursor.fetchall()]
    return "\n".join(lines)


def send(client: Client, **fields: Any) -> Any:
    return client.post("/tanggapan/", typed(**fields), REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT="Peramban-Rahasia/1.0")


# --- number and status


def test_a_number_and_a_link_are_given(client: Client) -> None:
    kelurahan = make_region()
    with time_machine.travel(NOON, tick=False):
        response = send(client, kelurahan=kelurahan.code, phone="0812 3456 7890", dari="/panduan/cara-memesan/", may_be_public="on")
    row = Aspiration.objects.get()
    assert row.number == "TGP-2026-0001"
    assert (row.topic, row.role, row.kelurahan, row.phone, row.about) == ("situs", "warga", kelurahan, "+6281234567890", "/panduan/cara-memesan/")
    assert row.may_be_public
    assert str(row.due_on) == "2026-11-17", "ten working days"
    page = client.get(response["Location"]).content.decode()
    assert "Terima kasih" in page
    assert "TGP-2026-0001" in page
    assert "Selasa, 17 November 2026" in page
    assert row.text not in page, "a link may be passed on"


def test_numbers_run_on_and_begin_anew_each_year() -> None:
    with time_machine.travel(NOON) as clock:
        assert [make_aspiration().number for _ in range(2)] == ["TGP-2026-0001", "TGP-2026-0002"]
        clock.move_to("2027-01-01 00:30 +0700")
        assert make_aspiration().number == "TGP-2027-0001"


def test_pressing_twice_makes_one(client: Client) -> None:
    form = typed()
    first, second = client.post("/tanggapan/", form), client.post("/tanggapan/", form)
    assert first["Location"] == second["Location"]
    assert Aspiration.objects.count() == 1
    assert AspirationEvent.objects.count() == 1


def test_what_is_written_anew_on_the_same_page_is_not_lost(client: Client) -> None:
    """Sent, then back in the browser, and something else typed into the same form."""
    form = typed(phone="0812 3456 7890")
    links = [client.post("/tanggapan/", form | changed)["Location"] for changed in ({}, {"text": "Lampu jalan mati."}, {"phone": "0812 3456 7891"}, {})]
    assert links[3] == links[0]
    assert len(set(links)) == 3
    assert list(Aspiration.objects.order_by("pk").values_list("text", "phone")) == [
        (form["text"], "+6281234567890"),
        ("Lampu jalan mati.", "+6281234567890"),
        (form["text"], "+6281234567891"),
    ]


def test_a_photo_that_was_forgotten_comes_with_a_letter_of_its_own_and_once(client: Client) -> None:
    form = typed()
    for photo in ({}, {"photo": a_photo()}, {"photo": a_photo()}):
        assert client.post("/tanggapan/", form | photo).status_code == 302
    assert [bool(row.photo) for row in Aspiration.objects.order_by("pk")] == [False, True]


def test_a_guessed_link_is_not_found(client: Client) -> None:
    url = send(client)["Location"].split("?")[0]
    other = make_aspiration()
    assert client.get(url).status_code == 200
    number, key = url.rstrip("/").split("/")[-2:]
    for wrong in (f"/tanggapan/status/{number}/{key[:-1]}x/", f"/tanggapan/status/{other.number}/{key}/", f"/tanggapan/status/{number}/x/"):
        assert client.get(wrong).status_code == 404


def test_the_status_is_nobody_elses_and_no_search_engines(client: Client) -> None:
    response = client.get(send(client)["Location"])
    assert "noindex" in response.content.decode()
    assert "private" in response["Cache-Control"]


def test_the_form_writes_nothing_on_get(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/tanggapan/?dari=/berita/").status_code == 200
    assert len(queries) == 1, "the list of kelurahan"
    assert "csrftoken" in client.cookies
    assert "sessionid" not in client.cookies


# --- what it is about


def test_the_page_it_is_about_is_kept_when_it_is_ours(client: Client) -> None:
    assert "/berita/pasar/" in client.get("/tanggapan/?dari=/berita/pasar/").content.decode()
    for foreign in ("https://jahat.example/x", "//jahat.example", "/akun/profil/"):
        page = client.get("/tanggapan/", {"dari": foreign}).content.decode()
        assert foreign not in page
    send(client, dari="https://jahat.example/x")
    assert Aspiration.objects.get().about == ""


# --- wrong input


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"topic": ""}, "Pilih tentang apa."),
        ({"role": ""}, "Pilih salah satu."),
        ({"text": ""}, "Tulis tanggapan Anda."),
        ({"text": "x"}, "Tulis sedikit lebih panjang"),
        ({"kelurahan": "99.99.99.9999"}, "Pilih kelurahan dari daftar."),
        ({"phone": "0812"}, "Nomor HP kurang angka"),
        ({"email": "rina"}, "Tulis alamat e-mail yang benar"),
        ({"photo": SimpleUploadedFile("a.jpg", b"bukan foto", content_type="image/jpeg")}, "Ini bukan foto"),
    ],
)
def test_wrong_input_is_said_and_nothing_typed_is_lost(client: Client, wrong: dict[str, Any], words: str) -> None:
    response = send(client, **{"text": "Kalimat yang sudah diketik.", "dari": "/berita/", **wrong})
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert not Aspiration.objects.exists()
    if "text" not in wrong:
        assert "Kalimat yang sudah diketik." in page
    assert 'value="/berita/"' in page
    assert ("Pilih fotonya sekali lagi" in page) is ("photo" in wrong)


# --- photos


def test_a_photo_is_written_anew_and_lies_where_nobody_reads_it(client: Client, settings: Any) -> None:
    send(client, photo=a_photo())
    row = Aspiration.objects.get()
    stored = Path(row.photo.path).read_bytes()
    assert b"KAMERA-RAHASIA" not in stored
    assert "rumah" not in row.photo.name
    assert Image.open(BytesIO(stored)).format == "JPEG"
    assert not row.photo.path.startswith(str(settings.MEDIA_ROOT))
    with pytest.raises(ValueError, match="no address"):
        row.photo.url  # noqa: B018  reading it is the test
    room = f"/kelola/tanggapan/{row.pk}/foto/"
    assert client.get(f"/media/{row.photo.name}").status_code == 404
    assert client.get(room).status_code == 302, "a visitor is asked to sign in"
    for role, code in (("Editor", 403), ("Penjual", 403), (None, 403), ("Petugas", 200)):
        client.force_login(make_user(role))
        response = client.get(room)
        assert response.status_code == code, role
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"] == "image/jpeg"
    assert response.content == stored


# --- anonymous


def test_an_anonymous_one_keeps_nobody(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """Everything that could leak is there: an account in a session, a network address, a browser, a phone and an e-mail typed by mistake."""
    user = make_user(first_name="Rina-Rahasia")
    client.force_login(user)
    client.get("/tanggapan/")
    before, session = everything_stored(), client.session.session_key
    response = send(client, is_anonymous="on", phone="0812 9999 8888", email="rina.rahasia@example.com", photo=a_photo())
    assert response.status_code == 302
    row = Aspiration.objects.get()
    assert row.is_anonymous
    assert (row.phone, row.email) == ("", "")
    new = "\n".join(line for line in everything_stored().splitlines() if line not in before)
    assert "Huruf di halaman keranjang" in new, "the search looks where it should"
    for leak in (ADDRESS, "99998888", "0812 9999", "rina.rahasia", "Rina-Rahasia", str(user.phone), session, "Peramban-Rahasia", "rumah_saya"):
        assert leak not in new, leak
    assert not AspirationEvent.objects.exclude(actor=None).exists()
    fields = {field.name: getattr(field, "related_model", None) for field in Aspiration._meta.get_fields()}
    assert [name for name, model in fields.items() if model is type(user)] == ["owner"], "the only account is the officer's"
    assert ADDRESS not in str(vars(caches["counts"])) + str(vars(caches["limits"])) + str(vars(cache))


def test_the_database_itself_refuses_a_contact_of_an_anonymous_one() -> None:
    row = make_aspiration(is_anonymous=True, phone="+6281299998888", email="rina@example.com")
    assert (row.phone, row.email) == ("", "")
    for contact in ({"phone": "+6281299998888"}, {"email": "rina@example.com"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Aspiration.objects.filter(pk=row.pk).update(**contact)


def test_no_log_line_names_the_sender(client: Client, console: StringIO) -> None:
    """Sent, refused, and refused by the limit; a page outside this room shows that such lines would name the sender."""
    user = make_user()
    client.force_login(user)
    client.get("/keranjang/", REMOTE_ADDR=ADDRESS)
    assert ADDRESS in console.getvalue(), "the test would not see a leak"
    console.truncate(0)
    assert send(client, is_anonymous="on").status_code == 302
    assert send(client, is_anonymous="on", text="").status_code == 200
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, is_anonymous="on").status_code == 403
    for _ in range(8):
        send(client, is_anonymous="on")
    assert send(client, is_anonymous="on").status_code == 429
    structlog.get_logger("pages.feedback").warning("between")
    lines = console.getvalue()
    assert "request_finished" in lines
    for leak in (ADDRESS, f'"user_id": {user.pk}', "Peramban-Rahasia", "status/TGP"):
        assert leak not in lines, leak


def test_a_failure_names_nobody_either(client: Client, console: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(letter: Any) -> None:
        raise RuntimeError("rusak")

    monkeypatch.setattr("pages.feedback.actions.submit", broken)
    client.raise_request_exception = False
    client.force_login(make_user())
    assert send(client, is_anonymous="on").status_code == 500
    lines = console.getvalue()
    assert "request_failed" in lines
    assert ADDRESS not in lines
    assert not re.search(r'"user_id": \d', lines)
