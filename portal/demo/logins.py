"""The demo city's people who can sign in. Their password is public, and only the demo settings accept it."""

from dataclasses import dataclass

from portal.accounts.roles import EDITOR, OFFICER, SELLER

PASSWORD = "belajar-kedan"  # noqa: S105  public on purpose; PhoneOrEmailBackend refuses it elsewhere


@dataclass(frozen=True)
class Login:
    """One demo account; `shop` is the index of its shop in people.shops()."""

    email: str
    name: str
    phone: str
    role: str | None
    does: str
    shop: int | None = None


LOGINS = (
    Login("pembeli@demo.test", "Rina Lubis", "+6281260000001", None, "pembeli: pesanan dan akun"),
    Login("penjual@demo.test", "Mak Butet", "+6281260000002", SELLER, "penjual: Dapur Mak Butet", 0),
    Login("penjual2@demo.test", "Inang Tiur", "+6281260000003", SELLER, "penjual lain: Tenun Inang", 1),
    Login("editor@demo.test", "Sari Harahap", "+6281260000004", EDITOR, "editor: panduan, berita, pelatihan"),
    Login("petugas@demo.test", "Pak Hendra", "+6281260000005", OFFICER, "petugas: pemeriksaan toko dan angka"),
)


@dataclass(frozen=True)
class Official:
    """Somebody of the demo city without an account, known by name and e-mail only."""

    email: str
    name: str


OFFICIAL = Official("kepala.dinas@demo.test", "Ibu Tetty Manurung")
"""Approves programmes by the link in a mail. An invented person."""
