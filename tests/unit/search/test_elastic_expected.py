"""How much of a question a page of products probably has."""

import pytest

from search.elastic_expected import probable_level
from search.understanding import Alternative, Concept, Question
from search.vocabulary import Vocabulary

KNOWN = Vocabulary(
    {"kopi": 900, "teh": 800, "gayo": 30, "luwak": 5, "murah": 4000, "totebag": 40, "tote": 60, "bag": 500, "keripik": 20, "pisang": 300},
    documents=10_000,
)


def thing(text: str, *names: str, needed: bool = True) -> Concept:
    return Concept(text, 2.0, tuple(Alternative(tuple(name.split()), 1.0) for name in (text, *names)), needed)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (["kopi"], 1),
        (["kopi", "teh"], 2),
        (["kopi", "gayo"], 1),
        (["luwak", "tidakada"], 1),
        (["kopi", "teh", "murah"], 3),
        (["kopi", "teh", "gayo"], 2),
        (["kopi", "gayo", "luwak"], 1),
    ],
)
def test_as_many_things_as_fill_a_page(words: list[str], level: int) -> None:
    assert probable_level(Question(tuple(map(thing, words))), KNOWN) == level


def test_the_most_usual_name_counts() -> None:
    assert probable_level(Question((thing("kopi"), thing("gayo", "murah"))), KNOWN) == 2


def test_words_of_a_name_that_stand_apart_must_meet() -> None:
    weak = Alternative(("pisang",), 0.35, weak=True)
    crisps = Concept("keripik pisang", 2.0, (Alternative(("keripikpisang",), 1.0), Alternative(("keripik", "pisang"), 0.9), weak))
    bags = Concept("tote bag", 2.0, (Alternative(("totebag",), 1.0), Alternative(("tote",), 0.35, weak=True)))
    assert probable_level(Question((crisps,)), KNOWN) == 0, "20 and 300 of 10,000 hardly meet, and what is weak does not count"
    assert probable_level(Question((bags,)), KNOWN) == 1


def test_what_is_not_needed_is_not_asked() -> None:
    assert probable_level(Question((thing("kopi"), thing("500gr", needed=False))), KNOWN) == 1
    assert probable_level(Question((thing("500gr", needed=False),)), KNOWN) == 0


def test_a_catalogue_without_words_expects_nothing() -> None:
    assert probable_level(Question((thing("kopi"), thing("teh"))), Vocabulary()) == 1


def test_hope_adds_up_all_names_and_is_content_with_less() -> None:
    assert probable_level(Question((thing("kopi"), thing("gayo"))), KNOWN) == 1
    assert probable_level(Question((thing("kopi"), thing("gayo"))), KNOWN, hopeful=True) == 2
    assert probable_level(Question((thing("kopi"), thing("luwak"))), KNOWN, hopeful=True) == 1
    assert probable_level(Question((thing("kopi"), thing("luwak", "gayo", "keripik"))), KNOWN, hopeful=True) == 2
