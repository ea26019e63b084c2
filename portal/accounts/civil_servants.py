"""Recognising civil servants without keeping their number (AS-03). Nothing in the shop asks for it: who is no civil servant buys like everybody.

A NIP is hashed with a key that is not in the database, compared, and forgotten. The account then says "of this office, since then".
"""

from __future__ import annotations

import csv
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from secrets import token_hex

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts import throttle
from portal.accounts.models import CivilServant, RosterEntry, User
from portal.brand import brand, worded
from portal.notifications.actions import mail

NIP_LENGTH = 18
LINK_SALT = "accounts.civil-servant"
LINK_SECONDS = 24 * 60 * 60
MAX_OFFICE = 120
MAX_ROWS = 60_000
MOST_PROBLEMS = 10
_BATCH = 500


class RosterError(Exception):
    """A list that cannot be taken. `problems` are sentences for the officer; none of them repeats a number."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems[0])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Office:
    """An office with a list, and how many numbers it holds."""

    name: str
    total: int


def digits_of(typed: str) -> str:
    """What was typed without the spaces, dots and hyphens people put between groups."""
    return "".join(character for character in typed if character not in " .-\u00a0\t")


def is_nip(text: str) -> bool:
    """18 digits."""
    return len(text) == NIP_LENGTH and text.isascii() and text.isdigit()


def takes_rosters() -> bool:
    """False where no key is set: then nothing could be kept secret."""
    return bool(settings.NIP_HASH_KEY)


def digest_of(nip: str) -> str:
    """The keyed hash of 18 digits."""
    return hmac.new(settings.NIP_HASH_KEY.encode(), nip.encode(), hashlib.sha256).hexdigest()


def is_waiting(user: User) -> bool:
    """True after too many tries of this account: somebody may be guessing numbers."""
    return throttle.is_locked(f"nip-{user.pk}")


def recognise_by_nip(user: User, nip: str) -> CivilServant | None:
    """Compare and forget. Every try counts, a right one too: else one's own number would open the way to guess others. None when no list has it."""
    throttle.count_failure(f"nip-{user.pk}")
    entry = RosterEntry.objects.filter(digest=digest_of(nip)).first() if takes_rosters() else None
    return mark(user, entry.office) if entry else None


def office_of_address(address: str) -> str:
    """The office of a work e-mail by its domain, the longest that fits; empty for any other address."""
    domain = address.rpartition("@")[2].lower()
    fitting = [known for known in settings.ASN_EMAIL_DOMAINS if domain == known or domain.endswith("." + known)]
    return (settings.ASN_EMAIL_DOMAINS[max(fitting, key=len)] or brand().government)[:MAX_OFFICE] if fitting else ""


def send_link(user: User, address: str) -> bool:
    """Mail a signed link to a work address, which is not stored with the account. False after too many mails."""
    key = f"asn-mail-{user.pk}"
    if throttle.is_locked(key):
        return False
    throttle.count_failure(key)
    token = signing.dumps([user.pk, office_of_address(address)], salt=LINK_SALT)
    path = reverse("accounts:civil_servant_confirm", args=[token])
    context = {"subject": _("Tandai akun Anda sebagai pegawai"), "path": path, "office": office_of_address(address)}
    mail(f"office-{token_hex(6)}", [address], "civil_servant", context)  # a key that does not say whose address it is
    return True


def office_in_link(user: User, token: str) -> str:
    """The office that a link confirms for this account; empty for a stale or forged one, or another account's."""
    try:
        user_id, office = signing.loads(token, salt=LINK_SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        return ""
    return str(office) if user_id == user.pk else ""


def mark(user: User, office: str) -> CivilServant:
    """Note on the account that it is one of this office; the day of the first time stays while the office does."""
    found = CivilServant.objects.filter(user=user, office=office).first()
    return found or CivilServant.objects.update_or_create(user=user, defaults={"office": office})[0]


def forget(user: User) -> bool:
    """Remove the note at once. False when there was none."""
    return bool(CivilServant.objects.filter(user=user).delete()[0])


def read_roster(text: str) -> dict[str, str]:
    """NIP -> office of a CSV with the columns NIP and OPD (comma or semicolon). Raises RosterError; its sentences name rows, never numbers."""
    lines = text.lstrip("\ufeff").splitlines()
    separator = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    try:
        head, *rows = csv.reader(lines, delimiter=separator) if lines else [[]]
    except csv.Error:  # such as a cell of more than 131,072 characters
        raise RosterError([_("Berkas ini tidak terbaca sebagai CSV.")]) from None
    heading = [name.strip().lower() for name in head]
    office_column = next((word for word in (brand().opd.lower(), "opd") if word in heading), "")
    if "nip" not in heading or not office_column:
        raise RosterError([str(worded(_("Baris pertama harus berisi judul kolom NIP dan %(opd)s.")))])
    places = heading.index("nip"), heading.index(office_column)
    found: dict[str, str] = {}
    problems: list[str] = []
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        nip, office = (cells[place].strip() if place < len(cells) else "" for place in places)
        nip, office = digits_of(nip).lstrip("'"), " ".join(office.split())
        if problem := _problem(number, nip, office):
            problems.append(problem)
        found[nip] = office
    if len(found) > MAX_ROWS:
        problems.append(_("Paling banyak %(most)s pegawai dalam satu berkas.") % {"most": MAX_ROWS})
    if not found and not problems:
        problems.append(_("Berkas ini tidak berisi pegawai."))
    if problems:
        raise RosterError(problems[:MOST_PROBLEMS])
    return found


def _problem(number: int, nip: str, office: str) -> str:
    if not is_nip(nip):
        return _("Baris %(number)s: NIP bukan 18 angka. Kalau tertulis seperti 1,98E+17, ubah kolomnya menjadi teks lalu simpan lagi.") % {"number": number}
    if not office or len(office) > MAX_OFFICE or is_nip(digits_of(office)):
        return _("Baris %(number)s: nama %(opd)s kosong, terlalu panjang, atau berisi NIP.") % {"number": number, "opd": brand().opd}
    return ""


@transaction.atomic
def replace_roster(people: dict[str, str]) -> int:
    """Store the hashes. The new list takes the place of the old lists of the same offices. Returns how many numbers are kept for them."""
    digests = {digest_of(nip): office for nip, office in people.items()}
    RosterEntry.objects.filter(office__in=set(digests.values())).delete()
    for part in _parts(sorted(digests)):
        RosterEntry.objects.filter(digest__in=part).delete()  # somebody moved here from another office
    RosterEntry.objects.bulk_create([RosterEntry(digest=digest, office=office) for digest, office in sorted(digests.items())], batch_size=_BATCH)
    return len(digests)


def remove_roster(office: str) -> int:
    """Delete an office's list. Accounts that were recognised by it stay so until their people remove it."""
    return RosterEntry.objects.filter(office=office).delete()[0]


def offices() -> list[Office]:
    """Offices with a list, by name."""
    return [Office(*row) for row in RosterEntry.objects.values_list("office").annotate(total=Count("pk")).order_by("office")]


def _parts(values: list[str]) -> Iterable[list[str]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))
