"""OL-04: buyer and seller write to each other on the order's page, nobody else reads it, and going on to WhatsApp stands in the same record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import EDITOR, OFFICER, SELLER
from portal.notifications.models import InboxItem, Message
from portal.notifications.queries import in_trouble
from portal.notifications.sending import send_due
from shop.complaints.actions import open_complaint
from shop.order import actions
from shop.order.actors import CLOCK, buyer, officer, seller
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.links import key_of, order_url
from shop.order.models import Order, TalkEntry
from shop.order.states import STATES
from shop.order.talk import MOST_SAID, NEWEST, note_whatsapp, say
from shop.order.whatsapp import buyer_to_seller, seller_to_buyer
from shop.partner.models import Partner
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # Sunday, 10.00 WIB, and the beginning of a half hour
WHERE = "Pesanan saya sampai mana?"
SWAP = "Barang habis, boleh diganti yang lain?"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def shop() -> Partner:
    return make_shop(make_user(SELLER, email="penjual@contoh.id"), name="Dapur Uji", phone="+6281355554444")


@pytest.fixture
def order(shop: Partner) -> Order:
    order = make_order(make_product(shop, price=65_000), email="rina@contoh.id")
    send_due()
    mail.outbox.clear()
    return order


@pytest.fixture
def room(shop: Partner) -> Client:
    client = Client()
    client.force_login(shop.users.get())
    return client


def write(client: Client, order: Order, words: str = "", ready: str = "", **more: str) -> Any:
    return client.post(f"/pesanan/{order.number}/tulis/", {"kunci": key_of(order.number), "words": words, "ready": ready} | more, follow=True)


def answer(client: Client, order: Order, words: str = "", ready: str = "") -> Any:
    return client.post(f"/kelola/pesanan/{order.pk}/tulis/", {"words": words, "ready": ready}, follow=True)


def told() -> list[tuple[str, str]]:
    """What left by now: to whom, and what a mail program shows."""
    send_due()
    found = [(letter.to[0], str(letter.subject)) for letter in mail.outbox]
    mail.outbox.clear()
    return found


def test_both_write_and_both_read_it(client: Client, room: Client, order: Order) -> None:
    said = write(client, order, "Untuk hari Sabtu.", "Apakah barangnya masih ada?")
    assert said.redirect_chain == [(f"{order_url(order)}#percakapan", 302)]
    assert "Apakah barangnya masih ada? Untuk hari Sabtu." in said.content.decode()
    page = room.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "Apakah barangnya masih ada? Untuk hari Sabtu." in page
    assert re.search(r"<details class=\"fold\" open><summary>Tulis lagi", page), "somebody waits for an answer"
    replied = answer(room, order, ready=SWAP)
    assert replied.redirect_chain == [(f"/kelola/pesanan/{order.pk}/#percakapan", 302)]
    html = client.get(order_url(order)).content.decode()
    assert html.index("Untuk hari Sabtu.") < html.index(f"<p data-user-content>{SWAP}</p>")
    assert "<b data-user-content>Dapur Uji</b>" in html
    rows = TalkEntry.objects.values_list("role", "user__email", "words")
    assert list(rows) == [("buyer", None, "Apakah barangnya masih ada? Untuk hari Sabtu."), ("seller", "penjual@contoh.id", SWAP)]


def test_the_forms_of_the_pages_are_taken_as_a_browser_sends_them(shop: Partner, order: Order) -> None:
    guest, inside = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    inside.force_login(shop.users.get())
    for browser, url in ((guest, order_url(order)), (inside, f"/kelola/pesanan/{order.pk}/")):
        page = browser.get(url).content.decode()
        for name in ("tulis", "whatsapp"):
            form = next(form for form in re.findall(r"<form.*?</form>", page, re.S) if re.search(rf'action="[^"]*/{name}/[^"]*"', form))
            action = re.search(r'action="([^"#]*)', form)[1]  # type: ignore[index]
            fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
            assert browser.post(action, fields | {"words": "Halo"}).status_code == 302
    assert TalkEntry.objects.count() == 4


def test_the_account_that_ordered_writes_without_a_key(client: Client, shop: Partner) -> None:
    person = make_user(email="pembeli@contoh.id")
    order = make_order(make_product(shop), user=person)
    client.force_login(person)
    assert client.post(f"/pesanan/{order.number}/tulis/", {"words": "Halo"}).status_code == 302
    assert TalkEntry.objects.get().user == person
    answer_to = say(order, seller(shop.users.get()), "Ya?")
    assert answer_to.role == "seller"
    row = InboxItem.objects.filter(user=person).first()
    assert (row.subject, row.path) == ("Dapur Uji menulis tentang pesanan Anda", f"/pesanan/{order.number}/")  # type: ignore[union-attr]


@pytest.mark.parametrize("status", STATES)
def test_each_side_finds_ready_sentences_in_every_state(client: Client, room: Client, order: Order, status: str) -> None:
    Order.objects.filter(pk=order.pk).update(status=status)
    for page in (client.get(order_url(order)), room.get(f"/kelola/pesanan/{order.pk}/")):
        html = page.content.decode()
        values = re.findall(r'<input type="radio" name="ready" value="([^"]*)"', html)
        assert len(values) >= 2
        assert values[-1] == ""
        assert re.search(r'name="ready" value=""[^>]*checked', html), "own words are chosen first"


def test_a_sentence_of_an_older_page_is_still_said_and_a_made_up_one_is_not(client: Client, order: Order) -> None:
    assert write(client, order, ready=WHERE).redirect_chain, "offered only once the order is paid"
    page = write(client, order, "Halo", "Karangan sendiri")
    assert page.status_code == 200
    assert not page.redirect_chain
    assert TalkEntry.objects.get().words == WHERE


@pytest.mark.parametrize(
    ("ready", "words", "error"),
    [
        ("", "   ", "Pilih kalimat, atau tulis dulu."),
        ("", "a" * 1001, "Paling banyak 1000 huruf."),
        ("Apakah barangnya masih ada?", "a" * 990, "menjadi lebih dari 1000 huruf"),
    ],
)
def test_wrong_input_is_said_beside_the_field_and_nothing_is_lost(client: Client, room: Client, order: Order, ready: str, words: str, error: str) -> None:
    page = write(client, order, words, ready).content.decode()
    assert error in page
    assert words.strip() in page
    if ready:
        assert re.search(rf'value="{re.escape(ready)}"[^>]*checked', page)
    assert "Paling banyak 1000 huruf." in answer(room, order, "a" * 1001).content.decode()
    assert not TalkEntry.objects.exists()


def test_a_thousand_letters_fit_and_are_shown_as_text(client: Client, order: Order) -> None:
    words = "<script>x</script> " + "b" * 981
    page = write(client, order, words).content.decode()
    assert TalkEntry.objects.get().words == words
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_nobody_else_reads_or_writes(order: Order, shop: Partner) -> None:
    say(order, buyer(None), "Rahasia berdua")
    visitor, other_buyer, rival, official, editor = (Client() for _ in range(5))
    other_buyer.force_login(make_user())
    rival.force_login(make_shop(make_user(SELLER)).users.get())
    official.force_login(make_user(OFFICER))
    editor.force_login(make_user(EDITOR))
    public, inside = f"/pesanan/{order.number}/", f"/kelola/pesanan/{order.pk}/"
    for stranger, inner in ((visitor, 302), (other_buyer, 403), (rival, 404), (official, 403), (editor, 403)):
        for part in ("tulis/", "whatsapp/"):
            assert stranger.post(f"{public}{part}", {"words": "Halo", "kunci": key_of("KDN-1-1")}).status_code == 404
            assert stranger.get(f"{public}{part}").status_code in (404, 405)
            assert stranger.post(f"{inside}{part}", {"words": "Halo"}).status_code == inner
            assert stranger.get(f"{inside}{part}").status_code in (inner, 405)
        assert stranger.get(public).status_code == 404
        assert stranger.get(inside).status_code == inner
    assert TalkEntry.objects.get().words == "Rahasia berdua"
    with pytest.raises(NotTheirs):
        say(order, officer(make_user(OFFICER)), "Halo")
    with pytest.raises(NotTheirs):
        note_whatsapp(order, CLOCK)


def test_an_officer_reads_the_complaint_and_not_the_talk(order: Order) -> None:
    say(order, buyer(None), "Rahasia berdua")
    for step, who in ((actions.confirm_payment, seller(None)), (actions.make_ready, seller(None)), (actions.receive, buyer(None))):
        step(order, who)
    complaint = open_complaint(order, buyer(None), reason="broken", wish="money", words="Remuk")
    client = Client()
    client.force_login(make_user(OFFICER))
    page = client.get(f"/kelola/keluhan/{complaint.pk}/").content.decode()
    assert "Remuk" in page
    assert "Rahasia berdua" not in page


def test_ten_messages_are_two_mails_and_the_words_stay_on_the_page(order: Order, frozen: Any) -> None:
    for minute in range(10):
        frozen.move_to(NOW + timedelta(minutes=minute))
        say(order, buyer(None), f"Rahasia {minute}")
    news = ("penjual@contoh.id", f"Pembeli menulis tentang pesanan {order.number}")
    letters = Message.objects.filter(event__contains="-talk-")
    assert [("Rahasia" in str(letter.context), letter.next_try) for letter in letters.order_by("pk")] == [
        (False, NOW), (False, NOW + timedelta(minutes=30)),
    ]  # fmt: skip
    assert told() == [news], "the first at once"
    assert not in_trouble().exists(), "what is kept back is no trouble of the officers'"
    frozen.move_to(NOW + timedelta(minutes=29))
    assert told() == []
    frozen.move_to(NOW + timedelta(minutes=30))
    assert told() == [news], "the others together, none is lost"
    say(order, buyer(None), "Halo lagi")
    assert told() == [news], "a new half hour"
    rows = InboxItem.objects.filter(event__contains="-talk-")
    assert [row.text for row in rows] == ["Baca dan jawab di halaman pesanan, bagian Percakapan."] * 3


def test_who_answers_is_not_told_again_of_what_they_read(order: Order, shop: Partner, frozen: Any) -> None:
    for words in ("Satu", "Dua"):
        say(order, buyer(None), words)
    say(order, seller(shop.users.get()), "Ya")
    assert [to for to, _subject in told()] == ["penjual@contoh.id", "rina@contoh.id"]
    frozen.move_to(NOW + timedelta(hours=1))
    assert told() == [], "the shop wrote after it had read"


def test_a_double_press_says_it_once(client: Client, order: Order) -> None:
    for _ in range(2):
        write(client, order, "Halo")
    assert TalkEntry.objects.count() == 1
    assert len(told()) == 1


def test_too_many_posts_are_stopped_with_the_words_kept(client: Client, room: Client, order: Order, shop: Partner) -> None:
    for number in range(12):
        assert write(client, order, f"Halo {number}").redirect_chain
        assert answer(room, order, f"Ya {number}").redirect_chain
    for page in (write(client, order, "Yang ketiga belas"), answer(room, order, "Yang ketiga belas")):
        assert page.status_code == 429
        assert "Coba lagi satu jam lagi." in page.content.decode()
        assert "Yang ketiga belas</textarea>" in page.content.decode()
    assert TalkEntry.objects.count() == 24
    other = make_order(make_product(shop))
    assert write(client, other, "Halo").redirect_chain, "counted for each order by itself"


def test_one_side_has_an_end_even_from_many_networks(order: Order) -> None:
    TalkEntry.objects.bulk_create([TalkEntry(order=order, role="buyer", words=str(number)) for number in range(MOST_SAID)])
    with pytest.raises(WrongState, match="Anda sudah menulis 100 kali"):
        say(order, buyer(None), "Lagi")
    say(order, seller(None), "Saya masih boleh")


def test_an_order_that_is_long_over_takes_no_more_and_says_so(client: Client, room: Client, order: Order, frozen: Any, settings: Any) -> None:
    actions.cancel(order, buyer(None), "Batal")
    frozen.move_to(NOW + timedelta(days=settings.TALK_DAYS) - timedelta(seconds=1))
    assert write(client, order, "Masih sempat").redirect_chain
    frozen.move_to(NOW + timedelta(days=settings.TALK_DAYS))
    for page in (client.get(order_url(order)), room.get(f"/kelola/pesanan/{order.pk}/"), write(client, order, "Terlambat")):
        html = page.content.decode()
        assert "percakapannya sudah ditutup" in html
        assert "Masih sempat" in html
        assert 'name="ready"' not in html
    assert "Terlambat" not in str(list(TalkEntry.objects.values_list("words", flat=True)))
    client.post(f"/pesanan/{order.number}/whatsapp/", {"kunci": key_of(order.number)})
    assert not TalkEntry.objects.filter(kind="whatsapp").exists()


def test_money_that_is_owed_keeps_it_open(order: Order, frozen: Any, settings: Any) -> None:
    actions.confirm_payment(order, seller(None))
    actions.cancel(order, seller(None), "Barang rusak")
    frozen.move_to(NOW + timedelta(days=settings.TALK_DAYS * 3))
    say(order, buyer(None), "Mana uang saya?")
    actions.record_refund(order, seller(None), "Transfer", timezone.now())
    with pytest.raises(WrongState, match="sudah ditutup"):
        say(order, buyer(None), "Terima kasih")


def test_whatsapp_opens_at_once_and_the_record_says_so(client: Client, room: Client, order: Order, frozen: Any) -> None:
    page = client.get(order_url(order))
    assert "form-action 'self' https://wa.me https://*.whatsapp.com" in page.headers["Content-Security-Policy"]
    assert "https://wa.me/62" not in page.content.decode().split("<footer")[0]
    assert not TalkEntry.objects.exists(), "looking writes nothing"
    opened = client.post(f"/pesanan/{order.number}/whatsapp/", {"kunci": key_of(order.number)})
    assert (opened.status_code, opened.headers["Location"]) == (302, buyer_to_seller(order))
    client.post(f"/pesanan/{order.number}/whatsapp/", {"kunci": key_of(order.number)})
    inside = room.get(f"/kelola/pesanan/{order.pk}/")
    assert "form-action 'self' https://wa.me https://*.whatsapp.com" in inside.headers["Content-Security-Policy"]
    assert "Rina Lubis membuka WhatsApp." in inside.content.decode()
    back = room.post(f"/kelola/pesanan/{order.pk}/whatsapp/")
    assert (back.status_code, back.headers["Location"]) == (302, seller_to_buyer(order))
    assert list(TalkEntry.objects.values_list("kind", "role")) == [("whatsapp", "buyer"), ("whatsapp", "seller")]
    assert "Anda membuka WhatsApp." in client.get(order_url(order)).content.decode()
    frozen.move_to(NOW + timedelta(hours=1))
    note_whatsapp(order, buyer(None))
    assert TalkEntry.objects.count() == 3
    assert told() == [], "who opens WhatsApp tells it there"


def test_without_a_number_there_is_no_button(client: Client) -> None:
    order = make_order(make_product(make_shop(phone="")))
    assert "WhatsApp penjual" not in client.get(order_url(order)).content.decode()
    assert client.post(f"/pesanan/{order.number}/whatsapp/", {"kunci": key_of(order.number)}).headers["Location"] == order_url(order)
    assert not TalkEntry.objects.exists()


def test_the_seller_is_told_that_a_buyer_without_mail_hears_nothing(room: Client, order: Order, shop: Partner) -> None:
    mute = make_order(make_product(shop))
    assert "tidak memberi alamat surel" in room.get(f"/kelola/pesanan/{mute.pk}/").content.decode()
    assert "tidak memberi alamat surel" not in room.get(f"/kelola/pesanan/{order.pk}/").content.decode()


def test_the_newest_are_shown_and_all_when_asked(client: Client, room: Client, order: Order) -> None:
    for number in range(NEWEST + 3):
        say(order, buyer(None), f"Kata ke-{number}.", NOW + timedelta(minutes=number))
    for browser, url in ((client, order_url(order)), (room, f"/kelola/pesanan/{order.pk}/?")):
        page = browser.get(url).content.decode()
        assert "Lihat 3 yang lebih lama" in page
        assert "Kata ke-2." not in page
        assert "Kata ke-3." in page
        everything = browser.get(f"{url}&semua=1").content.decode()
        assert "Kata ke-0." in everything
        assert "yang lebih lama" not in everything


@pytest.mark.parametrize("entries", [1, 3])
def test_the_pages_cost_the_same_for_one_entry_and_three(client: Client, room: Client, order: Order, entries: int, django_assert_num_queries: Any) -> None:
    for number in range(entries):
        say(order, buyer(None), f"Kata ke-{number}.")
    client.get(order_url(order))
    room.get(f"/kelola/pesanan/{order.pk}/")
    with django_assert_num_queries(9):
        client.get(order_url(order))
    with django_assert_num_queries(15):
        room.get(f"/kelola/pesanan/{order.pk}/")


def test_what_was_said_is_never_rewritten_and_a_deleted_account_is_forgotten(order: Order, shop: Partner) -> None:
    person = shop.users.get()
    entry = say(order, seller(person), "Halo")
    entry.words = "Lain"
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
        entry.save()
    with pytest.raises(TypeError):
        TalkEntry.objects.filter(pk=entry.pk).update(words="Lain")
    InboxItem.objects.all().delete()
    person.delete()
    entry.refresh_from_db()
    assert (entry.words, entry.user, entry.role) == ("Halo", None, "seller")
