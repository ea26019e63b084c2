"""What Padu says: why a pair fits, and what is missing when none does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from portal.brand import brand
from shop.curation.forms import address_of
from shop.curation.pairs import SHOES, Pair, Piece, Shortage, Wish, nearness
from shop.curation.queries import in_words
from shop.money import rupiah


@dataclass(frozen=True, slots=True)
class Way:
    """A wish close to the asked one: words and the address that asks for it."""

    text: str
    url: str


def why(pair: Pair, wish: Wish) -> list[str]:
    """Reasons for a pair, each a short sentence: money, time, place, the curators' words."""
    left = wish.budget - pair.total
    spared = _("Berdua %(total)s, masih sisa %(left)s dari anggaran Anda.") if left else _("Berdua %(total)s, tepat sesuai anggaran Anda.")
    found = [spared % {"total": rupiah(pair.total), "left": rupiah(left)}]
    found.append(_("Keduanya siap, tidak perlu dibuat dulu.") if not pair.lead_days else _time(pair))
    found += [_near(piece, word, wish) for piece, word in ((pair.shirt, _("baju")), (pair.shoes, _("sepatu"))) if nearness(piece, wish.village)]
    found += [f"{word}: {piece.reason}" for piece, word in ((pair.shirt, _("Baju")), (pair.shoes, _("Sepatu")))]
    return found


def criteria_met(pair: Pair) -> list[str]:
    """The public criteria that each of the two meets, a sentence each; what has none is left out."""
    both = ((pair.shirt, _("Baju")), (pair.shoes, _("Sepatu")))
    return [
        _("%(word)s memenuhi: %(criteria)s.") % {"word": word, "criteria": "; ".join(one.rstrip(".") for one in piece.criteria)}
        for piece, word in both
        if piece.criteria
    ]


def _time(pair: Pair) -> str:
    slower, word = (pair.shirt, _("Baju")) if pair.shirt.lead_days >= pair.shoes.lead_days else (pair.shoes, _("Sepatu"))
    return _("%(word)s dibuat setelah dipesan, %(days)s hari.") % {"word": word, "days": slower.lead_days}


def _near(piece: Piece, word: str, wish: Wish) -> str:
    if nearness(piece, wish.village) == 2:
        return _("Toko %(word)s ada di %(village)s Anda, %(place)s.") % {"word": word, "village": brand().village, "place": piece.place}
    return _("Toko %(word)s ada di kecamatan Anda, di %(place)s.") % {"word": word, "place": piece.place}


def missing(short: Shortage, wish: Wish) -> str:
    """One or two sentences: what is not there."""
    if short.kind == "budget":
        least = short.least or wish.budget
        return _("Pasangan termurah dalam ukuran ini %(least)s, %(more)s di atas anggaran Anda.") % {
            "least": rupiah(least),
            "more": rupiah(least - wish.budget),
        }
    if short.kind == "shop":
        return _("Baju dan sepatu ukuran ini hanya ada di satu toko. Padu memilih dari dua toko, supaya dua penjual kebagian.")
    what = in_words(short.part, wish.wearer)
    if short.kind == "part":
        return _("Belum ada %(what)s yang siap dalam pilihan ini.") % {"what": what}
    return _("Belum ada %(what)s ukuran %(size)s.") % {"what": what, "size": wish.shoes if short.part == SHOES else wish.shirt}


def ways_on(short: Shortage, wish: Wish, path: str) -> list[Way]:
    """What can be asked instead: nearby sizes within the budget, or the least budget that is enough."""
    found = [Way(_sizes(other, wish), _url(path, other)) for other in short.others]
    if short.least is not None:
        found.append(Way(_("Anggaran %(least)s") % {"least": rupiah(short.least)}, _url(path, replace(wish, budget=short.least))))
    return found


def _sizes(other: Wish, wish: Wish) -> str:
    names = {"shirt": other.shirt, "shoes": other.shoes, "least": rupiah(other.budget)}
    if other.budget == wish.budget:
        return _("Baju %(shirt)s, sepatu %(shoes)s") % names
    return _("Baju %(shirt)s, sepatu %(shoes)s, anggaran %(least)s") % names


def _url(path: str, wish: Wish) -> str:
    return f"{path}?{urlencode(address_of(wish))}"
