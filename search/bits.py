"""Sets of small numbers (products, places in a list) as one whole number: bit 7 says that 7 is in it. Python combines two of them in a few microseconds,
however many they hold. A value for each of them (a sum, a count) is a list of such sets, one per binary digit, the lowest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, compress, count
from operator import or_

_PLACES = [tuple(place for place in range(8) if byte >> place & 1) for byte in range(256)]
_WORD = 64
"""Bits of what a machine looks at in one step."""


def bits_of(numbers: Sequence[int]) -> int:
    """The set of these numbers."""
    if not numbers:
        return 0
    held = bytearray((max(numbers) >> 3) + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def listed(bits: int) -> list[int]:
    """What is in a set, the lowest first."""
    return [start + place for start, byte in _filled(bits) for place in _PLACES[byte]]


def numbers_of(bits: int) -> Iterator[int]:
    """The same, read out only as far as is asked."""
    if not bits & (bits - 1):  # one or none, the usual case by far where sums differ
        return iter((bits.bit_length() - 1,) if bits else ())
    return (start + place for start, byte in _filled(bits) for place in _PLACES[byte])


def _filled(bits: int) -> Iterator[tuple[int, int]]:
    """The bytes of a set that hold something, each with its first number."""
    places: Iterator[int] = count(0, 8)
    words = -(-bits.bit_length() // _WORD)
    held = bits.to_bytes(words * 8, "little")
    if bits.bit_count() * 4 < words:  # most are empty: eight bytes are passed over at once
        starts = list(compress(count(0, 8), memoryview(held).cast("Q")))
        held, places = b"".join([held[start : start + 8] for start in starts]), chain.from_iterable(range(start * 8, start * 8 + _WORD, 8) for start in starts)
    return zip(compress(places, held), held.translate(None, b"\0"), strict=True)


def at_most(number: int, sets: Iterable[int], bits: int) -> int:
    """Of `bits`, what is in so many of the sets or fewer."""
    by_number = [bits] + [0] * number
    for one in sets:
        for place in range(number, -1, -1):
            inside = by_number[place] & one
            by_number[place] ^= inside
            if place < number:
                by_number[place + 1] |= inside
    return reduce(or_, by_number)


def digits(pairs: Iterable[tuple[int, int]], bits: int) -> list[int]:
    """A value for each of `bits` from pairs of value and set; what is in several sets has the first one's value."""
    found: list[int] = []
    for value, held in pairs:
        if new := bits & held:
            bits ^= new
            found += [0] * (value.bit_length() - len(found))
            for place in range(value.bit_length()):
                if value >> place & 1:
                    found[place] |= new
    return found


def add(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """Two values for each added up, all at once: what a row of adders does in hardware."""
    total: list[int] = []
    carry = 0
    for place in range(max(len(one), len(other))):
        first = one[place] if place < len(one) else 0
        second = other[place] if place < len(other) else 0
        differ = first ^ second
        total.append(differ ^ carry)
        carry = first & second | carry & differ
    return [*total, carry] if carry else total


def in_order(bits: int, values: Sequence[int]) -> Iterator[int]:
    """What is in a set, those with the largest value first, then the lowest; read out only as far as is asked."""
    waiting = [(bits, len(values))]
    while waiting:
        bits, place = waiting.pop()
        while place:
            place -= 1
            larger = bits & values[place]
            if larger and larger != bits:
                waiting.append((bits ^ larger, place))
            bits = larger or bits
        yield from numbers_of(bits)
