"""Signed addresses and codes: who holds one sees one registration, and who guesses sees none (TR-02, TR-05)."""

from __future__ import annotations

import base64
import hashlib

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from pages.training.models import Registration

_signer = Signer(salt="pages.training.links", sep=".")
CODE_LETTERS = 8


def token_of(registration: Registration) -> str:
    """What stands in the address of one's own registration."""
    return _signer.sign(str(registration.pk))


def registration_id(token: str) -> int | None:
    """The key that a token was made for; None for a token of somebody's own making."""
    try:
        return int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None


def registration_url(registration: Registration) -> str:
    """`/pelatihan/pendaftaran/<token>/`."""
    return reverse("training:registration", args=[token_of(registration)])


def code_of(registration_pk: int) -> str:
    """The check-in code, `217-K7QM-2X9D`: short enough to be typed at the door. It opens nothing; only an officer can use it."""
    digest = salted_hmac("pages.training.checkin", str(registration_pk), algorithm=hashlib.sha256().name).digest()
    letters = base64.b32encode(digest)[:CODE_LETTERS].decode()
    return f"{registration_pk}-{letters[:4]}-{letters[4:]}"


def code_id(code: str) -> int | None:
    """The key that a check-in code was made for, small letters and missing dashes forgiven; None for any other text."""
    plain = "".join(character for character in code.upper() if character.isascii() and character.isalnum())
    number = plain[:-CODE_LETTERS]
    if not number.isdigit() or len(number) > 18:
        return None
    return int(number) if constant_time_compare(code_of(int(number)).replace("-", ""), plain) else None
