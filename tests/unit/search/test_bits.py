"""Sets and values as whole numbers, held against plain Python."""

import random
from itertools import islice

import pytest

from search.bits import add, at_most, bits_of, digits, in_order, listed, numbers_of


def some(seed: int, size: int, most: int = 5000) -> set[int]:
    return set(random.Random(seed).sample(range(most), size))


@pytest.mark.parametrize("size", [0, 1, 2, 50, 4000])
def test_a_set_is_read_as_it_was_written(size: int) -> None:
    numbers = some(size, size)
    bits = bits_of(list(numbers))
    assert list(numbers_of(bits)) == listed(bits) == sorted(numbers)
    assert bits.bit_count() == size
    assert list(islice(numbers_of(bits), 2)) == sorted(numbers)[:2]


@pytest.mark.parametrize("most", [64, 100_000])
@pytest.mark.parametrize("size", [2, 60])
def test_few_among_many_are_read_as_well(size: int, most: int) -> None:
    """Where nearly nothing is in a set, empty stretches are passed over."""
    numbers = sorted({most - 1, *some(most, size - 1, most)})
    bits = bits_of(numbers)
    assert listed(bits) == numbers == list(numbers_of(bits))


def test_only_what_is_asked_has_a_value() -> None:
    assert digits([(5, 0b1110), (1, 0b0111)], 0b1101) == [0b1101, 0, 0b1100]
    assert digits([(5, 0b0010)], 0b1101) == []


def test_values_add_up_for_each() -> None:
    sets = [some(seed, 300, 900) for seed in range(4)]
    everything = (1 << 900) - 1
    first = digits([(9, bits_of(list(sets[0]))), (4, bits_of(list(sets[1])))], everything)
    second = digits([(7, bits_of(list(sets[2]))), (1, bits_of(list(sets[3])))], everything)
    total = add(first, second)
    for number in range(900):
        expected = (9 if number in sets[0] else 4 if number in sets[1] else 0) + (7 if number in sets[2] else 1 if number in sets[3] else 0)
        assert sum((place >> number & 1) << power for power, place in enumerate(total)) == expected


def test_the_largest_value_comes_first_and_equals_by_number() -> None:
    dice = random.Random(3)
    values = {number: dice.randrange(40) for number in some(8, 400, 900)}
    by_value: dict[int, list[int]] = {}
    for number, value in values.items():
        by_value.setdefault(value, []).append(number)
    places = digits(((value, bits_of(numbers)) for value, numbers in by_value.items()), bits_of(list(values)))
    expected = sorted(values, key=lambda number: (-values[number], number))
    bits = bits_of(list(values))
    assert list(in_order(bits, places)) == expected
    assert list(islice(in_order(bits, places), 10)) == expected[:10]
    assert list(in_order(bits, [])) == sorted(values)
    assert list(in_order(0, places)) == []


@pytest.mark.parametrize("number", [0, 1, 2])
def test_what_is_in_few_of_some_sets(number: int) -> None:
    sets = [some(seed, 400, 900) for seed in range(4)]
    everything = range(900)
    found = at_most(number, map(bits_of, map(list, sets)), bits_of(list(everything)))
    assert list(numbers_of(found)) == [one for one in everything if sum(one in held for held in sets) <= number]
