"""A copy per process, renewed when what it was read from has another stamp."""

import pytest
import time_machine

from search.held import Held


class Source:
    """What is held, and how often it was looked at."""

    def __init__(self) -> None:
        self.value, self.asked, self.read = "satu", 0, 0

    def stamp(self) -> str:
        self.asked += 1
        return f"stamp of {self.value}"

    def load(self) -> str:
        self.read += 1
        return self.value


@pytest.fixture
def source() -> Source:
    return Source()


def held(source: Source) -> Held[str]:
    return Held("uji:held", 10, source.stamp, source.load)


def test_it_is_read_once(source: Source) -> None:
    copy = held(source)
    assert [copy(), copy(), copy()] == ["satu"] * 3
    assert (source.asked, source.read) == (1, 1)


def test_a_change_is_seen_when_the_time_is_over(source: Source) -> None:
    with time_machine.travel("2026-11-22", tick=False) as clock:
        copy = held(source)
        copy()
        source.value = "dua"
        clock.shift(9)
        assert copy() == "satu"
        clock.shift(2)
        assert copy() == "dua"
        clock.shift(11)
        assert copy() == "dua"
    assert (source.asked, source.read) == (3, 2), "what has not changed is not read again"


def test_processes_with_one_cache_hear_of_a_change_at_once(source: Source) -> None:
    first, second = held(source), held(source)
    assert (first(), second()) == ("satu", "satu")
    source.value = "dua"
    first.forget()
    assert (second(), first()) == ("dua", "dua")


def test_an_empty_stamp_is_a_stamp(source: Source) -> None:
    source.stamp = lambda: ""  # type: ignore[method-assign]
    copy = held(source)
    assert [copy(), copy()] == ["satu", "satu"]
    assert source.read == 1
