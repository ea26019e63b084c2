"""Who is told about a review: its writer and the shop, by mail where there is an address and in the list of their account where there is one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.notifications.actions import mail, post
from portal.notifications.models import InboxItem
from shop.catalogue.reviews.models import ProductReview, ReviewEvent
from shop.catalogue.reviews.queries import review_url
from shop.order.actors import Role


def tell_shop_written(review: ProductReview, event: ReviewEvent) -> None:
    """The public reads a new review: a row in the shop's list, no mail for each."""
    subject, text = _("Ulasan baru untuk %(title)s"), _("Baca, dan balas sekali kalau perlu.")
    _to_shop(review, event, subject, text, by_mail=False)


def tell_hidden(review: ProductReview, event: ReviewEvent) -> None:
    """Reports hid it: both sides, so that nobody wonders where it went."""
    text = _("Beberapa pembaca melaporkan ulasan ini, jadi belum tampil sampai petugas membacanya.")
    _to_writer(review, event, _("Ulasan Anda untuk %(title)s sedang diperiksa petugas"), text)
    _to_shop(review, event, _("Ulasan untuk %(title)s sedang diperiksa petugas"), text)


def tell_kept(review: ProductReview, event: ReviewEvent) -> None:
    """An officer read it, and the public reads it (again)."""
    text = _("Petugas sudah membacanya.")
    _to_writer(review, event, _("Ulasan Anda untuk %(title)s tampil"), text)
    _to_shop(review, event, _("Ulasan untuk %(title)s tampil"), text)


def tell_first_shown(review: ProductReview, event: ReviewEvent) -> None:
    """It waited since it was written: to the shop it is new."""
    _to_writer(review, event, _("Ulasan Anda untuk %(title)s tampil"), _("Petugas sudah membacanya."))
    tell_shop_written(review, event)


def tell_removed(review: ProductReview, event: ReviewEvent, *, was_shown: bool) -> None:
    """An officer took it down; the reason stands in the mail. A shop that never read it hears nothing of it."""
    _to_writer(review, event, _("Ulasan Anda untuk %(title)s tidak ditampilkan"), _("Petugas memutuskan ulasan ini tidak ditampilkan."))
    if was_shown:
        _to_shop(review, event, _("Ulasan untuk %(title)s diturunkan petugas"), _("Petugas memutuskan ulasan ini tidak ditampilkan."))


def tell_replied(review: ProductReview, event: ReviewEvent) -> None:
    """The shop answered; told once, a change of the reply is not."""
    _to_writer(review, event, _("Toko membalas ulasan Anda untuk %(title)s"), _("Balasannya tampil di bawah ulasan Anda."))


def tell_reply_removed(review: ProductReview, event: ReviewEvent) -> None:
    """The shop's reply is gone, and why."""
    _to_shop(review, event, _("Balasan Anda untuk ulasan %(title)s diturunkan petugas"), _("Petugas memutuskan balasan ini tidak ditampilkan."))


def _to_writer(review: ProductReview, event: ReviewEvent, subject: str, text: str) -> None:
    order = review.order_line.order
    address = order.guest_email or (order.user.email if order.user else "")
    url = review_url(order, review.order_line_id)
    told = _words(review, event, subject, text)
    if address:
        mail(_name(event), [address], "review", {**told, "path": url, "button": _("Lihat ulasan saya")})
    if order.user:  # the list holds no key: who reads it is signed in
        post(_name(event), [order.user], InboxItem.Room.ACCOUNT, subject=told["subject"], text=_in_one(told), path=url.partition("?")[0])


def _to_shop(review: ProductReview, event: ReviewEvent, subject: str, text: str, *, by_mail: bool = True) -> None:
    people = list(review.order_line.order.partner.users.filter(is_active=True).order_by("pk"))
    told = _words(review, event, subject, text)
    path, name = reverse("seller_reviews:one", args=[review.pk]), f"{_name(event)}-shop"
    if not review.is_shown and review.status != review.Status.HIDDEN:
        path = reverse("seller_reviews:index")  # what was taken down has no page in the shop's room
    if by_mail and (addresses := [person.email for person in people if person.email]):
        mail(name, addresses, "review", {**told, "path": path, "button": _("Buka ulasan toko")})
    post(name, people, InboxItem.Room.WORK, subject=told["subject"], text=_in_one(told), path=path)


def _words(review: ProductReview, event: ReviewEvent, subject: str, text: str) -> dict[str, Any]:
    reason = event.words if event.role == Role.OFFICER else ""
    return {"subject": subject % {"title": review.order_line.title}, "text": text, "reason": reason}


def _in_one(told: dict[str, Any]) -> str:
    return f"{told['text']} {_('Alasan: %(reason)s') % told}" if told["reason"] else str(told["text"])


def _name(event: ReviewEvent) -> str:
    """`review-12-34`: the thing is the review, the same row of its history is never told twice."""
    return f"review-{event.review_id}-{event.pk}"
