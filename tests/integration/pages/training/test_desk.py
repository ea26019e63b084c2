"""The officers' room: lists of names with consent, the list at the door, the file; and that nobody else gets in (TR-05, TR-09)."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from wagtail.models import ModelLogEntry

from pages.models import TrainingSessionPage
from pages.training import actions, arrivals
from pages.training.actions import Consent, Person
from pages.training.exceptions import WrongRows
from pages.training.links import code_id, code_of
from pages.training.models import CheckIn, Registration
from tests.factories.pages import make_session
from tests.factories.shop import make_region, make_shop, make_user
from tests.factories.training import make_person, make_registration

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
QUERIES_OF_DETAIL = 13
QUERIES_OF_REFUSED_LIST = 10
NAMES = [
    "Siti Aminah, 0812 3456 7801", "Budi Santoso; +62 812-3456-7802", "Rahmat Hidayat", "Dewi 081234567804", "Tiur Br. Sinaga",
    "Lim Mei Hwa\t0812.3456.7806", "Josua", "Nurhayati Siregar, ", "Ahmad (RT 2)", "Ahmad (RT 3)", "Rosmaida, 0812 3456 7811", "Sulaiman",
]  # fmt: skip


@pytest.fixture(autouse=True)
def frozen() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(client: Client) -> Any:
    user = make_user("Petugas")
    client.force_login(user)
    return user


def room(session: TrainingSessionPage, end: str = "") -> str:
    return f"/kelola/pelatihan/{session.pk}/{end}"


def enrol(client: Client, session: TrainingSessionPage, people: str, **fields: Any) -> Any:
    data = {"people": people, "consent": "ketua", "consent_by": "Bu Rahma, ketua RT 4", "key": str(uuid4())} | fields
    return client.post(room(session, "daftarkan/"), data)


def deliver(client: Client, session: TrainingSessionPage, *rows: dict[str, Any]) -> Any:
    full = [{"uuid": str(uuid4()), "at": "2026-11-22T02:00:00Z"} | row for row in rows]
    return client.post(room(session, "hadir/kirim/"), json.dumps({"rows": full}), content_type="application/json")


def test_twelve_names_in_one_go_with_consent_and_those_beyond_the_seats_wait(client: Client, officer: Any) -> None:
    session = make_session(seats=10)
    response = enrol(client, session, "\n".join(NAMES))
    assert response.status_code == 302
    rows = list(Registration.objects.order_by("pk"))
    assert [row.state for row in rows] == ["terdaftar"] * 10 + ["menunggu"] * 2
    assert {(row.via, row.consent, row.consent_by, row.enrolled_by) for row in rows} == {("petugas", "ketua", "Bu Rahma, ketua RT 4", officer)}
    assert [row.phone for row in rows[:6]] == ["+6281234567801", "+6281234567802", "", "+6281234567804", "", "+6281234567806"]
    assert [row.name for row in rows[5:10]] == ["Lim Mei Hwa", "Josua", "Nurhayati Siregar", "Ahmad (RT 2)", "Ahmad (RT 3)"]
    page = client.get(response.url).content.decode()
    assert "12 orang didaftarkan. 2 di antaranya menunggu." in page
    assert "Menunggu no. 2" in page


def test_wrong_rows_are_named_and_nothing_typed_is_lost(client: Client, officer: Any) -> None:
    session = make_session(seats=10)
    make_registration(session, phone="+6281234567899")
    typed = "Siti, 0812 34\n\nBudi\n0812 3456 7803\nTiur, 0812 3456 7899\nbudi"
    first = enrol(client, session, typed).content.decode()
    assert "Baris 1, Siti, 0812 34:</b> Nomor HP kurang angka." in first
    assert "Baris 3, 0812 3456 7803:</b> Nama belum ditulis." in first
    assert "Belum ada yang didaftarkan." in first
    assert "Siti, 0812 34\n\nBudi\n" in first.replace("\r\n", "\n")
    assert 'value="Bu Rahma, ketua RT 4"' in first
    second = enrol(client, session, "Budi\nTiur, 0812 3456 7899\nbudi").content.decode()
    assert "Baris 2, Tiur, 0812 3456 7899:</b> Sudah terdaftar di pelatihan ini." in second
    assert "Baris 3, budi:</b> Sama dengan baris 1." in second
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"people": " \n "}, "Tulis paling sedikit satu nama."),
        ({"consent": ""}, "Pilih dari mana persetujuannya."),
        ({"consent": "sendiri"}, "sendiri"),
        ({"consent_by": " "}, "Tulis siapa yang menyampaikan persetujuan mereka."),
        ({"key": "x"}, "Muat ulang halaman ini"),
        ({"people": "\n".join(f"Orang {number} abc" for number in range(201))}, "Paling banyak 200 nama"),
        ({"people": "x" * 500}, "Baris ini terlalu panjang"),
    ],
)
def test_wrong_lists_are_refused(client: Client, officer: Any, wrong: dict[str, str], text: str) -> None:
    response = enrol(client, make_session(seats=3), **({"people": "Siti"} | wrong))
    assert response.status_code == 200
    assert text in response.content.decode()
    assert not Registration.objects.exists()


def test_one_form_sent_twice_enrols_once(client: Client, officer: Any) -> None:
    session, key = make_session(seats=3), str(uuid4())
    assert enrol(client, session, "Siti\nBudi", key=key).status_code == enrol(client, session, "Siti\nBudi", key=key).status_code == 302
    assert Registration.objects.count() == 2


def test_an_officer_vouches_for_what_was_learnt_before(client: Client, officer: Any) -> None:
    session = make_session("Lanjutan", seats=9, requires=make_session("Dasar"))
    assert "Belum tercatat hadir di “Dasar”." in enrol(client, session, "Siti").content.decode()
    assert not Registration.objects.exists()
    enrol(client, session, "Siti", checked="on")
    assert Registration.objects.get().state == "terdaftar"


@pytest.mark.parametrize("rows", [1, 3])
def test_who_came_before_is_asked_once_for_a_whole_list(officer: Any, django_assert_num_queries: Any, rows: int) -> None:
    required = make_session("Dasar")
    session = make_session("Lanjutan", seats=9, requires=required)
    people = [make_person() for _ in range(rows)]
    came = make_registration(required, "hadir")
    with django_assert_num_queries(QUERIES_OF_REFUSED_LIST), pytest.raises(WrongRows) as caught:
        actions.enrol(session.pk, [*people, Person(came.name, came.phone)], Consent("lisan"), officer, uuid4())
    assert sorted(caught.value.rows) == list(range(1, rows + 1))


def test_an_officer_cancels_for_somebody_and_the_seat_goes_on(client: Client, officer: Any) -> None:
    session = make_session(seats=1, in_days=5)
    one, two = make_registration(session), make_registration(session, "menunggu")
    client.post(room(session, f"batal/{one.pk}/"))
    assert [Registration.objects.get(pk=row.pk).state for row in (one, two)] == ["batal", "ditawari"]
    assert Registration.objects.get(pk=one.pk).reason == "petugas"
    assert client.post(room(make_session(), f"batal/{two.pk}/")).status_code == 404, "by the address of another session"


def test_the_file_has_everybody_and_no_formula(client: Client, officer: Any) -> None:
    session = make_session(seats=3)
    make_registration(session, name="=1+1", phone="+6281234567890", kelurahan=make_region())
    response = client.get(room(session, "daftar.csv"))
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("'=1+1;0812-3456-7890;;Pasar Baru;Terdaftar;Mendaftar sendiri;")
    assert response["Cache-Control"].startswith("private, no-store")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_one_and_three_people(client: Client, officer: Any, django_assert_num_queries: Any, rows: int) -> None:
    session = make_session(seats=1)
    for _ in range(rows):
        make_registration(session, "menunggu")
    client.get(room(session))
    with django_assert_num_queries(QUERIES_OF_DETAIL):
        client.get(room(session))


def test_past_and_withdrawn_sessions_stay_within_reach(client: Client, officer: Any, frozen: Any) -> None:
    past, gone = make_session("Sudah lewat", in_days=1), make_session("Ditarik", in_days=9)
    make_registration(gone)
    gone.unpublish()
    frozen.move_to(NOW + timedelta(days=3))
    index = client.get("/kelola/pelatihan/").content.decode()
    assert "Tidak jadi diadakan" in index
    assert "Sudah lewat" not in index
    assert past.title in client.get("/kelola/pelatihan/?lewat=1").content.decode()


@pytest.mark.parametrize("role", ["Penjual", "Editor", None])
def test_nobody_else_gets_in_by_any_address(client: Client, role: str | None) -> None:
    session = make_session(seats=3)
    row = make_registration(session, name="Siti Rahasia")
    user = make_user(role)
    if role == "Penjual":
        make_shop(user)
    client.force_login(user)
    for end in ("", "daftarkan/", "daftar.csv", "hadir/", "hadir/pekerja.js"):
        response = client.get(room(session, end))
        assert response.status_code == 403, end
        assert "Siti Rahasia" not in response.content.decode()
    for end in ("daftarkan/", f"batal/{row.pk}/", "hadir/"):
        assert client.post(room(session, end), {"registration": row.pk, "uuid": str(uuid4())}).status_code == 403, end
    assert deliver(client, session, {"registration": row.pk}).status_code == 403
    assert client.get("/kelola/pelatihan/").status_code == 403
    assert Registration.objects.get().state == "terdaftar"


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    session = make_session(seats=3)
    row = make_registration(session)
    for end in ("", "daftar.csv", "hadir/", "hadir/pekerja.js"):
        assert client.get(room(session, end)).status_code == 302
    assert deliver(client, session, {"registration": row.pk}).status_code == 302
    assert not CheckIn.objects.exists()


def test_only_the_page_at_the_door_has_camera_and_worker(client: Client, officer: Any) -> None:
    session = make_session(seats=3)
    door = client.get(room(session, "hadir/"))
    assert door["Permissions-Policy"].startswith("camera=(self), microphone=()")
    assert "worker-src 'self'" in door["Content-Security-Policy"]
    assert "unsafe-inline" not in door["Content-Security-Policy"]
    for address in (room(session), "/kelola/", session.url):
        response = client.get(address)
        assert response["Permissions-Policy"].startswith("camera=()")
        assert "worker-src" not in response["Content-Security-Policy"]


def test_the_worker_keeps_that_page_and_files_that_exist(client: Client, officer: Any) -> None:
    from django.contrib.staticfiles import finders

    session = make_session(seats=3)
    response = client.get(room(session, "hadir/pekerja.js"))
    assert response["Content-Type"].startswith("text/javascript")
    kept = json.loads(response.content.decode().split("const KEPT = ", 1)[1].split(";\n", 1)[0])
    assert kept["page"] == room(session, "hadir/")
    assert all(finders.find(name.removeprefix("/static/")) for name in kept["files"])
    html = client.get(kept["page"]).content.decode()
    for part in html.split('"'):
        if part.startswith("/static/"):
            assert part.split("#")[0] in kept["files"]


def test_five_ticks_are_five_rows_however_often_they_are_sent(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    rows = [{"uuid": str(uuid4()), "registration": make_registration(session).pk} for _ in range(4)]
    rows.append({"uuid": str(uuid4()), "name": "Datang Sendiri"})  # no phone: only its number tells it from another
    for _ in range(3):
        answer = deliver(client, session, *rows).json()
        assert sorted(answer["done"]) == sorted(row["uuid"] for row in rows)
        assert answer["refused"] == []
    assert CheckIn.objects.count() == 5
    assert Registration.objects.filter(state="hadir").count() == 5
    walk_in = Registration.objects.get(name="Datang Sendiri")
    assert (walk_in.via, walk_in.consent, walk_in.enrolled_by) == ("langsung", "lisan", officer)
    assert CheckIn.objects.first().at == datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def test_the_same_person_from_two_devices_counts_once(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    row = make_registration(session, name="Siti Aminah", phone="+6281234567890")
    deliver(client, session, {"registration": row.pk})
    answer = deliver(client, session, {"registration": row.pk}, {"code": code_of(row.pk).lower()}, {"name": " siti  AMINAH", "phone": "081234567890"}).json()
    assert len(answer["done"]) == 3
    assert CheckIn.objects.count() == Registration.objects.count() == 1


def test_a_name_at_the_door_with_the_phone_of_somebody_else_is_a_person_of_its_own(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    listed = make_registration(session, name="Siti Aminah", phone="+6281234567890")
    rows = [{"uuid": str(uuid4()), "name": "Budi Aminah", "phone": "0812 3456 7890"}, {"uuid": str(uuid4()), "name": "Tiur", "phone": "0812 3456 7891"}]
    for _ in range(2):
        assert len(deliver(client, session, *rows).json()["done"]) == 2
    people = [(row.name, row.phone, row.state) for row in Registration.objects.order_by("pk")]
    assert people == [("Siti Aminah", listed.phone, "terdaftar"), ("Budi Aminah", "", "hadir"), ("Tiur", "+6281234567891", "hadir")]


@pytest.mark.parametrize("state", ["menunggu", "ditawari", "batal", "terdaftar"])
def test_present_wins(client: Client, officer: Any, state: str) -> None:
    session = make_session(seats=9)
    row = make_registration(session, state, offered_until=NOW if state == "ditawari" else None)
    deliver(client, session, {"registration": row.pk})
    row.refresh_from_db()
    assert (row.state, row.offered_until) == ("hadir", None)


def test_a_tick_for_the_wrong_person_is_taken_back_once_and_can_be_given_again(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    row, other = make_registration(session, name="Siti Rahasia"), make_registration(session)
    deliver(client, session, {"registration": row.pk}, {"registration": other.pk})
    address = room(session, f"batal-hadir/{row.pk}/")
    assert f'action="{address}"' in client.get(room(session)).content.decode()
    assert client.get(address).status_code == 405
    assert CheckIn.objects.count() == 2
    for _ in range(2):
        page = client.post(address, follow=True).content.decode()
        assert "Siti Rahasia tidak lagi dicatat hadir." in page
        assert address not in page
    assert [Registration.objects.get(pk=one.pk).state for one in (row, other)] == ["terdaftar", "hadir"]
    assert CheckIn.objects.get().registration == other
    entry = ModelLogEntry.objects.get(action="lokapasar.arrival_undone")
    assert (entry.user, entry.object_id) == (officer, str(row.pk))
    assert "Siti" not in entry.label, "the log is read by more people than the list"
    deliver(client, session, {"registration": row.pk})
    assert Registration.objects.get(pk=row.pk).state == "hadir"
    assert client.post(room(make_session(), f"batal-hadir/{row.pk}/")).status_code == 404, "by the address of another session"


@pytest.mark.parametrize("state", ["menunggu", "ditawari", "batal", "terdaftar"])
def test_taking_a_tick_back_gives_the_state_before_it(client: Client, officer: Any, state: str) -> None:
    session = make_session(seats=9)
    before = (state, "sendiri" if state == "batal" else "", NOW if state == "ditawari" else None)
    row = make_registration(session, state, reason=before[1], offered_until=before[2])
    deliver(client, session, {"registration": row.pk})
    deliver(client, session, {"registration": row.pk})  # another device: the first tick knows what was before
    client.post(room(session, f"batal-hadir/{row.pk}/"))
    row.refresh_from_db()
    assert (row.state, row.reason, row.offered_until) == before
    assert not CheckIn.objects.exists()


def test_who_only_came_to_the_door_is_not_on_the_list_without_the_tick(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    tick = {"name": "Datang Sendiri", "phone": "081234567890"}
    deliver(client, session, tick)
    row = Registration.objects.get()
    assert (row.state, row.reason) == ("hadir", "")
    client.post(room(session, f"batal-hadir/{row.pk}/"))
    row.refresh_from_db()
    assert (row.state, row.reason) == ("batal", "petugas")
    deliver(client, session, tick)
    assert Registration.objects.get(state="hadir").name == "Datang Sendiri"


@pytest.mark.parametrize("state", ["menunggu", "ditawari", "batal", "terdaftar"])
def test_who_is_not_present_is_left_as_they_are(officer: Any, state: str) -> None:
    row = make_registration(make_session(seats=9), state)
    arrivals.undo(row, officer)
    row.refresh_from_db()
    assert row.state == state


@pytest.mark.parametrize("role", ["Penjual", "Editor"])
def test_only_an_officer_takes_a_tick_back(client: Client, role: str) -> None:
    session = make_session(seats=9)
    row = make_registration(session, "hadir")
    user = make_user(role)
    if role == "Penjual":
        make_shop(user)
    client.force_login(user)
    assert client.post(room(session, f"batal-hadir/{row.pk}/")).status_code == 403
    assert Registration.objects.get().state == "hadir"


def test_who_cancelled_and_registered_anew_is_one_person_at_the_door(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    old = make_registration(session, "batal", phone="+6281234567890")
    new = make_registration(session, "terdaftar", phone="+6281234567890")
    deliver(client, session, {"registration": old.pk})
    assert [Registration.objects.get(pk=row.pk).state for row in (old, new)] == ["batal", "hadir"]


def test_odd_rows_are_refused_one_by_one_and_the_others_kept(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    good, stranger = make_registration(session), make_registration(make_session(seats=9))
    answer = deliver(
        client, session, {"registration": good.pk}, {"registration": stranger.pk}, {"code": "1-AAAA-BBBB"}, {"code": code_of(stranger.pk)}, {"uuid": "x"},
        {"name": "A", "phone": "12"}, {"name": "n" * 300}, {}, {"registration": "abc"},
    ).json()  # fmt: skip
    assert len(answer["done"]) == 2, "a name with half a number is still a name"
    assert len(answer["refused"]) == 7
    assert answer["here"] == [good.pk, Registration.objects.get(name="A", phone="").pk]
    assert Registration.objects.get(pk=stranger.pk).state == "terdaftar"
    for body in ("", "[]", '{"rows": 1}', json.dumps({"rows": [{}] * 501})):
        assert client.post(room(session, "hadir/kirim/"), body, content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    "odd",
    [{"registration": [1]}, {"registration": {"a": 1}}, {"registration": True}, {"registration": 1e400}, {"registration": 10**18}, {"registration": -1},
     {"name": "\ud800"}],
)  # fmt: skip
def test_an_odd_row_does_not_stop_the_list_of_a_device(client: Client, officer: Any, odd: dict[str, Any]) -> None:
    session = make_session(seats=9)
    good = make_registration(session)
    before, after = {"uuid": str(uuid4()), "registration": good.pk}, {"uuid": str(uuid4()), "name": "Datang\x00 Sendiri"}
    strange = {"uuid": str(uuid4()), **odd}
    answer = deliver(client, session, before, strange, after).json()
    assert sorted(answer["done"]) == sorted([before["uuid"], after["uuid"]])
    assert answer["refused"] == [{"uuid": strange["uuid"], "why": "Catatan ini rusak."}]
    assert Registration.objects.filter(name="Datang Sendiri", state="hadir").exists()
    assert client.post(room(session, "hadir/"), {"uuid": str(uuid4()), "registration": "9" * 19}).status_code == 400


@pytest.mark.parametrize("at", ["", "gestern", "0001-01-01T00:00:00+14:00", "2026-13-99T00:00:00Z", "2099-01-01T00:00:00Z", "2026-11-22T02:00:00"])
def test_a_wrong_clock_is_now(client: Client, officer: Any, at: str) -> None:
    session = make_session(seats=9)
    deliver(client, session, {"registration": make_registration(session).pk, "at": at})
    assert CheckIn.objects.get().at == NOW


def test_without_script_a_tick_a_code_and_a_new_name_are_plain_forms(client: Client, officer: Any) -> None:
    session = make_session(seats=9)
    one, two = make_registration(session), make_registration(session)
    door = room(session, "hadir/")
    for data in ({"registration": one.pk}, {"code": code_of(two.pk)}, {"name": "Baru Datang", "phone": ""}):
        assert client.post(door, {"uuid": str(uuid4()), **data}).status_code == 302
    assert CheckIn.objects.count() == 3
    response = client.post(door, {"uuid": str(uuid4()), "name": "Salah Nomor", "phone": "08"})
    assert response.status_code == 400
    assert "Nomor HP kurang angka" in response.content.decode()
    assert 'value="Salah Nomor"' in response.content.decode()


def test_codes_are_read_as_people_type_them() -> None:
    code = code_of(217)
    assert code_id(code) == code_id(code.lower().replace("-", " ")) == code_id(f" {code}\n") == 217
    wrong = "B" if code[-1] == "A" else "A"
    for text in ("", "217", code[:-1], code[:-1] + wrong, "218" + code[3:], "9" * 40, "--"):
        assert code_id(text) is None


def test_editors_do_not_learn_who_registered_from_the_use_of_a_page(client: Client) -> None:
    from wagtail.models import ReferenceIndex

    session = make_session(seats=3)
    row = make_registration(session, name="Siti Rahasia")
    row.save()
    assert not ReferenceIndex.get_references_to(session).exists()
    assert not ReferenceIndex.model_is_indexable(Registration)
