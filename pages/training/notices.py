"""What people are told by mail, where there is an address. The page of the registration says the same to everybody."""

from __future__ import annotations

from secrets import token_hex

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.models import TrainingSessionPage
from pages.training.links import registration_url
from pages.training.models import Registration, Reminder
from pages.training.queries import place_in_queue
from portal.clock import clock, day_words, moment_words
from portal.notifications.actions import mail

State, Reason = Registration.State, Registration.Reason


def when_words(session: TrainingSessionPage) -> str:
    """`Rabu, 25 November 2026, 09.00 sampai 11.00 WIB`, in the city's time."""
    with timezone.override(None):  # an editor's own zone must not reach a mail for everybody
        hours = _("%(start)s sampai %(end)s") % {"start": date_format(timezone.localtime(session.starts_at), "H.i"), "end": clock(session.ends_at)}
        return f"{day_words(session.starts_at)}, {hours}"


def tell(registration: Registration) -> None:
    """The state as it now is. Who is present was there."""
    if not registration.email:  # an officer's list has none, and the place in the queue would be counted for each of its people
        return
    title = registration.session.title
    if registration.state == State.REGISTERED:
        _mail(registration, _("Anda terdaftar: %(title)s") % {"title": title}, _("Satu kursi disimpan untuk Anda."))
    elif registration.state == State.WAITING:
        place = place_in_queue(registration)
        subject = _("Anda menunggu no. %(place)d: %(title)s") % {"place": place, "title": title}
        _mail(registration, subject, _("Kursi sudah penuh. Kalau ada yang batal, kami tawarkan kursinya menurut urutan."))
    elif registration.state == State.OFFERED and registration.offered_until:
        with timezone.override(None):  # the city's time, as in when_words
            until = moment_words(registration.offered_until)
        due = _("Jawab sebelum %(until)s. Sesudah itu kursi ditawarkan kepada orang berikutnya.") % {"until": until}
        _mail(registration, _("Giliran Anda: ada kursi untuk %(title)s") % {"title": title}, _("Buka halaman pendaftaran, lalu ambil kursinya."), due)
    elif registration.state == State.CANCELLED:
        _tell_ended(registration, title)


def _tell_ended(registration: Registration, title: str) -> None:
    if registration.reason == Reason.LAPSED:
        text = _("Batas waktu menjawab sudah lewat, jadi kursinya ditawarkan kepada orang berikutnya. Masih mau ikut? Silakan daftar lagi.")
        _mail(registration, _("Tawaran kursi lewat: %(title)s") % {"title": title}, text)
        return
    by_officer = registration.reason == Reason.OFFICER
    text = _("Petugas membatalkan pendaftaran Anda.") if by_officer else _("Pendaftaran Anda sudah dibatalkan. Kursinya diberikan kepada yang menunggu.")
    _mail(registration, _("Pendaftaran batal: %(title)s") % {"title": title}, text)


def remind(registration: Registration, kind: str) -> None:
    """H-1 or H-0."""
    words = _("Besok: %(title)s") if kind == Reminder.Kind.DAY_BEFORE else _("Hari ini: %(title)s")
    _mail(registration, words % {"title": registration.session.title}, _("Tidak jadi datang? Batalkan di halaman pendaftaran supaya orang lain bisa duduk."))


def tell_moved(registration: Registration) -> None:
    """The session has another time or place."""
    subject = _("Waktu atau tempat berubah: %(title)s") % {"title": registration.session.title}
    _mail(registration, subject, _("Yang tertulis di bawah ini yang berlaku. Tidak bisa datang? Batalkan di halaman pendaftaran."))


def tell_called_off(registration: Registration, *, gone: bool = False) -> None:
    """The session does not take place; with `gone` the page of the registration is deleted as well."""
    subject = _("Tidak jadi diadakan: %(title)s") % {"title": registration.session.title}
    _mail(registration, subject, _("Penyelenggara membatalkan pelatihan ini."), gone=gone)


def tell_back_on(registration: Registration) -> None:
    """The session takes place after all."""
    subject = _("Jadi diadakan: %(title)s") % {"title": registration.session.title}
    _mail(registration, subject, _("Pelatihan ini tadinya dibatalkan. Pendaftaran Anda tetap berlaku."))


def _mail(registration: Registration, subject: str, text: str, due: str = "", *, gone: bool = False) -> None:
    if not registration.email:
        return
    session = registration.session
    context = {
        "subject": subject,
        "name": registration.name,
        "text": text,
        "due": due,
        "when": when_words(session),
        "where": session.where,
        "bring": session.bring,
        "path": "" if gone else registration_url(registration),
        "button": _("Lihat pendaftaran saya"),
    }
    mail(f"registration-{registration.pk}-{token_hex(6)}", [registration.email], "training", context)  # the lock of the roster lets each change happen once
