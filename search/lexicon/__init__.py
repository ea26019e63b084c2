"""The words of Indonesian commerce, as data: read search/lexicon/README.md before adding any.

Files are UTF-8 text, one entry per line, `#` begins a comment; every folder is a field of goods and may hold any of the kinds below.

- spelling.txt `keripik: kripik kripic` another spelling of the same word; texts and questions alike.
- joined.txt `oleh-oleh`, `celana-dalam` two words that are one thing, and not what the first says alone.
- stems.txt `jahit: menjahit jahitan` forms that lead to the same goods.
- carriers.txt `rak`, `sarung > bantal, guling` behind these the next word only tells of the thing.
- synonyms.txt `jilbab = kerudung`, `camilan > keripik, kerupuk @.6` other names, and kinds of a thing; questions only.
- short.txt `btk: batik` what people type short; questions only.
- measures.txt `setengah kilo: 500 gr`; questions only.
- fillers.txt words of a question that say nothing of the goods.
- hollow.txt `alat`, `anak` words in front of a name that name no goods by themselves; questions only.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).parent
SAME, ALSO, LENT = 0.9, 0.75, 0.8
"""Weight of another name of the same thing, and of a thing one is also glad of; and what the latter keeps of it under another name of the first."""

Term = tuple[str, ...]
Names = dict[Term, dict[Term, float]]
"""Term to its other names with their weight."""


@dataclass
class Lexicon:
    """All tables. Terms are tuples of tokens as analysis.tokens makes them."""

    spelling: dict[str, str] = field(default_factory=dict)
    joined: dict[tuple[str, str], str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    carriers: dict[str, frozenset[str] | None] = field(default_factory=dict)
    """None: before any word."""
    synonyms: Names = field(default_factory=dict)
    short: dict[str, Term] = field(default_factory=dict)
    measures: dict[Term, str] = field(default_factory=dict)
    fillers: frozenset[Term] = frozenset()
    hollow: frozenset[str] = frozenset()
    """Words that name no goods by themselves."""
    version: str = ""
    """Changes with every change of a file."""

    @cached_property
    def longest(self) -> int:
        """Words of the longest term that has synonyms."""
        return max(map(len, self.synonyms), default=1)

    @cached_property
    def longest_measure(self) -> int:
        return max(map(len, self.measures), default=0)

    @cached_property
    def longest_filler(self) -> int:
        return max(map(len, self.fillers), default=0)

    @cached_property
    def known(self) -> frozenset[str]:
        """Words that are no typos, whether or not anybody sells what they name."""
        return frozenset(word for term in self.synonyms for word in term) | self.stems.keys() | frozenset(self.spelling.values())


class LexiconError(ValueError):
    """A line that cannot be read; the text names file and line."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of this installation, read once per process and kept: the collector of garbage need not look at it again and again."""
    table = read(ROOT)
    gc.freeze()
    return table


# Terms are brought into tokens with the tables read so far, by the same function that reads titles. While it runs, lexicon() is the unfinished one.
def read(root: Path) -> Lexicon:
    """Read every folder below `root`. Raises LexiconError."""
    from search import analysis

    table = Lexicon(version=_version(root))
    real, analysis.lexicon = analysis.lexicon, lambda: table  # type: ignore[assignment]
    try:
        for where, line in _lines(root, "spelling"):
            _spelling(table, where, line)
        for _, line in _lines(root, "joined"):
            _joined(table, line)
        for where, line in _lines(root, "measures"):
            typed, amount = _halves(line, where)
            table.measures[tuple(analysis.words(typed))] = analysis.tokens(amount)[0]
        for where, line in _lines(root, "stems"):
            base, forms = _halves(line, where)
            root_word = _one(analysis.tokens(base))
            for form in [base, *forms.split()]:
                table.stems.setdefault(_one(analysis.tokens(form)), root_word)
        for _, line in _lines(root, "carriers"):
            carrier, _, only = line.partition(">")
            token = _one(analysis.tokens(carrier))
            listed = frozenset(analysis.tokens(word)[0] for word in only.split(",") if word.strip())
            before = table.carriers.get(token, frozenset())
            table.carriers[token] = None if not listed or before is None else listed | before
        for where, line in _lines(root, "short"):
            typed, full = _halves(line, where)
            table.short.setdefault(" ".join(analysis.words(typed)), tuple(analysis.tokens(full)))
        table.hollow = frozenset(_one(analysis.tokens(line)) for _, line in _lines(root, "hollow"))
        table.fillers = frozenset(tuple(analysis.tokens(line)) for _, line in _lines(root, "fillers"))
        for where, line in _lines(root, "synonyms"):
            add_synonyms(table.synonyms, line, where)
        table.synonyms = lent(table.synonyms)
    finally:
        analysis.lexicon = real
    return table


_WEIGHT = re.compile(r"@\s*(0?\.\d+|1(?:\.0+)?)\s*$")


def add_synonyms(into: Names, line: str, where: str = "") -> None:
    """Take one line of synonyms.txt in. Raises LexiconError."""
    from search.analysis import tokens

    weight = _WEIGHT.search(line)
    line = line[: weight.start()] if weight else line
    one_way = ">" in line
    left, _, right = line.partition(">") if one_way else ("", "", "")
    names = [tuple(tokens(part)) for part in (right.split(",") if one_way else line.split("="))]
    sources = [tuple(tokens(left))] if one_way else names
    value = float(weight[1]) if weight else ALSO if one_way else SAME
    mixed = one_way and ("=" in line or line.count(">") > 1)
    if not all(sources) or not all(names) or (not one_way and len(names) < 2) or "@" in line or mixed or not value:
        raise LexiconError(f"{where}: {line}")
    for source in sources:
        targets = into.setdefault(source, {})
        for name in names:
            if name != source:
                targets[name] = max(value, targets.get(name, 0))


def lent(names: Names) -> Names:
    """With what one is also glad of under each name of the same thing: kinds listed for one of two names hold for the other, at LENT of their weight: what
    is listed for a name itself comes before."""
    found = {term: dict(others) for term, others in names.items()}
    for term, others in names.items():
        for same, weight in others.items():
            if weight < SAME or names.get(same, {}).get(term, 0) < SAME:
                continue
            for other, value in names[same].items():
                if other != term and other not in others and same not in names.get(other, {}):
                    found[term][other] = max(round(value * LENT, 3), found[term].get(other, 0))
    return found


def _lines(root: Path, kind: str) -> Iterator[tuple[str, str]]:
    """Where, as folder/file:line, and what stands there."""
    for path in sorted(root.glob(f"*/{kind}.txt")):
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            line = raw.partition("#")[0].strip()
            if line:
                yield f"{path.parent.name}/{path.name}:{number}", line


def _halves(line: str, where: str) -> tuple[str, str]:
    left, colon, right = line.partition(":")
    if not colon or not left.strip() or not right.strip():
        raise LexiconError(f"{where}: {line}")
    return left.strip(), right.strip()


def _one(found: list[str]) -> str:
    return "".join(found)


def _spelling(table: Lexicon, where: str, line: str) -> None:
    canonical, variants = _halves(line, where)
    for variant in variants.split():
        if canonical != variant:
            table.spelling.setdefault(variant, canonical)


def _joined(table: Lexicon, line: str) -> None:
    first, _, second = line.partition("-")
    table.joined[first, second] = f"{first}{second}"


def _version(root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(root.glob("*/*.txt")):
        digest.update(f"{path.parent.name}/{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]
