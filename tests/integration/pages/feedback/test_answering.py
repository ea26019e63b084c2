"""FB-02 and NW-08: officers answer in time, their work is written down, the public reads what an officer worded and nothing else."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.feedback import actions
from pages.feedback.addresses import status_url
from pages.feedback.models import AppendOnlyError, Aspiration, AspirationEvent, State
from portal.accounts.models import User
from tests.factories.feedback import make_aspiration
from tests.factories.shop import make_region, make_shop, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
ROOM = "/kelola/tanggapan/"
NOON = "2026-11-03 12:00 +0700"


@pytest.fixture
def officer() -> User:
    return make_user("Petugas", first_name="Hendra")


@pytest.fixture
def desk(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def act(client: Client, row: Aspiration, action: str, **fields: str) -> Any:
    return client.post(f"{ROOM}{row.pk}/{action}/", fields)


# --- who may enter


@pytest.mark.parametrize("role", ["Penjual", "Editor", None])
def test_others_are_kept_out_by_get_and_post(client: Client, role: str | None) -> None:
    row = make_aspiration(phone="+6281299998888", text="Hanya petugas membaca ini.")
    user = make_user(role)
    if role == "Penjual":
        make_shop(user)
    client.force_login(user)
    for path in ("", "unduh/", f"{row.pk}/", f"{row.pk}/foto/"):
        response = client.get(ROOM + path)
        assert response.status_code == 403, path
        assert "Hanya petugas" not in response.content.decode()
    for action in ("ambil", "teruskan", "jawab", "tutup", "tampilkan", "tarik"):
        assert act(client, row, action, answer="Palsu.", reason="Palsu.", office="Palsu").status_code == 403
    row.refresh_from_db()
    assert row.state == State.RECEIVED
    assert row.events.count() == 1


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    row = make_aspiration()
    for path in ("", "unduh/", f"{row.pk}/", f"{row.pk}/foto/"):
        assert client.get(ROOM + path)["Location"].startswith("/masuk/")
    assert act(client, row, "jawab", answer="Palsu.")["Location"].startswith("/masuk/")
    row.refresh_from_db()
    assert row.answer == ""


def test_a_get_changes_nothing(desk: Client) -> None:
    row = make_aspiration()
    assert desk.get(f"{ROOM}{row.pk}/jawab/").status_code == 405
    assert desk.post(f"{ROOM}{row.pk}/hapus/").status_code == 404


# --- what waits longest stands first


def test_overdue_first_then_open_then_finished(desk: Client) -> None:
    later, fresh, late, finished = make_aspiration(late_by=9), make_aspiration(), make_aspiration(late_by=1), make_aspiration(late_by=20)
    actions.close(finished, "Isinya sama dengan yang lain.", officer=make_user("Petugas"))
    page = desk.get(ROOM).content.decode()
    places = [page.index(f">{row.number}<") for row in (later, late, fresh, finished)]
    assert places == sorted(places)
    assert page.count(", lewat</span>") == 2


def test_the_officers_home_shows_what_is_overdue(desk: Client) -> None:
    with time_machine.travel(NOON) as clock:
        row = make_aspiration()
        clock.shift(timedelta(days=14))
        assert row.number not in desk.get("/kelola/").content.decode(), "17 November is the last day"
        clock.shift(timedelta(days=1))
        page = desk.get("/kelola/").content.decode()
        assert "Tanggapan lewat batas waktu" in page
        assert row.number in page
        actions.answer(row, "Sudah diperbesar.", officer=make_user("Petugas"))
        assert row.number not in desk.get("/kelola/").content.decode()


def test_an_administrators_home_shows_it_and_an_editors_does_not(client: Client) -> None:
    row = make_aspiration(late_by=3)
    client.force_login(make_user(is_superuser=True))
    assert row.number in client.get("/kelola/").content.decode()
    client.force_login(make_user("Editor"))
    assert row.number not in client.get("/kelola/").content.decode()


def test_filters(desk: Client) -> None:
    here = make_region()
    training = make_aspiration(topic="pelatihan")
    local = make_aspiration(kelurahan=here)
    late = make_aspiration(late_by=2)
    for query, expected in (
        ("topik=pelatihan", {training}),
        (f"kelurahan={here.code}", {local}),
        ("keadaan=lewat", {late}),
        ("keadaan=diterima", {training, local, late}),
        ("keadaan=dijawab", set()),
        ("topik=tidakada", {training, local, late}),
    ):
        page = desk.get(f"{ROOM}?{query}").content.decode()
        assert {row for row in (training, local, late) if f">{row.number}<" in page} == expected, query


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(desk: Client, rows: int) -> None:
    for _ in range(rows):
        make_aspiration(kelurahan=make_region(), owner=make_user("Petugas"))
    desk.get(ROOM)
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(ROOM).status_code == 200
    asked = [query["sql"] for query in queries if "feedback_" in query["sql"]]
    assert len(asked) == 2, "how many, and which"
    assert len(queries) == 13


# --- the states in plain words


def test_the_writer_follows_every_state(desk: Client, officer: User, client: Client) -> None:
    row = make_aspiration()
    url = status_url(row.number)

    def says(*words: str) -> None:
        page = Client().get(url).content.decode()
        for word in words:
            assert word in page, word
        assert "Hendra" not in page, "officers are not named to the public"
        assert "Rahasia dinas" not in page

    says("Giliran petugas", "Diterima")
    assert act(desk, row, "ambil").status_code == 302
    says("Sedang dibaca")
    assert act(desk, row, "teruskan", office="Dinas Kominfo", note="Rahasia dinas").status_code == 302
    says("Diteruskan ke Dinas Kominfo")
    assert act(desk, row, "jawab", answer="Huruf sudah kami perbesar.").status_code == 302
    says("Dijawab", "Huruf sudah kami perbesar.")
    row.refresh_from_db()
    assert row.owner == officer
    assert [(event.kind, event.actor_name) for event in row.events.all()] == [
        ("diterima", ""),
        ("dibaca", "Hendra"),
        ("diteruskan", "Hendra"),
        ("dijawab", "Hendra"),
    ]


def test_closing_needs_a_reason_and_the_writer_reads_it(desk: Client) -> None:
    row = make_aspiration()
    response = act(desk, row, "tutup", reason="  ")
    assert response.status_code == 400
    assert "Tulis alasannya. Penulis berhak tahu." in response.content.decode()
    act(desk, row, "tutup", reason="Bukan urusan pemerintah kota.")
    page = Client().get(status_url(row.number)).content.decode()
    assert "Ditutup tanpa jawaban" in page
    assert "Bukan urusan pemerintah kota." in page


def test_two_officers_at_once_the_second_is_told_and_keeps_the_words(desk: Client) -> None:
    row = make_aspiration()
    actions.close(row, "Isinya sama.", officer=make_user("Petugas"))
    response = act(desk, row, "tutup", reason="Alasan yang sudah diketik.")
    page = response.content.decode()
    assert "Ini tidak bisa dilakukan lagi" in page
    row.refresh_from_db()
    assert row.closing_reason == "Isinya sama."
    assert row.events.count() == 2
    for action in (lambda: actions.take(row, officer=make_user()), lambda: actions.forward(row, "X", officer=make_user())):
        with pytest.raises(actions.NotNowError):
            action()


def test_history_is_only_added_to() -> None:
    row = make_aspiration()
    event = row.events.get()
    event.note = "Lain."
    for change in (event.save, event.delete, lambda: AspirationEvent.objects.update(note="Lain."), lambda: row.events.all().delete()):
        with pytest.raises(AppendOnlyError):
            change()
    assert AspirationEvent.objects.get().note == ""


def test_an_officers_name_outlives_the_account(officer: User) -> None:
    row = make_aspiration()
    actions.take(row, officer=officer)
    officer.delete()
    assert [event.actor_name for event in row.events.all()] == ["", "Hendra"]


# --- mail


def test_the_answer_is_mailed_where_there_is_an_address(officer: User) -> None:
    silent, heard = make_aspiration(), make_aspiration(email="rina@example.com")
    with delivering():
        actions.take(heard, officer=officer)
        actions.answer(silent, "Terima kasih.", officer=officer)
        actions.answer(heard, "Huruf sudah kami perbesar.", officer=officer)
    [message] = mail.outbox
    assert message.to == ["rina@example.com"]
    assert message.subject == f"Jawaban atas tanggapan {heard.number}"
    html = message.alternatives[0][0]
    for body in (message.body, html):
        assert "Huruf sudah kami perbesar." in body
        assert status_url(heard.number) in body
        assert "Hendra" not in body


def test_the_reason_is_mailed_too(officer: User) -> None:
    row = make_aspiration(email="rina@example.com")
    with delivering():
        actions.close(row, "Isinya sama.", officer=officer)
    assert mail.outbox[0].subject == f"Tanggapan {row.number} ditutup"
    assert "Isinya sama." in mail.outbox[0].body


# --- the public


def answered(officer: User, **fields: Any) -> Aspiration:
    fields.setdefault("may_be_public", True)
    row = make_aspiration(text="Saya Rina, nomor 0812. Mana pesanan saya?", phone="+6281299998888", email="rina@example.com", **fields)
    return actions.answer(row, "Bu Rina, pesanan Anda sudah dikirim.", officer=officer)


def test_nothing_is_public_until_an_officer_wrote_it(desk: Client, officer: User) -> None:
    row = answered(officer)
    public = Client().get("/tanggapan/jawaban/").content.decode()
    assert "Rina" not in public
    assert "Belum ada jawaban untuk umum" in public
    assert act(desk, row, "tampilkan", question="", reply="Ada.").status_code == 400
    assert act(desk, row, "tampilkan", question="Di mana melihat pesanan?", reply="Buka Cek pesanan.").status_code == 302
    public = Client().get("/tanggapan/jawaban/").content.decode()
    assert "Di mana melihat pesanan?" in public
    assert "Buka Cek pesanan." in public
    for leak in ("Rina", "0812", "99998888", "rina@", row.number, "Hendra"):
        assert leak not in public, leak
    assert act(desk, row, "tarik").status_code == 302
    assert "Di mana melihat pesanan?" not in Client().get("/tanggapan/jawaban/").content.decode()
    assert [event.kind for event in row.events.all()] == ["diterima", "dijawab", "tampil", "ditarik"]


def test_who_did_not_agree_is_never_public(desk: Client, officer: User) -> None:
    row = answered(officer, may_be_public=False)
    assert "tidak ingin tanggapan ini ditampilkan" in desk.get(f"{ROOM}{row.pk}/").content.decode()
    act(desk, row, "tampilkan", question="Di mana melihat pesanan?", reply="Buka Cek pesanan.")
    assert "Cek pesanan." not in Client().get("/tanggapan/jawaban/").content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Aspiration.objects.filter(pk=row.pk).update(published_at=timezone.now(), public_question="A", public_answer="B")


def test_an_open_one_cannot_be_public(officer: User) -> None:
    row = make_aspiration(may_be_public=True)
    with pytest.raises(actions.NotNowError):
        actions.publish(row, "Tanya?", "Jawab.", officer=officer)


def test_what_visitors_wrote_is_text_and_no_markup(desk: Client, officer: User) -> None:
    row = make_aspiration(text="<script>alert(1)</script> sepuluh huruf", may_be_public=True)
    actions.answer(row, "<b>tebal</b>", officer=officer)
    actions.publish(row, "<i>Tanya</i>", "<u>Jawab</u>", officer=officer)
    pages = [desk.get(f"{ROOM}{row.pk}/"), desk.get(ROOM), Client().get("/tanggapan/jawaban/"), Client().get(status_url(row.number))]
    for page in (page.content.decode() for page in pages):
        for raw in ("<script>alert", "<b>tebal", "<i>Tanya", "<u>Jawab"):
            assert raw not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_public_answers_cost_the_same(officer: User, rows: int, client: Client) -> None:
    for _ in range(rows):
        actions.publish(answered(officer), "Tanya?", "Jawab.", officer=officer)
    with CaptureQueriesContext(connection) as queries:
        client.get("/tanggapan/jawaban/")
    assert len(queries) == 2
    assert not any('"text"' in query["sql"] or "phone" in query["sql"] for query in queries), "not even read"


def test_public_answers_are_paged(officer: User, client: Client) -> None:
    for number in range(21):
        actions.publish(answered(officer), f"Pertanyaan {number}.", "Jawab.", officer=officer)
    first, second = (client.get(f"/tanggapan/jawaban/?page={page}").content.decode() for page in (1, 2))
    assert "Pertanyaan 20." in first
    assert "Pertanyaan 0." not in first
    assert "Pertanyaan 0." in second
    assert client.get("/tanggapan/jawaban/?page=9").status_code == 404


# --- table


def test_the_table_has_no_contacts_and_no_formulas(desk: Client) -> None:
    make_aspiration(text="=HYPERLINK(jahat)", phone="+6281299998888", email="rina@example.com")
    make_aspiration(topic="pelatihan")
    response = desk.get(f"{ROOM}unduh/?topik=situs")
    text = response.content.decode().removeprefix("\ufeff")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert len(rows) == 2, "head and the filtered row"
    assert rows[1][0].startswith("TGP-")
    assert "'=HYPERLINK(jahat)" in rows[1]
    for leak in ("99998888", "rina@"):
        assert leak not in text
