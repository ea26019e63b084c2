"""Money of an order that was cancelled after it came: whose turn it is, until when, and what follows when nobody pays it back (OL-01, PY-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from portal.notifications.models import Alarm, InboxItem, Message
from shop.complaints import actions as complaints
from shop.complaints import deadlines as complaint_deadlines
from shop.complaints.models import Complaint
from shop.order import actions, audit, deadlines, ledger
from shop.order.actors import buyer, officer, seller
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.ledger import Money
from shop.order.links import complaint_url, key_of, order_url
from shop.order.models import Order
from shop.order.queries import history
from shop.paying.models import Receipt
from tests.factories.codes import as_upload
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # Sunday, 10.00 WIB
KEEP = timedelta(hours=settings.COMPLAINT_KEEP_HOURS)
SELLER, BUYER = seller(None), buyer(None)


@pytest.fixture(autouse=True)
def frozen() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def owed() -> Order:
    """Paid, then cancelled by its shop."""
    shop = make_shop(make_user("Penjual", email="penjual@contoh.id"), name="Dapur Uji")
    order = make_order(make_product(shop, price=65_000), user=make_user(email="rina@contoh.id"))
    actions.confirm_payment(order, SELLER)
    actions.cancel(order, SELLER, "Oven rusak")
    return order


def paper() -> SimpleUploadedFile:
    return as_upload(Image.new("RGB", (400, 900), "white"), "bukti.jpg")


def fresh(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def run(frozen: Any, moment: datetime) -> None:
    """The jobs at that moment; twice, as two processes might."""
    frozen.move_to(moment)
    for _twice in range(2):
        deadlines.expire_due(timezone.now())
        deadlines.remind_due(timezone.now())
        complaint_deadlines.follow(timezone.now())


def mails(start: str) -> list[str]:
    return sorted(Message.objects.filter(subject__startswith=start).values_list("address", flat=True))


def test_the_seller_is_reminded_once_then_everybody_is_told_and_officers_follow(frozen: Any, owed: Order) -> None:
    assert (owed.status, owed.deadline) == (settings.CANCELLED, NOW + KEEP)
    assert [(str(step["title"]), step["state"]) for step in history(fresh(owed))][-2:] == [("Pesanan dibatalkan", "stop"), ("Uang kembali ke pembeli", "now")]
    run(frozen, NOW + KEEP / 2)
    assert mails("Pengingat: pesanan") == ["penjual@contoh.id"]
    reminder = InboxItem.objects.get(subject__startswith="Pengingat: pesanan")
    assert (reminder.important, reminder.text) == (True, "Pesanan ini batal sesudah uangnya masuk. Kembalikan uang pembeli, lalu catat di halaman pesanan.")
    assert not Alarm.objects.exists()
    run(frozen, NOW + KEEP)
    assert mails("Uang Anda Rp65.000 belum tercatat kembali dari Dapur Uji") == ["rina@contoh.id"]
    assert mails(f"Sudah lewat batas waktu: kembalikan Rp65.000, pesanan {owed.number}") == ["penjual@contoh.id"]
    alarm = Alarm.objects.get()
    assert alarm.subject == f"Dapur Uji belum mengembalikan uang pesanan {owed.number}, sudah lewat batas waktu"
    assert (fresh(owed).status, fresh(owed).deadline) == (settings.CANCELLED, NOW + KEEP), "both sides go on seeing that it is late"
    told = Message.objects.count()
    run(frozen, NOW + 3 * KEEP)
    assert Message.objects.count() == told
    complaints.refund(owed, SELLER, "Transfer BCA")
    assert (Alarm.objects.filter(settled_at=None).count(), fresh(owed).deadline, fresh(owed).remind_at) == (0, None, None)
    last = history(fresh(owed))[-1]
    assert (last["title"], last["state"], last["when"]) == ("Uang kembali ke pembeli", "done", "Selasa, 1 Desember 2026, 10.00 WIB")


def test_officers_see_the_shop_that_owes_and_write_to_it(frozen: Any, owed: Order) -> None:
    run(frozen, NOW + KEEP)
    client = Client()
    client.force_login(make_user("Petugas"))
    page = client.get(f"/kelola/toko/{owed.partner_id}/").content.decode()
    assert owed.number in page
    assert "Lewat batas waktu, Rabu, 25 November 2026, 10.00 WIB. Petugas sudah dikabari" in page
    answer = client.post(reverse("desk_shops:remind", args=[owed.partner_id, owed.pk]))
    assert answer["Location"].startswith("https://wa.me/")


def test_it_stands_among_the_tasks_of_the_shop_until_it_is_paid_back(client: Client, owed: Order) -> None:
    client.force_login(owed.partner.users.get())
    for address in ("/kelola/", "/kelola/pesanan/", "/kelola/pesanan/?saring=batal"):
        (task,) = client.get(address).context["tasks"]
        assert (task.title, task.due, str(task.step.word)) == ("Kembalikan uang Rina Lubis", "Sebelum 25 November, 10.00 WIB", "Uang belum kembali")
    assert f'href="/kelola/pesanan/{owed.pk}/">Buka pesanan' in client.get("/kelola/").content.decode()
    page = client.get(f"/kelola/pesanan/{owed.pk}/").content.decode()
    assert page.count("Kembalikan uang Rina Lubis") == 1
    assert "Sebelum 25 November, 10.00 WIB" in page
    client.post(f"/kelola/pesanan/{owed.pk}/uang-kembali/", {"how": "Transfer BCA"})
    assert [client.get(address).context["tasks"] for address in ("/kelola/", "/kelola/pesanan/")] == [[], []]


def test_the_buyer_who_has_it_back_says_so_and_nobody_is_asked_any_more(frozen: Any, owed: Order) -> None:
    run(frozen, NOW + KEEP)
    guest, stranger = Client(), Client()
    stranger.force_login(make_user())
    address = f"/pesanan/{owed.number}/uang-kembali/"
    assert "Uang Anda sudah kembali?" in guest.get(order_url(owed)).content.decode()
    assert [guest.post(address).status_code, stranger.post(address).status_code, guest.get(f"{address}?kunci={key_of(owed.number)}").status_code] == [
        404,
        404,
        405,
    ]
    assert ledger.state_of_money(fresh(owed)) == Money.OWED_BACK
    for _twice in range(2):
        page = guest.post(address, {"kunci": key_of(owed.number)}, follow=True).content.decode()
        assert "Uang Anda tercatat sudah kembali. Periksa rekening Anda." in page
    record = owed.money.get(kind="returned")
    assert (record.role, record.amount) == ("buyer", 65_000)
    assert mails("Pembeli sudah menerima uangnya kembali") == ["penjual@contoh.id"]
    assert not mails("Dapur Uji mengembalikan uang Anda")
    assert (Alarm.objects.filter(settled_at=None).count(), fresh(owed).deadline) == (0, None)
    assert list(audit.faults()) == []


def test_the_shop_may_show_how_it_sent_the_money_back(owed: Order) -> None:
    """PY-09: evidence, for both sides and nobody else. The picture is written anew, and asked for again where the words were missing."""
    work, guest, stranger = Client(), Client(), Client()
    work.force_login(owed.partner.users.get())
    stranger.force_login(other := make_user("Penjual"))
    make_shop(other)
    address = f"/kelola/pesanan/{owed.pk}/uang-kembali/"
    page = work.post(address, {"how": "", "picture": paper()}).content.decode()
    assert "Tulis bagaimana uang dikembalikan" in page
    assert "Pilih foto ini sekali lagi" in page
    page = work.post(address, {"how": "Transfer BCA", "picture": SimpleUploadedFile("x.jpg", b"no picture", "image/jpeg")}).content.decode()
    assert 'value="Transfer BCA"' in page
    assert ledger.state_of_money(fresh(owed)) == Money.OWED_BACK
    for _twice in range(2):
        work.post(address, {"how": "Transfer BCA", "picture": paper()})
    receipt = Receipt.objects.get()
    assert (receipt.by_shop, receipt.order) == (True, owed)
    picture = f"/pesanan/{owed.number}/bukti/{receipt.pk}.jpg"
    assert f"{picture}?kunci={key_of(owed.number)}".replace("&", "&amp;") in guest.get(order_url(owed)).content.decode()
    assert guest.get(f"{picture}?kunci={key_of(owed.number)}").status_code == 200
    assert work.get(f"/kelola/pesanan/{owed.pk}/bukti/{receipt.pk}.jpg").status_code == 200
    assert "Lihat bukti kirim uang" in work.get(f"/kelola/pesanan/{owed.pk}/").content.decode()
    assert [guest.get(picture).status_code, stranger.get(f"/kelola/pesanan/{owed.pk}/bukti/{receipt.pk}.jpg").status_code] == [404, 404]


def test_nobody_else_records_it_and_only_what_is_owed(owed: Order) -> None:
    with pytest.raises(NotTheirs):
        actions.record_refund(owed, officer(make_user("Petugas")), "")
    other = make_order(make_product())
    with pytest.raises(WrongState):
        actions.record_refund(other, BUYER, "")
    assert ledger.state_of_money(fresh(owed)) == Money.OWED_BACK


def test_money_that_came_late_has_the_same_clock(frozen: Any) -> None:
    order = make_order(make_product(), email="rina@contoh.id")
    actions.cancel(order, BUYER, "Salah pesan")
    assert fresh(order).deadline is None
    frozen.move_to(NOW + timedelta(hours=5))
    actions.owe_late_money(order, SELLER)
    assert fresh(order).deadline == NOW + timedelta(hours=5) + KEEP
    actions.record_refund(order, SELLER, "Transfer")
    assert fresh(order).deadline is None


def test_a_buyer_whose_money_does_not_come_may_complain_and_the_clock_goes_on_after_it(frozen: Any, client: Client, owed: Order) -> None:
    assert "Keluhan bisa diajukan" in client.get(complaint_url(owed)).content.decode(), "the shop has its time first"
    run(frozen, NOW + KEEP)
    page = client.get(order_url(owed)).content.decode()
    assert "Lewat batas waktu, Rabu, 25 November 2026, 10.00 WIB. Petugas sudah dikabari" in page
    assert "Ada yang salah? Ajukan keluhan" in page
    words = {"reason": Complaint.Reason.BROKEN, "wish": Complaint.Wish.REPLACE, "words": "Uang saya belum kembali."}
    form = client.post(complaint_url(owed), words).context["open_form"]
    assert sorted(form.errors) == ["reason", "wish"], "there are no goods"
    assert form["words"].value() == "Uang saya belum kembali."
    client.post(complaint_url(owed), words | {"reason": Complaint.Reason.NOT_PAID_BACK, "wish": Complaint.Wish.MONEY})
    complaint = Complaint.objects.get()
    assert (complaint.state, fresh(owed).deadline) == (Complaint.State.ASKED, None), "one clock at a time"
    complaints.refuse(complaint, SELLER, "Sudah saya kirim.")
    run(frozen, NOW + KEEP + timedelta(hours=settings.COMPLAINT_REPLY_HOURS))
    complaint.refresh_from_db()
    assert complaint.state == Complaint.State.CLOSED, "the buyer said nothing more"
    assert fresh(owed).deadline == timezone.now() + KEEP, "and the money is still owed"
    run(frozen, timezone.now() + KEEP)
    assert Alarm.objects.filter(settled_at=None).count() == 1
    client.post(f"/pesanan/{owed.number}/keluhan/petugas/", {"kunci": key_of(owed.number), "words": "Belum ada uang."})
    complaint.refresh_from_db()
    assert complaint.state == Complaint.State.MEDIATION
    complaints.decide(complaint, officer(make_user("Petugas")), "Kembalikan sekarang.", refund=True)
    complaints.refund(owed, SELLER, "Transfer BCA")
    complaints.settle(complaint, BUYER)
    assert (fresh(owed).deadline, ledger.state_of_money(fresh(owed))) == (None, Money.RETURNED)
    assert list(audit.faults()) == []


def test_one_order_that_cannot_be_ended_does_not_keep_the_others(frozen: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A line without its stock, as no path here makes one, is a fault to be seen, and not a reason that nobody's order ends."""
    broken, sound = (make_order(make_product(stock=5)) for _ in range(2))
    broken.lines.update(stockrecord=None)
    frozen.move_to(sound.deadline)
    assert deadlines.expire_due(timezone.now()) == 1
    assert [fresh(order).status for order in (broken, sound)] == [settings.AWAITING_PAYMENT, settings.CANCELLED]
    assert broken.number in caplog.text
