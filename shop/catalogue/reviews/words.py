"""What an officer reads before the public does: insults, and what would lead strangers to a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

BASIC = ("bajingan", "bangsat", "goblok", "jancok", "keparat", "kontol", "memek", "ngentot", "pantek", "tolol")
"""Known everywhere in the country and meant as insults only. Names of animals and of food are none: whoever sells them is reviewed too."""
_LOOKALIKES = str.maketrans("013457@$", "oieastas")
_DOUBLED = re.compile(r"(.)\1+")
_PHONE = re.compile(r"(?<!\d)(?:\+?62|0)[\s().-]*8(?:[\s().-]*\d){7,12}(?!\d)")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|net|org|id|info|me|shop|store|xyz|link)\b", re.IGNORECASE)


def plain(text: str) -> str:
    """` gobloknya toko ` of "Gob1ooknya TOKO!": small letters, look-alikes read as letters, doubled letters once, a space around each word."""
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LOOKALIKES)
    spelled = "".join(letter if letter.isalpha() else " " for letter in folded if not unicodedata.combining(letter))
    words = " ".join(_DOUBLED.sub(r"\1", spelled).split())
    return f" {words} "


def held_word(text: str, added: Iterable[str]) -> str:
    """The first known or added word that stands in the text as a whole word, also with `nya` behind it; empty when there is none."""
    spelled = plain(text)
    for word in (*BASIC, *added):
        asked = plain(word).rstrip()
        if asked.strip() and (f"{asked} " in spelled or f"{asked}nya " in spelled):
            return word
    return ""


def contact_in(text: str) -> str:
    """What would lead a stranger to a person or away from here, in words; empty when there is nothing."""
    if _PHONE.search(text):
        return _("nomor HP")
    if _EMAIL.search(text):
        return _("alamat e-mail")
    return _("tautan") if _LINK.search(text) else ""


def objection(text: str, added: Iterable[str]) -> str:
    """Why an officer reads this first, in words for officers and for the writer; empty when nobody has to."""
    if word := held_word(text, added):
        return _("Memuat kata “%(word)s”.") % {"word": word}
    contact = contact_in(text)
    return _("Memuat %(what)s.") % {"what": contact} if contact else ""


def shown_name(full: str) -> str:
    """`Siti N.` of "Siti Nurhaliza": the first name and one letter of the last. What is no name, such as a number, is left out."""
    words = [word.strip(".,'-") for word in full.split()]
    names = [word for word in words if len(word) > 1 and all(letter.isalpha() or letter in "'-." for letter in word)]
    if not names:
        return _("Pembeli")
    first = names[0][:40].capitalize() if names[0].isupper() or names[0].islower() else names[0][:40]
    return f"{first} {names[-1][0].upper()}." if len(names) > 1 else first
