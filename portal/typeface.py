"""Our one type family, for whatever draws or prints. Pillow reads no woff2, so it is unpacked once in the life of a process, into memory.
Paper wants one weight in a file: cutting it out of the family takes half a second, so it is done once for the city and kept."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import ImageFont

FILE = Path(__file__).resolve().parent / "static" / "portal" / "vendor" / "plus-jakarta-sans-400-800-id.woff2"
ELLIPSIS = "..."


@lru_cache(maxsize=1)
def _unpacked() -> tuple[bytes, frozenset[int]]:
    """The font as TrueType, and the numbers of the characters it can draw."""
    font = TTFont(FILE)
    font.flavor = None
    written = BytesIO()
    font.save(written, reorderTables=None)
    return written.getvalue(), frozenset(font.getBestCmap())


def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The family at a size in pixels and a weight from 400 to 800. A new object each time: FreeType's are not for two threads at once."""
    data, _ = _unpacked()
    made = ImageFont.truetype(BytesIO(data), size)
    made.set_variation_by_axes([weight])
    return made


def cut(weight: int) -> Path:
    """A TrueType file of the family at one weight, made when it is missing."""
    data, _ = _unpacked()
    path: Path = settings.VAR_DIR / "letters" / f"{hashlib.sha256(data).hexdigest()[:12]}-{weight}.ttf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        face = instantiateVariableFont(TTFont(BytesIO(data), recalcTimestamp=False), {"wght": weight})
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as making:  # another process may be making it too
            face.save(making)
        os.chmod(making.name, 0o644)  # whoever prints next may be another user of this machine
        os.replace(making.name, path)
    return path


def drawable(text: str) -> str:
    """The text with single spaces and without what the font cannot draw: an accent is taken off, anything else (emoji, other scripts) is left out."""
    _, known = _unpacked()
    kept = []
    for character in unicodedata.normalize("NFC", text):
        if character.isspace():
            kept.append(" ")
        elif ord(character) in known:
            kept.append(character)
        else:
            kept += [part for part in unicodedata.normalize("NFKD", character) if ord(part) in known]
    return " ".join("".join(kept).split())


def lines(text: str, face: ImageFont.FreeTypeFont, width: int, most: int) -> list[str]:
    """The text in at most `most` lines no wider than `width` pixels; the last one ends in dots when words are left. A word too wide is cut."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < most:
        line, words = _fill(words, face, width)
        found.append(line)
    if words and found:
        found[-1] = _cut(found[-1], face, width)
    return found


def _fill(words: list[str], face: ImageFont.FreeTypeFont, width: int) -> tuple[str, list[str]]:
    line = words[0]
    if face.getlength(line) > width:
        return _cut(line, face, width), words[1:]
    for place, word in enumerate(words[1:], start=1):
        if face.getlength(f"{line} {word}") > width:
            return line, words[place:]
        line = f"{line} {word}"
    return line, []


def _cut(line: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    kept = line
    while kept and face.getlength(kept + ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:-") + ELLIPSIS
