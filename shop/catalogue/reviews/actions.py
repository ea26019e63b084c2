"""Writes: a buyer says something about goods that arrived, readers report it, officers decide, the shop replies. Each is one transaction on a locked row
and leaves a line of history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.clock import moment_words
from shop.catalogue.models import Product
from shop.catalogue.reviews import notices
from shop.catalogue.reviews.models import LONGEST, HeldWord, ProductReview, ReviewEvent, ReviewReport
from shop.catalogue.reviews.queries import held_words, is_of_the_shop, refusal, reports_that_count
from shop.catalogue.reviews.words import objection, shown_name
from shop.order.actors import CLOCK, Actor, Role, seller
from shop.order.models import Order

Status, Key = ProductReview.Status, ReviewEvent.Key


class NotNow(Exception):
    """This cannot be done to the review now; the text says why, in words for the person."""


@transaction.atomic
def write(line: Any, actor: Actor, *, score: int, body: str = "") -> ProductReview:
    """Keep what the buyer of an arrived order says about one of its lines. It is shown at once, unless its words make it wait for an officer. The same
    account's earlier review of the same goods makes room for it: one voice, however often somebody buys. A telephone number proves nobody, since a
    guest may write anybody's: beside an earlier review with that number the new one waits, and the earlier one stays until an officer lets it pass.
    Raises NotNow."""
    Product.objects.select_for_update(of=("self",), no_key=True).get(pk=line.product_id)  # two orders of one buyer take turns
    order = Order.objects.select_related("partner", "user").get(pk=line.order_id)
    if words := refusal(order, actor.user):
        raise NotNow(words)
    if ProductReview.objects.filter(order_line__order=order, product_id=line.product_id).exists():
        raise NotNow(_("Barang ini sudah Anda ulas."))
    if order.user_id:
        _make_room(_of_the_same_buyer(order, line.product_id), actor)
    why = objection(f"{body} {order.buyer_name}", held_words())
    if not why and _open(line.product_id).filter(order_line__order__buyer_phone=order.buyer_phone).exists():
        why = _("Nomor HP yang sama sudah mengulas barang ini.")
    review = ProductReview.objects.create(
        product_id=line.product_id,
        order_line=line,
        score=score,
        body=body.strip(),
        name=shown_name(order.buyer_name),
        user=order.user,
        status=Status.WAITING if why else Status.SHOWN,
        held_for=why,
        flagged_at=timezone.now() if why else None,
    )
    event = _note(review, Key.WRITTEN, actor)
    if why:
        _note(review, Key.HELD, CLOCK, why)
    else:
        notices.tell_shop_written(review, event)
    return review


def _open(product_id: Any) -> QuerySet[ProductReview]:
    """Reviews of these goods that the public reads or may come to read."""
    return ProductReview.objects.filter(product_id=product_id, status__in=(Status.SHOWN, Status.WAITING, Status.HIDDEN))


def _of_the_same_buyer(order: Order, product_id: Any) -> QuerySet[ProductReview]:
    """The open reviews of this account; of a guest, those of guests with the same number."""
    same = {"user_id": order.user_id} if order.user_id else {"user": None, "order_line__order__buyer_phone": order.buyer_phone}
    return _open(product_id).filter(**same)


def _make_room(earlier: QuerySet[ProductReview], actor: Actor) -> None:
    for review in earlier.select_for_update(of=("self",)).order_by("pk"):
        _settle(review, Status.WITHDRAWN)
        _note(review, Key.REPLACED, actor)


@transaction.atomic
def withdraw(review: ProductReview, actor: Actor) -> ProductReview:
    """The writer takes it back. Once taken back it stays so, and an officer's decision stands above it."""
    held = _held(review)
    if held.status in (Status.REMOVED, Status.WITHDRAWN):
        raise NotNow(_("Ulasan ini sudah tidak tampil."))
    _settle(held, Status.WITHDRAWN)
    _note(held, Key.WITHDRAWN, actor)
    return held


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What a reader says against a review. `reader` and `network` are the hashes of models.ReviewReport."""

    reader: str
    network: str
    reason: str
    words: str = ""
    user: User | None = None


@transaction.atomic
def report(review: ProductReview, complaint: Complaint) -> bool:
    """Keep it, once per reader, and put the review before the officers. From enough networks it is hidden until one of them has read it, but never again
    after that. False when this reader did so before. Raises NotNow for a review that is not shown, and for people of its shop: they ask an officer."""
    held = _held(review)
    if not held.is_shown:
        raise NotNow(_("Ulasan ini sudah tidak tampil."))
    if complaint.user and is_of_the_shop(held.order_line.order.partner, [complaint.user]):
        raise NotNow(_("Anda pengelola toko ini. Minta petugas memeriksanya dari ruang toko, bagian Ulasan."))
    if ReviewReport.objects.filter(review=held, reader=complaint.reader).exists():
        return False
    ReviewReport.objects.create(
        review=held, reader=complaint.reader, network=complaint.network, user=complaint.user, reason=complaint.reason, words=complaint.words[:300]
    )
    held.flagged_at = held.flagged_at or timezone.now()
    hides = held.cleared_at is None and reports_that_count(held) >= settings.REVIEW_REPORTS_TO_HIDE
    held.status = Status.HIDDEN if hides else held.status
    held.save(update_fields=["flagged_at", "status"])
    if hides:
        notices.tell_hidden(held, _note(held, Key.HIDDEN, CLOCK))
    return True


@transaction.atomic
def ask_officer(review: ProductReview, words: str, *, person: User) -> ProductReview:
    """The shop asks for an officer's eye; the review stays as it is."""
    held = _held(review)
    if held.flagged_at is not None:
        raise NotNow(_("Ulasan ini sudah menunggu petugas."))
    held.flagged_at = timezone.now()
    held.save(update_fields=["flagged_at"])
    _note(held, Key.ASKED, seller(person), words)
    return held


@transaction.atomic
def keep(review: ProductReview, reason: str, *, officer: User) -> ProductReview:
    """An officer read it and lets the public read it, in place of what the same buyer wrote before. Both sides are told where that changes anything.
    Raises NotNow, also where a buyer whose review was taken down has written another one since."""
    held = _for_decision(review, officer)
    others = _of_the_same_buyer(held.order_line.order, held.product_id).exclude(pk=held.pk)
    if held.status == Status.REMOVED and others.exists():
        raise NotNow(_("Penulisnya sudah menulis ulasan lain untuk barang ini."))
    _make_room(others, Actor(Role.OFFICER, officer))
    changes = not held.is_shown
    was_told = held.status != Status.WAITING
    held.cleared_at = timezone.now()
    _settle(held, Status.SHOWN)
    event = _note(held, Key.KEPT, Actor(Role.OFFICER, officer), reason)
    if changes and was_told:
        notices.tell_kept(held, event)
    elif changes:
        notices.tell_first_shown(held, event)
    return held


@transaction.atomic
def remove(review: ProductReview, reason: str, *, officer: User) -> ProductReview:
    """An officer takes it down; its writer reads the reason. Raises NotNow."""
    held = _for_decision(review, officer)
    if held.status == Status.REMOVED:
        raise NotNow(_("Ulasan ini sudah diturunkan."))
    was_shown = held.status != Status.WAITING
    _settle(held, Status.REMOVED)
    notices.tell_removed(held, _note(held, Key.REMOVED, Actor(Role.OFFICER, officer), reason), was_shown=was_shown)
    return held


@transaction.atomic
def remove_reply(review: ProductReview, reason: str, *, officer: User) -> ProductReview:
    """An officer takes the shop's reply down and leaves the review as it is. History keeps the words. The shop writes no second one. Raises NotNow."""
    held = _for_decision(review, officer)
    if not held.reply:
        raise NotNow(_("Tidak ada balasan untuk diturunkan."))
    held.reply = ""
    held.save(update_fields=["reply"])
    notices.tell_reply_removed(held, _note(held, Key.REPLY_REMOVED, Actor(Role.OFFICER, officer), reason))
    return held


@transaction.atomic
def reply(review: ProductReview, words: str, *, person: User) -> ProductReview:
    """The shop's one reply, or its change within REPLY_OPEN. Raises NotNow later, and while the public does not read the review."""
    held = _held(review)
    now = timezone.now()
    if not held.is_shown:
        raise NotNow(_("Ulasan ini sedang tidak tampil, jadi belum bisa dibalas."))
    if held.replied_at and not held.reply:
        raise NotNow(_("Balasan Anda diturunkan petugas. Satu ulasan dibalas satu kali."))
    until = held.reply_open_until
    if until and until <= now:
        raise NotNow(_("Balasan hanya bisa diubah sampai %(moment)s.") % {"moment": moment_words(until)})
    before = held.reply
    if before == words:
        return held
    held.reply, held.replied_at = words, held.replied_at or now
    held.save(update_fields=["reply", "replied_at"])
    event = _note(held, Key.REPLY_CHANGED if before else Key.REPLIED, seller(person), before)
    if not before:
        notices.tell_replied(held, event)
    return held


@transaction.atomic
def save_word(word: HeldWord, *, actor: User) -> HeldWord:
    """Store a word that makes reviews wait; those that stand already stay."""
    is_new = word.pk is None
    word.changed_by = actor
    word.save()
    log(word, "wagtail.create" if is_new else "wagtail.edit", user=actor)
    return word


@transaction.atomic
def delete_word(word: HeldWord, *, actor: User) -> None:
    log(word, "wagtail.delete", user=actor)
    word.delete()


def _held(review: ProductReview) -> ProductReview:
    return ProductReview.objects.select_for_update(of=("self",)).get(pk=review.pk)


def _for_decision(review: ProductReview, officer: User) -> ProductReview:
    held = _held(review)
    if held.status == Status.WITHDRAWN:
        raise NotNow(_("Penulisnya sudah menarik ulasan ini."))
    order = held.order_line.order
    if is_of_the_shop(order.partner, [officer]) or order.user_id == officer.pk:
        raise NotNow(_("Ini tentang toko atau ulasan Anda sendiri. Petugas lain yang harus memutuskan."))
    return held


def _settle(review: ProductReview, status: int) -> None:
    """A new state in which nobody waits for an officer."""
    review.status, review.flagged_at = status, None
    review.save(update_fields=["status", "flagged_at", "cleared_at"])


def _note(review: ProductReview, key: str, actor: Actor, words: str = "") -> ReviewEvent:
    return ReviewEvent.objects.create(review=review, key=key, role=actor.role, user=actor.user, words=words[:LONGEST])
