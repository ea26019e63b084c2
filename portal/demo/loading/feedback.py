"""A few aspirations in every state and some votes on guides, so that an officer's and an editor's rooms are not empty. They go through everybody's actions."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from pages.feedback import actions
from pages.feedback.deadlines import due_on
from pages.feedback.models import Aspiration, AspirationEvent
from pages.models import GuidePage
from portal.accounts.roles import OFFICER
from portal.demo.loading.accounts import account_of
from portal.demo.logins import LOGINS

ASPIRATIONS: tuple[dict[str, Any], ...] = (
    {
        "days_ago": 20,
        "topic": "belanja",
        "role": "pembeli",
        "about": "/panduan/cara-membayar/",
        "text": "Di HP saya nomor rekening toko terpotong. Tolong dibuat turun ke baris baru.",
    },
    {
        "days_ago": 16,
        "topic": "pelatihan",
        "role": "penjual",
        "is_anonymous": True,
        "text": "Pelatihan selalu hari kerja. Saya baru bisa hari Sabtu sesudah tutup kios.",
    },
    {
        "days_ago": 3,
        "topic": "program",
        "role": "pegawai",
        "text": "Baju Selasa ukuran besar sulit dicari. Bisa dikumpulkan di satu halaman?",
    },
    {
        "days_ago": 9,
        "topic": "belanja",
        "role": "warga",
        "may_be_public": True,
        "text": "Bisa bayar pakai dompet digital atau tidak? Saya tidak punya rekening.",
        "state": "public",
    },
    {
        "days_ago": 12,
        "topic": "toko",
        "role": "pembeli",
        "text": "Toko di dekat rumah saya tutup terus padahal tertulis buka.",
        "state": "forwarded",
    },
    {
        "days_ago": 14,
        "topic": "lainnya",
        "role": "warga",
        "text": "Lampu jalan di depan pasar mati sejak minggu lalu.",
        "state": "closed",
    },
)
VOTES = (("cara-membayar", 3, 12), ("cara-memesan", 24, 5), ("buka-toko", 6, 1))
"""Guide, votes for yes, for no."""
REASON = "Gambarnya tidak sama dengan HP saya."


def load_feedback() -> int:
    """Make the missing ones; returns how many."""
    made = sum(_aspiration(place, **fields) for place, fields in enumerate(ASPIRATIONS))
    for slug, yes, no in VOTES:
        guide = GuidePage.objects.filter(slug=slug).first()
        for place in range(yes + no) if guide else ():
            reason = REASON if place == yes else None
            actions.vote(guide, f"demo-{place}", helped=place < yes, reason=reason)
    return made


@transaction.atomic
def _aspiration(place: int, *, days_ago: int, state: str = "", **fields: Any) -> int:
    key = f"demo-{place}"
    if Aspiration.objects.filter(form_key=key).exists():
        return 0
    row = actions.submit(actions.Letter(form_key=key, **fields))
    officer = account_of(next(login for login in LOGINS if login.role == OFFICER))
    if state == "public":
        actions.answer(row, "Belum bisa. Bayar lewat transfer bank, atau tunai saat mengambil barang di toko.", officer=officer)
        actions.publish(row, "Bisakah membayar tanpa rekening bank?", "Bisa. Pilih ambil di toko, lalu bayar tunai saat barang diserahkan.", officer=officer)
    elif state == "forwarded":
        actions.forward(row, "Dinas Perdagangan", officer=officer)
    elif state == "closed":
        actions.close(row, "Lampu jalan diurus Dinas Perhubungan. Laporkan ke kantor kelurahan Anda.", officer=officer)
    written = timezone.now() - timedelta(days=days_ago)
    Aspiration.objects.filter(pk=row.pk).update(received_at=written, due_on=due_on(timezone.localdate(written)))
    AspirationEvent._base_manager.filter(aspiration=row).update(happened_at=written + timedelta(hours=2))
    return 1
