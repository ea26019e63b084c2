"""Which products have a term: asked of the index of words, and for usual terms kept as a set beside it (table SearchPosting).

Reading a list of products out of FTS5 or GIN takes as long as it is, and the usual terms of a large catalogue stand in tens of thousands. Their sets are
written in the transaction that writes the words, and are made anew from these (`keep`), so a term without a set is only slower, never wrong.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from django.db import connection, transaction

from search.bits import bits_of
from search.engines.dialects import dialect
from search.models import SearchPosting

USUAL = 256
"""Products of a term from which its set is kept, until it has half as many."""

SPARSE = 128
"""A set with one of so many bits or fewer is pressed; a fuller one gains little and costs more time."""

TOGETHER = 200
"""Terms whose sets are made in one transaction, and lookups of one query: SQLite joins 500 at most."""

AT_ONCE = 100_000
"""Products that the sets of one transaction hold together, unless one alone holds more: what is read for them lies in memory meanwhile."""

READ = 5_000
"""Rows that are read in one step."""

Need = tuple[str, ...]
"""Terms with their letter, any of which will do."""


def find(needs: Iterable[Need]) -> dict[Need, int]:
    """The set of products of each need."""
    wanted = list(dict.fromkeys(needs))
    kept = _kept({term for need in wanted for term in need})
    found, rest = {}, {}
    for need in wanted:
        bits = 0
        for term in need:
            bits |= kept.get(term, 0)
        found[need] = bits
        if others := [term for term in need if term not in kept]:
            rest[need] = others
    for need, numbers in _looked_up(rest).items():
        found[need] |= bits_of(numbers)
    return found


def _kept(terms: Iterable[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT term, size, bits FROM search_searchposting WHERE {dialect().among('term')}", [dialect().listed(list(terms))])  # noqa: S608
        return {term: _read(size, held) for term, size, held in cursor.fetchall()}


def _looked_up(wanted: Mapping[Need, list[str]]) -> dict[Need, list[int]]:
    """Products by need, for those of its terms that no set is kept of."""
    found: dict[Need, list[int]] = {}
    needs = list(wanted)
    for start in range(0, len(needs), TOGETHER):
        some = needs[start : start + TOGETHER]
        sql = f"SELECT {{}}, {dialect().id_column} FROM search_words WHERE {dialect().matches}"  # noqa: S608  constant SQL
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(sql.format(place) for place in range(len(some))), [dialect().any_of(wanted[need]) for need in some])
            while rows := cursor.fetchmany(READ):
                for place, same in groupby(rows, itemgetter(0)):
                    found.setdefault(some[place], []).extend(map(itemgetter(1), same))
    return found


def change(before: Mapping[int, frozenset[str]], after: Mapping[int, frozenset[str]]) -> None:
    """Bring the kept sets in line with products whose terms became others. To be called in the transaction that writes the words, after `take_turns`."""
    gone, new = dict[str, list[int]](), dict[str, list[int]]()
    for product_id in before.keys() | after.keys():
        was, now = before.get(product_id, frozenset()), after.get(product_id, frozenset())
        for term in was - now:
            gone.setdefault(term, []).append(product_id)
        for term in now - was:
            new.setdefault(term, []).append(product_id)
    kept = _kept(gone.keys() | new.keys())
    _write({term: (bits | bits_of(new.get(term, ()))) & ~bits_of(gone.get(term, ())) for term, bits in kept.items()})


def keep(counts: Mapping[str, int]) -> None:
    """Keep the sets of the terms that are usual by these counts, and no others."""
    kept = set(SearchPosting.objects.values_list("term", flat=True))
    for terms in _batches({term: products for term, products in sorted(counts.items()) if products >= USUAL and term not in kept}):
        with transaction.atomic():
            dialect().take_turns()
            found = _looked_up({(term,): [term] for term in terms})
            _write({term: bits_of(numbers) for (term,), numbers in found.items()})
    _drop(sorted(term for term in kept if counts.get(term, 0) < USUAL // 2))


def _batches(counts: Mapping[str, int]) -> Iterator[list[str]]:
    """Terms, so many at a time that their products are few enough for one transaction."""
    terms: list[str] = []
    products = 0
    for term, number in counts.items():
        if terms and (len(terms) == TOGETHER or products + number > AT_ONCE):
            yield terms
            terms, products = [], 0
        terms.append(term)
        products += number
    if terms:
        yield terms


def forget() -> None:
    """Drop every set, for `keep` to make anew."""
    _drop(list(SearchPosting.objects.order_by("term").values_list("term", flat=True)))


def _drop(terms: list[str]) -> None:
    """In several transactions, and each in its turn: PostgreSQL would let two who hold each other's rows wait for each other, and end one of them."""
    for start in range(0, len(terms), TOGETHER):
        with transaction.atomic():
            dialect().take_turns()
            SearchPosting.objects.filter(term__in=terms[start : start + TOGETHER]).delete()


def _write(sets: Mapping[str, int]) -> None:
    rows = [SearchPosting(term=term, **_written(bits)) for term, bits in sorted(sets.items())]
    SearchPosting.objects.bulk_create(rows, batch_size=TOGETHER, update_conflicts=True, unique_fields=["term"], update_fields=["size", "bits"])


def _written(bits: int) -> dict[str, int | bytes]:
    held = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    pressed = zlib.compress(held, 1) if bits.bit_count() * SPARSE < bits.bit_length() else held
    return {"size": len(held), "bits": min(pressed, held, key=len)}


def _read(size: int, held: bytes) -> int:
    return int.from_bytes(held if len(held) == size else zlib.decompress(held, bufsize=size), "little")
