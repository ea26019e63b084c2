"""What a session's public page and one's own registration say and offer. Nothing here writes: a GET changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import TrainingSessionPage
from pages.training.links import code_of, registration_url, token_of
from pages.training.models import Registration
from pages.training.queries import Seats, is_open, place_in_queue, seats_of, takes_registrations, where_to_learn
from portal.clock import moment_words
from portal.notifications.whatsapp import link

State, Reason = Registration.State, Registration.Reason
REMEMBERED = "pelatihan"
"""Where this browser's session keeps its own registrations: session key (text) -> registration key."""
MOST_REMEMBERED = 20


def remember(request: HttpRequest, registration: Registration) -> None:
    """So that the session's page leads this browser back to its registration."""
    mine = {**request.session.get(REMEMBERED, {}), str(registration.session_id): registration.pk}
    request.session[REMEMBERED] = dict(list(mine.items())[-MOST_REMEMBERED:])


def remembered_url(request: HttpRequest, session: TrainingSessionPage) -> str:
    """The page of this browser's own registration, or empty."""
    key = getattr(request, "session", {}).get(REMEMBERED, {}).get(str(session.pk))
    mine = Registration.objects.filter(pk=key, session=session).exclude(state=State.CANCELLED).first() if key else None
    return registration_url(mine) if mine else ""


def session_context(session: TrainingSessionPage, request: HttpRequest) -> dict[str, Any]:
    """For the public page: seats in words, the one button, what has to come first, and the other dates of the series."""
    now = timezone.now()
    shown_early = getattr(request, "is_preview", False) and takes_registrations(session, now)  # who checks a draft sees the button that readers will see
    if session.pk is None or not session.slug:  # the preview of a page that was never saved
        return {"can_register": shown_early, "seats": Seats(session.seats, 0, 0), "register_text": register_words(False)}
    seats = seats_of(session) if session.registers else None
    siblings = TrainingSessionPage.objects.none()
    if session.series_id:
        siblings = TrainingSessionPage.objects.live().public().filter(series=session.series_id, batch=session.batch).order_by("starts_at", "pk")
    earlier = where_to_learn(session, now)
    return {
        "can_register": shown_early or is_open(session, now),
        "seats": seats,
        "register_url": reverse("training:register", args=[session.slug]),
        "register_text": register_words(seats is not None and seats.full),
        "mine_url": remembered_url(request, session),
        "earlier": earlier,
        "earlier_url": earlier.get_url(request) if earlier else "",
        "series_dates": [(one, one.get_url(request)) for one in siblings],
    }


def register_words(full: bool) -> str:
    """The button names what it does."""
    return _("Masuk daftar tunggu") if full else _("Daftar pelatihan ini")


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: `kind` is the class of the turn box ("", "you", "good", "stop")."""

    kind: str
    heading: str
    text: str
    due: str = ""


def turn_of(registration: Registration, now: datetime) -> Turn:
    """The state of a registration in words, as its holder needs them."""
    session = registration.session
    if registration.state == State.PRESENT:
        return Turn("good", _("Anda hadir"), _("Kehadiran Anda sudah dicatat. Terima kasih sudah datang."))
    if registration.state == State.CANCELLED:
        return Turn("stop", _("Pendaftaran batal"), _ENDED[Reason(registration.reason or Reason.SELF)]())
    if not session.live:
        return Turn("stop", _("Pelatihan tidak jadi diadakan"), _("Penyelenggara membatalkan pelatihan ini. Anda tidak perlu datang."))
    if now >= session.ends_at:
        return Turn("", _("Pelatihan sudah selesai"), _("Nama Anda tidak tercatat hadir. Kalau Anda datang, beri tahu petugas."))
    if registration.state == State.WAITING:
        return _waiting(registration, now)
    if registration.state == State.OFFERED:
        return _offered(registration, now)
    return Turn("good", _("Anda terdaftar"), _how_to_come(session))


def _how_to_come(session: TrainingSessionPage) -> str:
    if not session.is_online:
        return _("Datang pada waktu yang tertulis, lalu tunjukkan kode hadir kepada petugas.")
    return _("Buka tautan pertemuan pada jamnya.") if session.online_link else _("Tautan pertemuan akan tampil di halaman ini. Buka lagi sebelum mulai.")


def _waiting(registration: Registration, now: datetime) -> Turn:
    if now >= registration.session.starts_at:
        return Turn("", _("Anda tidak mendapat kursi"), _("Pelatihan sudah mulai. Daftar lagi di jadwal berikutnya."))
    text = _("Belum giliran Anda. Kalau ada yang batal, kursinya ditawarkan menurut urutan. Lihat halaman ini lagi setiap hari.")
    return Turn("", _("Menunggu no. %(place)d") % {"place": place_in_queue(registration)}, text)


def _offered(registration: Registration, now: datetime) -> Turn:
    until = registration.offered_until
    if until is None or until < now:
        return Turn("stop", _("Tawaran kursi sudah lewat"), _("Batas waktu menjawab sudah lewat. Kursinya ditawarkan kepada orang berikutnya."))
    due = _("Ditawari s.d. %(until)s") % {"until": moment_words(until)}
    return Turn("you", _("Giliran Anda: jawab tawaran kursi"), _("Ada satu kursi kosong, disimpan untuk Anda. Ambil, atau lepas untuk yang lain."), due)


_ENDED = {
    Reason.SELF: lambda: _("Anda membatalkan pendaftaran ini. Tidak ada yang perlu dilakukan."),
    Reason.DECLINED: lambda: _("Anda tidak mengambil kursi yang ditawarkan. Kursinya diberikan kepada orang berikutnya."),
    Reason.LAPSED: lambda: _("Batas waktu menjawab tawaran sudah lewat, jadi kursinya ditawarkan kepada orang berikutnya."),
    Reason.OFFICER: lambda: _("Petugas membatalkan pendaftaran ini."),
}


def registration_context(registration: Registration, request: HttpRequest) -> dict[str, Any]:
    """For one's own page. The meeting link and the documents are in here and nowhere else (TR-08)."""
    session, now = registration.session, timezone.now()
    coming = registration.state == State.REGISTERED and session.live and now < session.ends_at
    seated = registration.state in (State.REGISTERED, State.PRESENT) and session.live
    offered = registration.state == State.OFFERED and registration.offered_until is not None and registration.offered_until >= now and session.live
    before = session.live and now < session.starts_at
    address = request.build_absolute_uri(registration_url(registration))
    words = _("Pendaftaran saya: %(title)s. %(address)s") % {"title": session.title, "address": address}
    return {
        "registration": registration,
        "token": token_of(registration),
        "code": code_of(registration.pk),
        "session": session,
        "session_url": session.get_url(request) if session.live else "",
        "turn": turn_of(registration, now),
        "offered": offered,
        "can_cancel": before and registration.state in (State.REGISTERED, State.WAITING),
        "again_url": reverse("training:register", args=[session.slug]) if before and registration.state == State.CANCELLED else "",
        "show_code": coming and not session.is_online,
        "meeting": session.online_link if seated and now < session.ends_at else "",
        "calendar_url": f"{session.get_url(request)}kalender.ics" if before and registration.state != State.CANCELLED else "",
        "materials": list(session.materials.all()) if seated and now >= session.ends_at else [],
        "address": address,
        "whatsapp": link(registration.phone, words),
    }
