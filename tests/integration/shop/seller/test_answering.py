"""A shop answers a new order by the link in its mail, without signing in; the buyer never holds that link."""

from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.roles import SELLER
from portal.notifications.models import InboxItem, Message
from shop.order import actions, audit, deadlines
from shop.order.actors import buyer, seller
from shop.order.exceptions import WrongState
from shop.order.links import ANSWER_DAYS, answer_url, key_of, order_url
from shop.order.models import MoneyRecord, Order
from shop.partner.models import StockRecord
from tests.crowd import Crowd
from tests.factories.orders import make_order, order_as_guest
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
ROOM = "/pesanan/jawab/"
REFUSAL = {"jawaban": "tolak", "choice": "Barang habis"}


@pytest.fixture
def order() -> Order:
    """Paid in cash at the counter: it waits for the shop's answer."""
    shop = make_shop(make_user(SELLER, email="toko@contoh.id"), name="Dapur Mak Butet")
    return make_order(make_product(shop, title="Bika Ambon"), quantity=2, payment="ambil", email="rina@contoh.id")


def by_transfer() -> Order:
    return make_order(make_product(make_shop(make_user(SELLER, email=f"lain{Order.objects.count()}@contoh.id"))), email="rina@contoh.id")


def link_in_mail(order: Order) -> str:
    message = Message.objects.filter(thing=f"order-{order.pk}", context__has_key="answer_path").order_by("pk").last()
    assert message is not None
    return str(message.context["answer_path"])


def facts(order: Order) -> tuple[Any, ...]:
    """All that an answer could change."""
    stock = StockRecord.objects.get(product__line__order=order)
    return Order.objects.get(pk=order.pk).status, order.events.count(), MoneyRecord.objects.count(), stock.num_allocated, Message.objects.count()


def test_accepted_from_the_mail_without_signing_in(client: Client, order: Order) -> None:
    link = link_in_mail(order)
    page = client.get(link).content.decode()
    assert all(words in page for words in ("Dapur Mak Butet", "Bika Ambon", "Rp20.000", 'value="terima"', 'value="tolak"'))
    assert client.post(link, {"jawaban": "terima"}).headers["Location"] == link
    assert Order.objects.get().status == settings.PROCESSING
    assert list(order.events.values_list("key", "role", "user")) == [("placed", "buyer", None), ("accepted", "seller", None)]
    assert not MoneyRecord.objects.exists(), "that the shop takes the order is not that money arrived"
    assert list(audit.faults()) == []


def test_turned_down_with_a_reason_the_buyer_reads(client: Client, order: Order) -> None:
    assert client.post(link_in_mail(order), REFUSAL).status_code == 302
    assert facts(order)[0] == settings.CANCELLED
    assert StockRecord.objects.get().num_allocated == 0
    assert "Barang habis" in client.get(order_url(order)).content.decode()
    assert list(audit.faults()) == []


@pytest.mark.parametrize(
    ("typed", "message"),
    [({"jawaban": "tolak"}, "Pilih alasan"), ({"jawaban": "tolak", "choice": "lain", "words": " "}, "Tulis alasannya")],
)
def test_no_without_a_reason_is_asked_about(client: Client, order: Order, typed: dict[str, str], message: str) -> None:
    before = facts(order)
    page = client.post(link_in_mail(order), typed).content.decode()
    assert message in page
    assert '<details class="fold" open>' in page
    assert facts(order) == before


@pytest.mark.parametrize("first", [{"jawaban": "terima"}, REFUSAL])
def test_second_use_changes_nothing_and_shows_the_answer(client: Client, order: Order, first: dict[str, str]) -> None:
    link = link_in_mail(order)
    client.post(link, first)
    answered = facts(order)
    for again in ({"jawaban": "terima"}, REFUSAL, {"jawaban": "tolak"}, {"jawaban": "apa saja"}, {}):
        assert client.post(link, again).status_code == 302
    assert facts(order) == answered
    page = client.get(link).content.decode()
    assert "Tautan ini tidak mengubah apa-apa lagi." in page
    assert ("Disiapkan" if first["jawaban"] == "terima" else "Barang habis") in page
    assert "<button" not in page.split("<main")[1].split("</main>")[0]


def test_transfer_is_never_accepted_by_link_and_may_be_turned_down_until_money_is_said_to_come(client: Client) -> None:
    unpaid, said = by_transfer(), by_transfer()
    link = link_in_mail(unpaid)
    assert 'value="terima"' not in client.get(link).content.decode()
    before = facts(unpaid)
    client.post(link, {"jawaban": "terima"})
    assert facts(unpaid) == before
    client.post(link, REFUSAL)
    assert facts(unpaid)[0] == settings.CANCELLED
    link = link_in_mail(said)
    actions.say_paid(said, buyer(None))
    before = facts(said)
    client.post(link, REFUSAL)
    assert facts(said) == before
    assert "Pembeli bilang sudah membayar" in client.get(link).content.decode()


def test_opening_writes_nothing_and_leaves_no_trace_elsewhere(client: Client, order: Order) -> None:
    link = link_in_mail(order)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(link)
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert 'content="noindex, nofollow"' in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "+62" not in answer.content.decode(), "who forwards the link gives no telephone away"
    assert Client(enforce_csrf_checks=True).post(link, {"jawaban": "terima"}).status_code == 403


def test_expired_link_is_gone_and_names_nothing(client: Client, order: Order) -> None:
    link = link_in_mail(order)
    before = facts(order)
    with time_machine.travel(timezone.now() + timedelta(days=ANSWER_DAYS, minutes=1), tick=False):
        answers = [client.get(link), client.post(link, {"jawaban": "terima"})]
    assert [answer.status_code for answer in answers] == [410, 410]
    assert not any(word in answer.content.decode() for answer in answers for word in (order.number, "Bika Ambon", "Rina", "Dapur"))
    assert facts(order) == before


def test_link_that_nobody_made_leads_nowhere(client: Client, order: Order) -> None:
    other = by_transfer()
    mine, pk = link_in_mail(order), str(order.pk)
    token = mine.removeprefix(ROOM).rstrip("/")
    stamp = token.partition(".")[2]
    forged = (f"{other.pk}.{stamp}", token[:-1] + ("A" if token[-1] != "A" else "B"), token[:-3], pk, key_of(order.number), f"{pk}.{key_of(order.number)}", "x")
    before = facts(order), facts(other)
    for one in forged:
        for answer in (client.get(f"{ROOM}{one}/"), client.post(f"{ROOM}{one}/", {"jawaban": "terima"})):
            assert answer.status_code == 404, one
            assert order.number not in answer.content.decode()
    assert (facts(order), facts(other)) == before


@pytest.mark.parametrize("payment", ["ambil", "transfer"])
def test_nothing_the_buyer_opens_or_is_sent_holds_the_link(client: Client, payment: str) -> None:
    """Not even where the buyer writes to the shop by WhatsApp."""
    rina = make_user(email="rina@contoh.id")
    shop = make_shop(make_user(SELLER, email="toko@contoh.id"))
    client.force_login(rina)
    first = order_as_guest(client, make_product(shop), make_product(), payment=payment)
    order = Order.objects.get(partner=shop)
    assert link_in_mail(order).startswith(ROOM)
    deadlines.remind_due(timezone.now() + timedelta(hours=13))
    pages = [first.headers["Location"], order_url(order), "/akun/", "/akun/kabar/", "/pesanan/", "/checkout/periksa/", "/keranjang/", "/"]
    seen = [client.get(path, follow=True).content.decode() for path in pages]
    seen += [str(message.context) for message in Message.objects.filter(address=rina.email)]
    seen += [f"{item.path} {item.text}" for item in InboxItem.objects.all()]
    assert Message.objects.filter(address=rina.email).exists()
    assert [text[:80] for text in seen if "jawab/" in unquote(unquote(text))] == []


def test_shops_own_page_sends_the_link_to_its_people(client: Client, order: Order) -> None:
    client.force_login(order.partner.users.get())
    page = client.get(f"/kelola/pesanan/{order.pk}/")
    words = unquote(page.context["staff_whatsapp"])
    assert words.startswith("https://wa.me/?text=Pesanan ")
    assert client.get(words[words.index(ROOM) :]).status_code == 200
    assert len(words) < 1000
    actions.accept(order, seller(None))
    assert client.get(f"/kelola/pesanan/{order.pk}/").context["staff_whatsapp"] == ""


def test_one_network_does_not_answer_without_end(client: Client, order: Order) -> None:
    link = link_in_mail(order)
    codes = [client.post(link, {"jawaban": "tolak"}).status_code for _ in range(21)]
    assert codes == [200] * 20 + [429]
    assert "Tunggu 10 menit" in client.post(link, {"jawaban": "terima"}).content.decode()
    assert Order.objects.get().status == settings.AWAITING_ANSWER


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_yes_and_no_at_once_is_the_first_of_the_two(order: Order) -> None:
    yes, no = partial(actions.answer, order, seller(None), accepts=True), partial(actions.answer, order, seller(None), accepts=False, reason="Barang habis")
    outcomes = Crowd(yes, no, yes, no).behind(lambda: Order.objects.select_for_update(of=("self",)).get(pk=order.pk))
    assert [type(outcome) for outcome in outcomes].count(WrongState) == 3, outcomes
    assert order.events.changes().count() == 1
    assert answer_url(order).startswith(ROOM)
    assert list(audit.faults()) == []
