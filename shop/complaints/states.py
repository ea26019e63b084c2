"""Every state of a complaint in plain words: whose turn it is, until when, and what each side reads (OL-01, OL-05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.clock import moment_words
from shop.complaints.models import Complaint, ComplaintEvent
from shop.order.actors import Role
from shop.order.clocks import Clock

State = Complaint.State

OPENED, ACCEPTED, OFFERED, REFUSED, KEPT, REFUNDED = "opened", "accepted", "offered", "refused", "kept", "refunded"
SETTLED, ESCALATED, SAID, DECIDED, DECIDED_REFUND = "settled", "escalated", "said", "decided", "decided_refund"
UNANSWERED, UNKEPT, BUYER_SILENT, REMINDED, LATE = "unanswered", "unkept", "buyer_silent", "reminded", "late"
"""Keys of the history; never change one. The last line is what the clock does."""
BY_OFFICER = (DECIDED, DECIDED_REFUND)

CLOCKS: dict[str, Clock] = {
    State.ASKED: Clock(lambda: timedelta(hours=settings.COMPLAINT_ANSWER_HOURS), 0.5),
    State.PROMISED: Clock(lambda: timedelta(hours=settings.COMPLAINT_KEEP_HOURS), 0.7),
    State.ANSWERED: Clock(lambda: timedelta(hours=settings.COMPLAINT_REPLY_HOURS), 0.7),
    State.MEDIATION: Clock(lambda: timedelta(hours=settings.COMPLAINT_OFFICER_HOURS), 1),
}
"""How long each state lasts, and after which part of it whose turn it is is reminded; officers when it is over, as nothing ends by itself then."""

TURNS: dict[str, Role | None] = {State.ASKED: Role.SELLER, State.PROMISED: Role.SELLER, State.ANSWERED: Role.BUYER, State.MEDIATION: Role.OFFICER}
TODO = {
    State.ASKED: gettext_lazy("menjawab keluhan"),
    State.PROMISED: gettext_lazy("menepati janji atau putusan"),
    State.ANSWERED: gettext_lazy("menanggapi penjual"),
    State.MEDIATION: gettext_lazy("memutuskan keluhan"),
}
DUE = {
    State.ASKED: gettext_lazy("Penjual menjawab paling lambat %(moment)s. Lewat dari itu, petugas yang menangani."),
    State.PROMISED: gettext_lazy("Ditepati paling lambat %(moment)s. Lewat dari itu, petugas yang menangani."),
    State.ANSWERED: gettext_lazy("Tanpa kabar dari pembeli, keluhan ditutup pada %(moment)s"),
    State.MEDIATION: gettext_lazy("Petugas memutuskan paling lambat %(moment)s"),
}
LATE_DUE = gettext_lazy("Lewat batas waktu %(moment)s. Petugas sudah diingatkan.")
TEXTS: dict[str, dict[Role, Any]] = {
    State.ASKED: {
        Role.BUYER: gettext_lazy("Keluhan Anda sudah sampai di penjual. Pesanan tidak selesai sendiri selama keluhan terbuka."),
        Role.SELLER: gettext_lazy("Pembeli mengeluh. Baca ceritanya, lalu jawab: setuju, tawarkan hal lain, atau tolak dengan alasan."),
        Role.OFFICER: gettext_lazy("Penjual belum menjawab. Anda belum perlu berbuat apa-apa."),
    },
    State.PROMISED: {
        Role.BUYER: gettext_lazy("Penjual sudah setuju, atau petugas sudah memutuskan. Tunggu sampai penjual menepatinya."),
        Role.SELLER: gettext_lazy("Anda sudah setuju, atau petugas sudah memutuskan. Tepati sekarang, lalu catat di halaman keluhan."),
        Role.OFFICER: gettext_lazy("Penjual sedang menepati janjinya atau putusan petugas. Anda belum perlu berbuat apa-apa."),
    },
    State.ANSWERED: {
        Role.BUYER: gettext_lazy("Baca jawaban penjual. Kalau sudah beres, tutup keluhan. Kalau belum, minta petugas."),
        Role.SELLER: gettext_lazy("Jawaban Anda sudah dikirim. Tunggu kata pembeli."),
        Role.OFFICER: gettext_lazy("Pembeli membaca jawaban penjual. Anda belum perlu berbuat apa-apa."),
    },
    State.MEDIATION: {
        Role.BUYER: gettext_lazy("Petugas membaca semuanya dan menengahi. Ada yang perlu ditambah? Tulis di halaman keluhan."),
        Role.SELLER: gettext_lazy("Petugas membaca semuanya dan menengahi. Ada yang perlu ditambah? Tulis di halaman keluhan."),
        Role.OFFICER: gettext_lazy("Baca kedua pihak, tanya kalau perlu, lalu putuskan. Keduanya membaca kata-kata Anda."),
    },
    State.CLOSED: {
        Role.BUYER: gettext_lazy("Keluhan ini sudah ditutup."),
        Role.SELLER: gettext_lazy("Keluhan ini sudah ditutup."),
        Role.OFFICER: gettext_lazy("Keluhan ini sudah ditutup."),
    },
}
HAPPENED = {
    OPENED: gettext_lazy("Pembeli mengajukan keluhan"),
    ACCEPTED: gettext_lazy("Penjual setuju"),
    OFFERED: gettext_lazy("Penjual menawarkan hal lain"),
    REFUSED: gettext_lazy("Penjual menolak"),
    KEPT: gettext_lazy("Penjual mencatat janjinya sudah ditepati"),
    REFUNDED: gettext_lazy("Penjual mencatat uang sudah dikembalikan"),
    SETTLED: gettext_lazy("Pembeli menutup keluhan"),
    ESCALATED: gettext_lazy("Pembeli meminta petugas"),
    DECIDED: gettext_lazy("Petugas memutuskan, tanpa uang kembali"),
    DECIDED_REFUND: gettext_lazy("Petugas memutuskan: uang pembeli dikembalikan"),
    UNANSWERED: gettext_lazy("Penjual tidak menjawab sampai batas waktu. Keluhan diteruskan ke petugas"),
    UNKEPT: gettext_lazy("Janji atau putusan belum dicatat ditepati sampai batas waktu. Keluhan diteruskan ke petugas"),
    BUYER_SILENT: gettext_lazy("Tanpa kabar dari pembeli, keluhan ditutup"),
    REMINDED: gettext_lazy("Diingatkan"),
    LATE: gettext_lazy("Petugas diingatkan, batas waktu sudah lewat"),
}
REFUNDED_BY_COMPANY = gettext_lazy("Perusahaan pembayaran mencatat uang sudah dikembalikan")
SAID_BY = {Role.BUYER: gettext_lazy("Kata pembeli"), Role.SELLER: gettext_lazy("Kata penjual"), Role.OFFICER: gettext_lazy("Kata petugas")}
NAMES = {Role.BUYER: gettext_lazy("pembeli"), Role.SELLER: gettext_lazy("penjual"), Role.OFFICER: gettext_lazy("petugas")}


@dataclass(frozen=True)
class Card:
    """A complaint as one side reads it. `heading` names whose turn it is and for what, `due` until when; `kind` colours the turn box (you, good or
    empty); `turn` is the role that acts, or empty."""

    heading: str
    text: str
    due: str
    kind: str
    turn: str
    label: str


def card_of(complaint: Complaint, viewer: Role) -> Card:
    """The words for one side."""
    turn = TURNS.get(complaint.state)
    if turn is None:
        return Card(_("Keluhan ditutup"), str(TEXTS[complaint.state][viewer]), "", "good", "", complaint.get_state_display())
    who = _("Anda") if turn == viewer else str(NAMES[turn])
    heading = _("Giliran %(who)s: %(what)s") % {"who": who, "what": TODO[State(complaint.state)]}
    kind = "you" if turn == viewer else ""
    return Card(heading, str(TEXTS[complaint.state][viewer]), due_words(complaint), kind, turn, complaint.get_state_display())


def due_words(complaint: Complaint) -> str:
    """Until when somebody has to act, and what follows; empty for a closed one."""
    if complaint.deadline is None:
        return ""
    late = complaint.state == State.MEDIATION and complaint.remind_at is None
    return str(LATE_DUE if late else DUE[State(complaint.state)]) % {"moment": moment_words(complaint.deadline)}


def history(complaint: Complaint) -> list[dict[str, Any]]:
    """Everything that happened, with everybody's words, as steps for components/timeline.html. Reads `complaint.events.all()`."""
    return [
        {"title": title_of(event), "state": "done", "when": moment_words(event.at), "text": event.words}
        for event in complaint.events.all()
        if event.key != REMINDED
    ]


def title_of(event: ComplaintEvent) -> Any:
    """What happened, in a few words."""
    if event.key == SAID:
        return SAID_BY[Role(event.role)]
    return REFUNDED_BY_COMPANY if (event.key, event.role) == (REFUNDED, Role.COMPANY) else HAPPENED[event.key]


def times(state: str, moment: datetime) -> tuple[datetime | None, datetime | None]:
    """Until when a state lasts that begins at this moment, and when whose turn it is is reminded; None for a closed one."""
    clock = CLOCKS.get(state)
    if clock is None:
        return None, None
    return moment + clock.lasts(), moment + clock.lasts() * clock.reminded_at
