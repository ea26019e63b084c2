"""Who is told of a complaint: buyer and shop of every step, by mail and in the list of their account; officers when it is theirs to decide."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.roles import OFFICER, people_in
from portal.notifications.actions import mail, post, raise_alarm, settle_alarms
from portal.notifications.models import InboxItem
from shop.complaints import states
from shop.complaints.models import Complaint, ComplaintEvent
from shop.complaints.states import card_of
from shop.order.actors import Role
from shop.order.links import complaint_url
from shop.order.models import Order
from shop.order.notices import thing_of_order

COMPLAINT = "complaint"
"""How the alarms end that tell of a complaint that officers have to decide."""
State = Complaint.State

SUBJECTS: dict[str, tuple[Any, Any]] = {
    states.OPENED: (gettext_lazy("Keluhan Anda sudah sampai di %(shop)s"), gettext_lazy("Giliran Anda: jawab keluhan pesanan %(number)s")),
    states.ACCEPTED: (gettext_lazy("%(shop)s setuju dengan keluhan Anda"), gettext_lazy("Anda menyetujui keluhan pesanan %(number)s")),
    states.OFFERED: (gettext_lazy("Giliran Anda: %(shop)s menawarkan sesuatu"), gettext_lazy("Tawaran Anda untuk pesanan %(number)s sudah dikirim")),
    states.REFUSED: (gettext_lazy("Giliran Anda: %(shop)s menolak keluhan Anda"), gettext_lazy("Jawaban Anda untuk pesanan %(number)s sudah dikirim")),
    states.KEPT: (gettext_lazy("Giliran Anda: %(shop)s bilang sudah beres, benar?"), gettext_lazy("Tunggu kata pembeli tentang pesanan %(number)s")),
    states.REFUNDED: (gettext_lazy("%(shop)s mencatat uang Anda kembali"), gettext_lazy("Uang pesanan %(number)s tercatat kembali")),
    states.SETTLED: (gettext_lazy("Keluhan Anda ke %(shop)s ditutup"), gettext_lazy("Pembeli menutup keluhan pesanan %(number)s")),
    states.ESCALATED: (gettext_lazy("Petugas menangani keluhan Anda ke %(shop)s"), gettext_lazy("Pembeli meminta petugas untuk pesanan %(number)s")),
    states.UNANSWERED: (
        gettext_lazy("%(shop)s tidak menjawab, petugas menangani keluhan Anda"),
        gettext_lazy("Keluhan pesanan %(number)s diteruskan ke petugas karena tidak dijawab"),
    ),
    states.UNKEPT: (
        gettext_lazy("%(shop)s belum menepati janji atau putusan, petugas menangani keluhan Anda"),
        gettext_lazy("Keluhan pesanan %(number)s diteruskan ke petugas karena belum ditepati"),
    ),
    states.BUYER_SILENT: (gettext_lazy("Keluhan Anda ke %(shop)s ditutup karena tidak ada kabar"), gettext_lazy("Keluhan pesanan %(number)s ditutup")),
    states.SAID: (gettext_lazy("Kata baru tentang keluhan Anda ke %(shop)s"), gettext_lazy("Kata baru tentang keluhan pesanan %(number)s")),
    states.DECIDED: (gettext_lazy("Petugas memutuskan keluhan Anda ke %(shop)s"), gettext_lazy("Petugas memutuskan keluhan pesanan %(number)s")),
    states.DECIDED_REFUND: (
        gettext_lazy("Petugas memutuskan: %(shop)s mengembalikan uang Anda"),
        gettext_lazy("Giliran Anda: kembalikan uang pesanan %(number)s, kata petugas"),
    ),
    states.REMINDED: (gettext_lazy("Pengingat: keluhan Anda ke %(shop)s menunggu Anda"), gettext_lazy("Pengingat: keluhan pesanan %(number)s menunggu Anda")),
    states.LATE: (gettext_lazy("Keluhan Anda ke %(shop)s belum diputuskan, petugas diingatkan"), gettext_lazy("Keluhan pesanan %(number)s belum diputuskan")),
}
"""For the buyer and for the shop: what a mail program shows before a mail is opened."""
REFUNDED_BY_COMPANY = gettext_lazy("%(shop)s mengembalikan uang Anda lewat perusahaan pembayaran")


def tell(complaint: Complaint, event: ComplaintEvent) -> None:
    """One step: each side once. A reminder goes only to whose turn it is."""
    order = complaint.order
    words = {"shop": order.partner.name, "number": order.number}
    buyers, shops = (str(subject) % words for subject in _subjects(complaint, event))
    only = states.TURNS.get(complaint.state) if event.key == states.REMINDED else None
    if only in (None, Role.BUYER):
        _tell_buyer(complaint, event, buyers)
    if only in (None, Role.SELLER):
        _tell_shop(complaint, event, shops)
    _tell_officers(complaint, event)


def _subjects(complaint: Complaint, event: ComplaintEvent) -> tuple[Any, Any]:
    """Money may come back whoever's turn it is, by the word of the seller or of the company."""
    buyers, shops = SUBJECTS[event.key]
    if event.key == states.REFUNDED:
        buyers = REFUNDED_BY_COMPANY if event.role == Role.COMPANY else buyers
        buyers = _("Giliran Anda: %(subject)s") % {"subject": buyers} if states.TURNS.get(complaint.state) == Role.BUYER else buyers
    return buyers, shops


def _name(event: ComplaintEvent, order: Order) -> str:
    return f"{thing_of_order(order)}-complaint-{event.pk}"


def _tell_buyer(complaint: Complaint, event: ComplaintEvent, subject: str) -> None:
    order = complaint.order
    address = order.guest_email or (order.user.email if order.user else "")
    context = _context(complaint, event, subject, Role.BUYER, complaint_url(order), _("Buka keluhan"))
    mail(_name(event, order), [address], "complaint", context)
    if order.user:
        path = reverse("orders:complaint", args=[order.number])
        post(_name(event, order), [order.user], InboxItem.Room.ACCOUNT, subject=subject, text=context["text"], path=path)


def _tell_shop(complaint: Complaint, event: ComplaintEvent, subject: str) -> None:
    order = complaint.order
    people = list(order.partner.users.filter(is_active=True).order_by("pk"))
    path = reverse("seller_orders:complaint", args=[order.pk])
    context = _context(complaint, event, subject, Role.SELLER, path, _("Buka keluhan"))
    mail(f"{_name(event, order)}-shop", [person.email for person in people if person.email], "complaint", context)
    important = states.TURNS.get(complaint.state) == Role.SELLER
    post(f"{_name(event, order)}-shop", people, InboxItem.Room.WORK, subject=subject, text=context["text"], path=path, important=important)


def _tell_officers(complaint: Complaint, event: ComplaintEvent) -> None:
    """When it becomes theirs, when they are late, when somebody answers them and when money comes back meanwhile; an alarm stands on their list until it is
    decided."""
    order = complaint.order
    if complaint.state != State.MEDIATION:
        settle_alarms([thing_of_order(order)], COMPLAINT)
        return
    if event.key == states.SAID and event.role == Role.OFFICER:
        return
    words = {"shop": order.partner.name, "number": order.number}
    subject = {
        states.LATE: _("Sudah lewat batas waktu: putuskan keluhan %(number)s, %(shop)s"),
        states.SAID: _("Kata baru dalam keluhan %(number)s, %(shop)s"),
        states.REFUNDED: _("Uang sudah tercatat kembali dalam keluhan %(number)s, %(shop)s"),
    }.get(event.key, _("Putuskan keluhan %(number)s, %(shop)s")) % words
    path = reverse("desk_complaints:one", args=[complaint.pk])
    if event.old_status != State.MEDIATION:
        raise_alarm(f"{_name(event, order)}-{COMPLAINT}", subject=subject, text=str(_("Baca kedua pihak, lalu putuskan.")), path=path)
    addresses = people_in(OFFICER).filter(email__isnull=False).values_list("email", flat=True)
    mail(f"{_name(event, order)}-officers", addresses, "complaint", _context(complaint, event, subject, Role.OFFICER, path, _("Buka keluhan")))


def _context(complaint: Complaint, event: ComplaintEvent, subject: str, viewer: Role, path: str, button: str) -> dict[str, Any]:
    card = card_of(complaint, viewer)
    return {
        "subject": subject,
        "number": complaint.order.number,
        "shop": complaint.order.partner.name,
        "text": card.text,
        "due": card.due,
        "happened": str(states.title_of(event)),
        "words": event.words,
        "path": path,
        "button": button,
    }
