"""What is left of a title when everything that only tells variants apart is gone.

The measure is meant to be strict: it also removes a flavour that stands inside a good's own name, so "Selai Nanas Kayu Manis"
and "Selai Kacang Kasar" lose their fruit. Two goods that differ by flavour, colour or size alone therefore count as one.
"""

import re

_SIZES = "kecil sedang besar jumbo mini pendek panjang s m l xl xxl a4 a5 setengah ekor spesial dewasa anak lengan gagang"
_LETTERS = frozenset(("s", "m", "l", "xl", "xxl"))
_COLOURS = "merah muda putih hitam hijau biru kuning ungu krem cokelat abu"
_FLAVOURS = (
    "original keju pandan moka nanas kacang durian prune stroberi ketan pedas manis asin balado tawar gandum kelapa "
    "srikaya jahe telur udang daging jagung vanila"
)
_FORMS = "bubuk biji mentah matang beku segar kering"
_PACKS = "loyang kotak bungkus botol stoples karung literan"
_DROPPED = frozenset(f"{_SIZES} {_COLOURS} {_FLAVOURS} {_FORMS} {_PACKS}".split())

_UNITS = "gram|kg|ons|ml|liter|cm|mm|meter|inci|pk|buah|ekor|orang|tahun|bulan|hari|jam|menit|pertemuan|susun|potong|lembar|pasang"
_NUMBER = r"\d+(?:[.,]\d+)?"
_MEASURE = re.compile(rf"\b(?:(?:isi|ukuran|umur|untuk|nomor)\s+)*{_NUMBER}(?:\s*x\s*{_NUMBER})*\s*(?:(?:{_UNITS})\b)?")
_LETTER_SIZE = re.compile(r"\b(?:ukuran|isi)\s+(?=(?:s|m|l|xl|xxl)\b)")


def base_name(title: str) -> str:
    """The good behind a title, lower case: "Bika Ambon Pandan 20 cm" gives "bika ambon".

    Removed: all after ", " (the options of a service), measures with their unit ("250 gram", "isi 12", "20 x 30 cm",
    "ukuran 41"), and the words for size, colour, flavour, form and packing above. The first word always stays, because it names
    the good even where it is such a word ("Telur Asin", "Nanas Sipahutar").
    """
    words = without_measure(re.split(r",\s", title, maxsplit=1)[0]).split()
    return " ".join(word for place, word in enumerate(words) if place == 0 or word not in _DROPPED)


def without_measure(title: str) -> str:
    """The title in lower case without amounts and sizes: flavours and colours stay."""
    text = _MEASURE.sub(" ", _LETTER_SIZE.sub(" ", title.lower()))
    return " ".join(word for word in text.split() if word not in _LETTERS)
