"""FB-03: a script is stopped without a puzzle, and people are not."""

from itertools import count
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from pages.feedback.models import Aspiration
from portal.guard import OLDEST, is_worked, made_now
from tests.factories.feedback import typed

pytestmark = pytest.mark.django_db
NOON = "2026-11-03 12:00 +0700"


def post(number: int = 0, address: str = "203.0.113.77", **fields: Any) -> Any:
    return Client().post("/tanggapan/", typed(text=f"Kiriman nomor {number} dari skrip.", **fields), REMOTE_ADDR=address)


def test_a_hundred_posts_of_a_script_store_a_handful_and_the_next_person_gets_through() -> None:
    """The script even waits for the time trap and leaves the trap field alone."""
    codes = [post(number, is_anonymous="on").status_code for number in range(100)]
    assert Aspiration.objects.count() == 5
    assert codes == [302] * 5 + [429] * 95
    assert post(address="198.51.100.4").status_code == 302
    assert Aspiration.objects.count() == 6


def test_a_hundred_posts_of_one_captured_form_store_one() -> None:
    form = typed()
    for _ in range(100):
        Client().post("/tanggapan/", form, REMOTE_ADDR="203.0.113.77")
    assert Aspiration.objects.count() == 1


def test_a_hundred_posts_that_fill_every_field_or_never_read_the_form_store_none() -> None:
    for number in range(50):
        assert post(number, situs="http://jahat.example").status_code == 200
        assert post(number, dibuat=made_now()).status_code == 200
    assert not Aspiration.objects.exists()
    assert post().status_code == 302, "what was refused does not count against the network"


def test_who_was_refused_gets_through_later_with_what_was_typed() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(5):
            post(number)
        response = post(6)
        page = response.content.decode()
        assert response.status_code == 429
        assert "Tunggu 10 menit" in page
        assert "Kiriman nomor 6 dari skrip." in page
        clock.shift(601)
        assert post(6).status_code == 302


def test_too_old_is_handled_kindly() -> None:
    response = post(dibuat=made_now(age=OLDEST + 5))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Halaman ini sudah lama terbuka" in page
    assert "Kiriman nomor 0 dari skrip." in page
    stamp = page.split('name="dibuat" value="')[1].split('"')[0]
    assert post(dibuat=stamp).status_code == 302


def test_a_full_network_is_refused_before_its_photo_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.factories.feedback import a_photo

    for number in range(5):
        post(number)
    read: list[Any] = []
    monkeypatch.setattr("shop.catalogue.photo_field.prepare_photo", read.append)
    assert post(photo=a_photo()).status_code == 429
    assert read == []


def test_photos_of_refused_posts_are_read_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong elsewhere in the form costs nothing of the limit of letters: photos have one of their own."""
    from tests.factories.feedback import a_photo

    read: list[Any] = []
    monkeypatch.setattr("shop.catalogue.photo_field.prepare_photo", read.append)
    codes = [post(number, topic="", photo=a_photo()).status_code for number in range(30)]
    assert codes == [200] * 20 + [429] * 10
    assert len(read) == 20
    assert "Kiriman nomor 31 dari skrip." in post(31, photo=a_photo()).content.decode()
    assert post().status_code == 302, "the same network still gets through without a photo"
    assert post(address="198.51.100.4", photo=a_photo()).status_code == 302


def worked(bits: int) -> dict[str, str]:
    """A form whose browser did its work."""
    stamp = made_now(age=60)
    return {"dibuat": stamp, "kerja": next(str(number) for number in count() if is_worked(stamp, str(number), bits))}


def test_where_work_is_asked_a_hundred_networks_without_it_store_ten_and_who_worked_gets_through(settings: LazySettings) -> None:
    settings.GUARD_WORK_BITS = 24  # of so much work none of a hundred is done by luck
    codes = [post(number, address=f"203.0.113.{number}").status_code for number in range(100)]
    assert codes == [302] * 10 + [429] * 90
    assert post(202, address="198.51.100.3", kerja="x" * 21).status_code == 429
    settings.GUARD_WORK_BITS = 10
    proof = worked(10)
    assert post(200, address="198.51.100.1", **proof).status_code == 302
    assert post(201, address="198.51.100.2", **proof).status_code == 429, "work counts once"
    assert Aspiration.objects.count() == 11


def test_a_form_asks_for_work_only_where_it_is_set(client: Client, settings: LazySettings) -> None:
    assert "data-work" not in client.get("/tanggapan/").content.decode()
    settings.GUARD_WORK_BITS = 10
    page = client.get("/tanggapan/").content.decode()
    assert 'data-work="10"' in page
    assert "portal/js/work" in page
