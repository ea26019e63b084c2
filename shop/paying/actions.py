"""Writes: where a shop is paid, and what a buyer sends. Each is one transaction; the shop's row is locked before its change's."""

from __future__ import annotations

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.clock import moment_words
from shop.gateways import gateway
from shop.order.actions import say_paid
from shop.order.actors import Actor
from shop.order.exceptions import WrongState
from shop.order.ledger import Money, state_of_money
from shop.order.models import Order
from shop.order.notices import tell_late_receipt
from shop.order.states import wants_receipt
from shop.partner.models import Partner
from shop.paying.models import PayoutChange, Receipt
from shop.paying.notices import tell_approved, tell_asked, tell_refused, tell_stopped
from shop.paying.payout import FIELDS, Payout, at_once, payout_of
from shop.paying.queries import refund_receipt, unanswered_receipts

MOST_RECEIPTS = 3
"""Until the seller answers. Who reads that no money came may send as many again."""
State = PayoutChange.State


class CannotDecide(Exception):
    """The change cannot be approved or refused (now); the message is for the officer."""


@transaction.atomic
def set_payout(shop: Partner, wanted: Payout, *, actor: User | None) -> PayoutChange | None:
    """What the seller wants. In force at once before the shop was verified, and where it only ends a way to be paid; anything else waits for an officer
    and is returned. The same wish twice changes nothing and tells nobody again."""
    held = Partner.objects.select_for_update(of=("self",)).get(pk=shop.pk)
    before = payout_of(held)
    now = at_once(before, wanted) if held.was_checked else wanted
    if now != before:
        now.put_on(held)
        held.save(update_fields=list(FIELDS))
        entry = log(held, "lokapasar.payout", user=actor, data={"before": before.as_dict(), "after": now.as_dict()})
        if held.was_checked:
            tell_stopped(held, before, entry.pk)
    waiting = PayoutChange.objects.select_for_update(of=("self",)).filter(partner=held, state=State.WAITING).first()
    if waiting and waiting.new == wanted:
        return waiting
    if waiting:
        _settle(waiting, State.WITHDRAWN, actor)
    if wanted == now:
        return None
    old_phone = held.checked_phone or held.phone
    change = PayoutChange.objects.create(partner=held, before=now.as_dict(), after=wanted.as_dict(), old_phone=old_phone, asked_by=actor)
    log(held, "lokapasar.payout_asked", user=actor, data={"before": change.before, "after": change.after})
    tell_asked(change)
    return change


@transaction.atomic
def withdraw(shop: Partner, *, actor: User) -> bool:
    """The seller takes the wish back. False when nothing waited."""
    Partner.objects.select_for_update(of=("self",)).get(pk=shop.pk)
    waiting = PayoutChange.objects.select_for_update(of=("self",)).filter(partner=shop, state=State.WAITING).first()
    if waiting is None:
        return False
    _settle(waiting, State.WITHDRAWN, actor)
    log(shop, "lokapasar.payout_withdrawn", user=actor)
    return True


@transaction.atomic
def approve(change: PayoutChange, *, officer: User) -> PayoutChange:
    """Buyers see the new account and code from now on. Raises CannotDecide before the wait is over, for an officer's own shop, and when somebody else
    decided first."""
    shop, change = _held(change, officer)
    if timezone.now() < change.ready_at:
        raise CannotDecide(_("Belum bisa disetujui. Tunggu sampai %(moment)s, supaya pemilik lama sempat menolak.") % {"moment": moment_words(change.ready_at)})
    before = payout_of(shop)
    change.new.put_on(shop)
    shop.save(update_fields=list(FIELDS))
    _settle(change, State.APPROVED, officer)
    log(shop, "lokapasar.payout", user=officer, data={"before": before.as_dict(), "after": change.after})
    tell_approved(change)
    shop.note_contact()  # the officer asked the old one first, and the answer was yes
    shop.save(update_fields=Partner.CONTACT)
    return change


@transaction.atomic
def refuse(change: PayoutChange, *, reason: str, officer: User) -> PayoutChange:
    """Everything stays as it was; the shop reads the reason word for word. Raises CannotDecide as `approve`, ValueError without a reason."""
    if not reason.strip():
        raise ValueError("a change is not refused without a reason")
    shop, change = _held(change, officer)
    _settle(change, State.REFUSED, officer, reason.strip())
    log(shop, "lokapasar.payout_refused", user=officer, data={"reason": reason.strip()})
    tell_refused(change)
    return change


def _held(change: PayoutChange, officer: User) -> tuple[Partner, PayoutChange]:
    shop = Partner.objects.select_for_update(of=("self",)).get(pk=change.partner_id)
    held = PayoutChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if held.state != State.WAITING:
        raise CannotDecide(_("Perubahan ini sudah diputuskan atau dibatalkan. Lihat keadaannya di bawah."))
    if shop.users.filter(pk=officer.pk).exists():
        raise CannotDecide(_("Anda pengelola toko ini. Petugas lain yang harus memutuskan."))
    return shop, held


def _settle(change: PayoutChange, state: str, actor: User | None, reason: str = "") -> None:
    change.state, change.decided_by, change.decided_at, change.reason = state, actor, timezone.now(), reason
    change.save(update_fields=["state", "decided_by", "decided_at", "reason"])


@transaction.atomic
def add_receipt(order: Order, picture: ContentFile[bytes], actor: Actor) -> Receipt:
    """Keep a picture for the seller, whose turn it is now to look for the money: only the seller says that it came. Of an order that ended before it came
    the shop is told. Raises WrongState when there is nothing to pay, or enough was sent."""
    held = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    if not wants_receipt(held) or not gateway(held.payment_method).takes_receipt:
        raise WrongState(_("Bukti tidak diperlukan lagi. Keadaan pesanan sudah berubah."))
    if unanswered_receipts(held).count() >= MOST_RECEIPTS:
        raise WrongState(_("Sudah %(most)s bukti terkirim. Itu cukup. Hubungi penjual kalau uangnya belum terlihat.") % {"most": MOST_RECEIPTS})
    receipt = Receipt(order=held)
    receipt.picture.save("bukti.jpg", picture, save=False)
    receipt.save()
    if held.status == settings.AWAITING_PAYMENT:
        say_paid(held, actor)
    elif held.status == settings.CANCELLED:
        tell_late_receipt(held)
    return receipt


@transaction.atomic
def show_refund(order: Order, picture: ContentFile[bytes]) -> None:
    """Keep the shop's picture of the money that it sent back, for both sides; the first one stays. Nothing is kept while no money is on record as
    returned."""
    held = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    if state_of_money(held) == Money.RETURNED and refund_receipt(held) is None:
        receipt = Receipt(order=held, by_shop=True)
        receipt.picture.save("bukti.jpg", picture)
