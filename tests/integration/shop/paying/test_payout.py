"""Where a verified shop is paid changes only with an officer, and its people hear of it at once (SO-12)."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from portal.accounts.models import User
from portal.accounts.roles import OFFICER, SELLER
from portal.checks import payout_wait
from portal.notifications.models import Message
from shop.order.links import order_url
from shop.partner.actions import decide
from shop.partner.models import Partner
from shop.paying.actions import CannotDecide, approve, refuse, set_payout, withdraw
from shop.paying.models import PayoutChange
from shop.paying.payout import Payout, name_warning, payout_of
from tests.factories.codes import make_payload
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
OLD, NEW = make_payload(), make_payload(t59="PENCURI JAYA")
NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
State = PayoutChange.State


@pytest.fixture
def seller() -> User:
    return make_user(SELLER, email="lama@contoh.id")


@pytest.fixture
def shop(seller: User) -> Partner:
    return make_shop(seller, name="Dapur Butet", qris=OLD, bank_name="BRI", account_number="0001112223", account_name="Butet", phone="+6281300000001")


@pytest.fixture
def officer() -> User:
    return make_user(OFFICER, email="petugas@contoh.id")


def wish(shop: Partner, **changed: str) -> Payout:
    return Payout(**(payout_of(shop).as_dict() | changed))


def stored(shop: Partner) -> Payout:
    return payout_of(Partner.objects.get(pk=shop.pk))


@pytest.fixture
def change(shop: Partner, seller: User, officer: User) -> PayoutChange:
    """Asked for at noon."""
    with time_machine.travel(NOON, tick=False), delivering():
        asked = set_payout(shop, wish(shop, qris=NEW), actor=seller)
    assert asked is not None
    return asked


def test_until_an_officer_approves_buyers_see_the_old_code(client: Client, shop: Partner, change: PayoutChange, officer: User) -> None:
    order = make_order(make_product(shop), payment="qris")
    assert "DAPUR BUTET CONTOH" in client.get(order_url(order)).content.decode()
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        approve(change, officer=officer)
    page = client.get(order_url(order)).content.decode()
    assert "PENCURI JAYA" in page
    assert "DAPUR BUTET CONTOH" not in page


def test_the_old_contact_and_officers_are_told_with_both_sides(change: PayoutChange) -> None:
    assert [message.to for message in mail.outbox] == [["lama@contoh.id"], ["petugas@contoh.id"]]
    for message in mail.outbox:
        assert "DAPUR BUTET CONTOH" in message.body
        assert "PENCURI JAYA" in message.body
        assert "0001112223" not in message.body, "a mail holds no whole account number"
    assert "Bukan Anda yang meminta?" in mail.outbox[0].body
    assert f"/kelola/rekening/{change.pk}/" in mail.outbox[1].body


def checked(shop: Partner, officer: User) -> Partner:
    return decide(shop, "verified", reason="", officer=officer)


def told(event: str) -> set[str]:
    """Addresses of the shop's people that were written to about events of this name."""
    return set(Message.objects.filter(event__startswith=event).exclude(address="petugas@contoh.id").values_list("address", flat=True))


def rob(shop: Partner, seller: User) -> Partner:
    """A thief saves another telephone and e-mail first."""
    User.objects.filter(pk=seller.pk).update(email="pencuri@contoh.id", phone="+6281399999999")
    Partner.objects.filter(pk=shop.pk).update(phone="+6281399999999")
    return Partner.objects.get(pk=shop.pk)


def test_who_changes_telephone_and_mail_first_does_not_silence_the_owner(shop: Partner, seller: User, officer: User) -> None:
    robbed = rob(checked(shop, officer), seller)
    change = set_payout(robbed, wish(robbed, qris=NEW), actor=seller)
    assert change is not None
    assert told(f"payout-{change.pk}-asked") == {"lama@contoh.id", "pencuri@contoh.id"}
    assert change.old_phone == "+6281300000001"
    set_payout(robbed, wish(robbed, qris=""), actor=seller)
    assert told(f"shop-{shop.pk}-payout-stopped-") == {"lama@contoh.id", "pencuri@contoh.id"}


def test_an_officer_sees_that_the_telephone_is_another_than_the_checked_one(client: Client, shop: Partner, seller: User, officer: User) -> None:
    client.force_login(officer)
    path = f"/kelola/toko/{checked(shop, officer).pk}/"
    assert "Waktu diperiksa:" not in client.get(path).content.decode()
    rob(shop, seller)
    assert "Waktu diperiksa: 0813-0000-0001" in client.get(path).content.decode()


def test_an_officer_who_said_yes_checked_the_contact_of_that_day(shop: Partner, seller: User, officer: User) -> None:
    moved = rob(checked(shop, officer), seller)  # this time it was the owner
    with time_machine.travel(NOON, tick=False):
        change = set_payout(moved, wish(moved, qris=NEW), actor=seller)
    assert change is not None
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        approve(change, officer=officer)
    assert told(f"payout-{change.pk}-approved") == {"lama@contoh.id", "pencuri@contoh.id"}, "the old contact hears of the yes too"
    kept = Partner.objects.get(pk=shop.pk)
    assert (kept.checked_phone, kept.checked_emails) == ("+6281399999999", ["pencuri@contoh.id"])


@pytest.mark.parametrize("status", ["rejected", "suspended"])
def test_a_no_checks_no_contact(shop: Partner, seller: User, officer: User, status: str) -> None:
    decide(rob(checked(shop, officer), seller), status, reason="Tutup dulu.", officer=officer)
    kept = Partner.objects.get(pk=shop.pk)
    assert (kept.checked_phone, kept.checked_emails) == ("+6281300000001", ["lama@contoh.id"])


def test_shops_that_were_checked_before_keep_the_contact_of_today(shop: Partner) -> None:
    new = make_shop(make_user(SELLER), status="registered")
    import_module("shop.partner.migrations.0011_checked_contact").keep_todays(apps, None)
    kept = Partner.objects.get(pk=shop.pk)
    assert (kept.checked_phone, kept.checked_emails) == ("+6281300000001", ["lama@contoh.id"])
    assert Partner.objects.get(pk=new.pk).checked_phone == ""


def test_two_ends_in_the_same_second_are_two_news(shop: Partner, seller: User) -> None:
    with time_machine.travel(NOON, tick=False):
        set_payout(shop, wish(shop, qris=""), actor=seller)
        set_payout(shop, Payout(), actor=seller)
    assert Message.objects.filter(address="lama@contoh.id").count() == 2


def test_it_cannot_be_approved_before_the_wait_is_over_but_can_be_refused(shop: Partner, change: PayoutChange, officer: User) -> None:
    with time_machine.travel(NOON + timedelta(hours=settings.PAYOUT_WAIT_HOURS, seconds=-1), tick=False), pytest.raises(CannotDecide, match="Belum bisa"):
        approve(change, officer=officer)
    assert stored(shop).qris == OLD
    refuse(change, reason="Pemilik tidak meminta.", officer=officer)
    assert stored(shop).qris == OLD
    assert PayoutChange.objects.get().reason == "Pemilik tidak meminta."


def test_a_refusal_reaches_the_shop_word_for_word(change: PayoutChange, officer: User) -> None:
    mail.outbox.clear()
    with delivering():
        refuse(change, reason="Bawa kertas QRIS ke kantor.", officer=officer)
    assert [message.to for message in mail.outbox] == [["lama@contoh.id"]]
    assert "Bawa kertas QRIS ke kantor." in mail.outbox[0].body
    with pytest.raises(ValueError, match="reason"):
        refuse(change, reason=" ", officer=officer)


@pytest.mark.parametrize("first", ["approve", "refuse", "withdraw"])
@pytest.mark.parametrize("second", ["approve", "refuse"])
def test_what_was_settled_stays_settled(shop: Partner, change: PayoutChange, officer: User, seller: User, first: str, second: str) -> None:
    acts = {
        "approve": lambda: approve(change, officer=officer),
        "refuse": lambda: refuse(change, reason="Tidak.", officer=officer),
        "withdraw": lambda: withdraw(shop, actor=seller),
    }
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        acts[first]()
        after = stored(shop)
        with pytest.raises(CannotDecide, match="sudah diputuskan"):
            acts[second]()
    assert stored(shop) == after
    assert (after.qris == NEW) is (first == "approve")


def test_nobody_approves_for_a_shop_of_their_own(shop: Partner, change: PayoutChange, officer: User) -> None:
    shop.users.add(officer)
    with time_machine.travel(NOON + timedelta(hours=25), tick=False), pytest.raises(CannotDecide, match="Petugas lain"):
        approve(change, officer=officer)
    assert stored(shop).qris == OLD


def test_the_same_wish_twice_waits_once_and_tells_once(shop: Partner, change: PayoutChange, seller: User) -> None:
    mail.outbox.clear()
    with delivering():
        assert set_payout(shop, wish(shop, qris=NEW), actor=seller) == change
    assert PayoutChange.objects.count() == 1
    assert not mail.outbox


def test_another_wish_takes_the_place_of_the_first_and_waits_anew(shop: Partner, change: PayoutChange, seller: User, officer: User) -> None:
    with time_machine.travel(NOON + timedelta(hours=23), tick=False):
        second = set_payout(shop, wish(shop, qris=NEW, account_number="999888777"), actor=seller)
    assert second is not None
    assert [row.state for row in PayoutChange.objects.order_by("pk")] == [State.WITHDRAWN, State.WAITING]
    with time_machine.travel(NOON + timedelta(hours=25), tick=False), pytest.raises(CannotDecide, match="Belum bisa"):
        approve(second, officer=officer)


def test_going_back_to_the_old_takes_the_wish_back(shop: Partner, change: PayoutChange, seller: User) -> None:
    assert set_payout(shop, payout_of(shop), actor=seller) is None
    assert PayoutChange.objects.get().state == State.WITHDRAWN


def test_to_stop_being_paid_somewhere_needs_nobody_and_is_told(shop: Partner, seller: User) -> None:
    with delivering():
        assert set_payout(shop, wish(shop, qris=""), actor=seller) is None
    assert stored(shop) == Payout("BRI", "0001112223", "Butet", "")
    assert ["lama@contoh.id"] in [message.to for message in mail.outbox]


def test_a_first_code_of_a_verified_shop_waits_too(seller: User) -> None:
    shop = make_shop(seller)
    assert set_payout(shop, wish(shop, qris=NEW), actor=seller)
    assert stored(shop).qris == ""


@pytest.mark.parametrize("status", ["registered", "rejected"])
def test_before_an_officer_looked_at_the_shop_nothing_waits(shop: Partner, seller: User, status: str) -> None:
    Partner.objects.filter(pk=shop.pk).update(status=status)
    assert set_payout(shop, wish(shop, qris=NEW), actor=seller) is None
    assert stored(shop).qris == NEW
    assert not PayoutChange.objects.exists()


def test_a_closed_shop_cannot_slip_in_another_account(shop: Partner, seller: User) -> None:
    Partner.objects.filter(pk=shop.pk).update(status="suspended")
    assert set_payout(shop, wish(shop, account_number="999888777"), actor=seller)
    assert stored(shop).account_number == "0001112223"


def test_one_shop_has_one_wish_whoever_writes(change: PayoutChange) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PayoutChange.objects.create(partner=change.partner, before=change.before, after=change.after)


@pytest.mark.parametrize(
    ("name", "warned"),
    [("DAPUR BUTET CONTOH", False), ("BUTET SIREGAR", False), ("DAPUR BUTET, MDN", False), ("PENCURI JAYA", True), ("TOKO MAKMUR", True)],
)
def test_a_name_that_is_nothing_like_the_shops_is_said(shop: Partner, name: str, warned: bool) -> None:
    code = Payout(qris=make_payload(t59=name)).code
    assert code is not None
    assert bool(name_warning(code, shop)) is warned


@pytest.mark.parametrize(("hours", "wrong"), [(0, True), (-1, True), (1, False), (24, False), (336, False), (337, True)])
def test_a_wait_that_protects_nobody_is_refused_at_start(settings: Any, hours: int, wrong: bool) -> None:
    settings.PAYOUT_WAIT_HOURS = hours
    assert [error.id for error in payout_wait()] == ["portal.E024"] * wrong
