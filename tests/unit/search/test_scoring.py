"""The order of candidates: packs, the engines' sums, and what puts one product before another."""

from itertools import pairwise

import pytest

from search.analysis import FIRST, LATER, LEVELS, SHOP, TOLD, tokens
from search.packs import Pack
from search.scoring import APART_LEVEL, Candidate, engine_score, rank, relevance
from search.understanding import APART, SCALE, Alternative, Concept, Question


def thing(text: str, rarity: float = 5.0, *, needed: bool = True) -> Concept:
    """One thing asked, by its own name only."""
    return Concept(text, rarity, (Alternative(tuple(text.split()), 1.0),), needed)


def ask(*things: Concept | str) -> Question:
    return Question(tuple(thing(one) if isinstance(one, str) else one for one in things))


def pack(title: str, category: str = "", shop: str = "") -> Pack:
    """`category` are names with commas between, root first."""
    return Pack(tuple(tokens(title)), tuple(tuple(tokens(name)) for name in category.split(",") if tokens(name)), tuple(tokens(shop)))


def order(question: Question, *titles: str) -> list[str]:
    """Titles, best first. They are handed in with the last one first, and that one has the lowest id."""
    numbered = list(enumerate(reversed(titles), start=1))
    ids = rank(question, [Candidate(number, pack(title).write(), True, number) for number, title in numbered])
    return [dict(numbered)[number] for number in ids]


# --- packs


@pytest.mark.parametrize(
    "packed",
    [
        Pack(("kopi", "gayo", "250gr"), (("kuliner",), ("kopi", "bubuk")), ("dapur", "ani")),
        Pack(("kopi",), ()),
        Pack((), (), ()),
        Pack((), (("kuliner",),), ()),
        Pack(("a", "a", "1.5"), (), ("toko",)),
        pack("a|b c=d ~e", "f|g,h i", "|h"),
    ],
)
def test_a_pack_is_read_as_it_was_written(packed: Pack) -> None:
    assert Pack.read(packed.write()) == packed


@pytest.mark.parametrize(("text", "title"), [("", ()), ("kopi", ("kopi",)), ("kopi gayo|", ("kopi", "gayo")), ("kopi|a|b|c|d|e", ("kopi",))])
def test_a_pack_of_another_time_is_read_all_the_same(text: str, title: tuple[str, ...]) -> None:
    assert Pack.read(text).title == title


def test_places_fall_with_distance() -> None:
    found = pack("satu dua tiga empat lima enam tujuh delapan").places
    worths = [found[word] for word in tokens("satu dua tiga empat lima enam tujuh delapan")]
    assert all(before >= after for before, after in pairwise(worths))
    assert worths[0] > worths[5] > 0
    assert worths[6] == worths[7] == 1


def test_places_follow_the_levels_of_the_index() -> None:
    found = pack("keripik pisang", "Camilan Kering", "Dapur Ani").places
    assert found["keripik"] > found["=" + "".join(tokens("Camilan Kering"))] > found["pisang"] > found["kering"] > found["dapur"] > 0
    assert found["pisang"] == pytest.approx(TOLD / 20)
    assert found["dapur"] == pytest.approx(SHOP / 20)


def test_a_word_of_title_and_category_counts_more() -> None:
    assert pack("kopi gayo", "kopi").places["kopi"] > pack("kopi gayo").places["kopi"]


def test_places_hold_pairs_and_families() -> None:
    found = pack("menjahit tote bag", "tas wanita").places
    assert {"totebag", "~jahit", "taswanita"} <= set(found)


# --- the engines' sums


def test_engine_score_is_a_whole_number() -> None:
    concept = Concept("kopi", 4.321, (Alternative(("kopi",), 1.0), Alternative(("biji", "kopi"), 0.7)))
    one, several = concept.alternatives
    for level in LEVELS:
        assert isinstance(engine_score(concept, one, level), int)
    assert engine_score(concept, one, FIRST) == round(4.321 * SCALE) * FIRST
    assert engine_score(concept, several, FIRST) == engine_score(concept, several, SHOP) == round(4.321 * 0.7 * SCALE) * APART_LEVEL


def test_engine_score_falls_with_level_and_weight() -> None:
    concept = Concept("kopi", 4.0, ())
    full, half = Alternative(("kopi",), 1.0), Alternative(("teh",), 0.5)
    scores = [engine_score(concept, full, level) for level in LEVELS]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert engine_score(concept, half, LATER) < engine_score(concept, full, LATER)


def test_engine_score_is_never_nothing() -> None:
    assert engine_score(Concept("x", 0.0, ()), Alternative(("x",), 0.0), SHOP) > 0


# --- relevance


def test_what_has_nothing_asked_is_worth_nothing() -> None:
    assert relevance(ask("kopi"), pack("teh melati")) == 0
    assert relevance(ask(), pack("teh melati")) == 0
    assert relevance(ask("kopi"), pack("")) == 0


def test_several_words_must_all_be_there() -> None:
    question = ask("kopi gayo")
    assert relevance(question, pack("kopi lampung")) == 0
    assert relevance(question, pack("kopi asli gayo")) > 0


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        (ask("kopi"), ["kopi gayo asli", "gayo asli kopi", "bubuk satu dua tiga empat lima kopi"]),
        (ask("kopi", "gayo"), ["kopi gayo", "kopi lampung"]),
        (ask("kopi", "gayo"), ["kopi gayo", "gayo kopi", "teh gayo"]),
        (ask("kopi", "gayo", "bubuk"), ["kopi gayo bubuk", "kopi gayo biji", "kopi lampung biji"]),
        (ask("pisang"), ["pisang barangan", "keripik pisang"]),
        (ask("sepatu"), ["sepatu pria", "rak sepatu"]),
        (ask(thing("kopi", 9.0), thing("merah", 2.0)), ["kopi hitam", "gelas merah"]),
        (ask(thing("beras", 6.0), thing("5000gr", 1.0, needed=False)), ["beras 5kg", "beras 10kg"]),
    ],
)
def test_order(question: Question, titles: list[str]) -> None:
    assert order(question, *titles) == titles


def test_a_better_name_comes_before_a_lesser_one() -> None:
    question = Question((Concept("jilbab", 5.0, (Alternative(("jilbab",), 1.0), Alternative(("kerudung",), 0.9), Alternative(("ciput",), 0.5))),))
    assert order(question, "jilbab segi empat", "kerudung segi empat", "ciput rajut polos") == ["jilbab segi empat", "kerudung segi empat", "ciput rajut polos"]


def test_the_best_name_counts_not_their_sum() -> None:
    question = Question((Concept("jilbab", 5.0, (Alternative(("jilbab",), 1.0), Alternative(("kerudung",), 0.9))),))
    assert relevance(question, pack("jilbab kerudung")) == pytest.approx(relevance(question, pack("jilbab polos")))


def test_a_lesser_name_in_front_may_beat_the_best_far_behind() -> None:
    """Alternatives come by weight, but their places count too."""
    question = Question((Concept("jilbab", 5.0, (Alternative(("jilbab",), 1.0), Alternative(("kerudung",), 0.9))),))
    assert order(question, "kerudung segi empat", "bros manik untuk baju anak dan jilbab")[0] == "kerudung segi empat"


def test_a_long_title_counts_less() -> None:
    assert order(ask("kopi"), "kopi gayo", "kopi gayo " + " ".join(f"kata{number}" for number in range(20)))[0] == "kopi gayo"


def test_repeating_a_word_gains_nothing() -> None:
    assert order(ask("kopi"), "kopi gayo", "kopi gayo kopi kopi kopi")[0] == "kopi gayo"


def test_a_long_name_side_by_side_is_the_name_itself() -> None:
    """Also when one of its words is only told of by the one before: minyak carries kayu."""
    question = Question((Concept("minyak kayu putih", 5.0, (Alternative(("minyak", "kayu", "putih"), APART), Alternative(("minyak",), 0.5))),))
    titles = ["minyak kayu putih 60ml", "minyak goreng kelapa sawit"]
    assert relevance(question, pack(titles[0])) > relevance(ask("minyak"), pack(titles[0])), "no less for the word that is told of"
    assert order(question, *titles) == titles


def test_goods_with_the_first_word_of_a_name_come_before_its_other_names() -> None:
    question = Question((Concept("sepatu hak tinggi", 5.0, (Alternative(("sepatu", "hak", "tinggi"), APART), Alternative(("heels",), 0.9))),))
    assert order(question, "heels sepatu wanita", "heels sandal wanita")[0] == "heels sepatu wanita"


def test_title_before_category_before_shop() -> None:
    question = ask("kopi")
    found = [relevance(question, pack("kopi gayo")), relevance(question, pack("gayo asli", "kopi")), relevance(question, pack("gayo asli", "", "kopi"))]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 3


# --- rank


def test_ties_by_the_lower_id() -> None:
    text = pack("kopi gayo").write()
    assert rank(ask("kopi"), [Candidate(9, text, True, 1), Candidate(3, text, True, 2), Candidate(7, text, True, 3)]) == [3, 7, 9]


def test_the_order_handed_in_does_not_count() -> None:
    rows = [Candidate(number, pack(title).write(), True, number) for number, title in enumerate(["kopi gayo", "gayo kopi", "teh kopi gayo", "kopi", "teh"])]
    assert rank(ask("kopi", "gayo"), rows) == rank(ask("kopi", "gayo"), rows[::-1])


def test_no_candidates_no_ids() -> None:
    assert rank(ask("kopi"), []) == []


def test_what_is_worth_nothing_comes_last_but_stays() -> None:
    assert rank(ask("kopi"), [Candidate(1, "", True, 1), Candidate(2, pack("kopi").write(), True, 2)]) == [2, 1]


def test_sold_out_stands_behind_its_equal() -> None:
    text = pack("kopi gayo").write()
    assert rank(ask("kopi"), [Candidate(1, text, False, 1), Candidate(2, text, True, 2)]) == [2, 1]


def test_what_its_seller_left_alone_stands_behind_its_equal_only() -> None:
    text = pack("kopi gayo").write()
    assert rank(ask("kopi"), [Candidate(1, text, True, 1, cared_for=False), Candidate(2, text, True, 2)]) == [2, 1]
    assert rank(ask("kopi"), [Candidate(1, text, True, 1, cared_for=False), Candidate(2, text, False, 2)]) == [1, 2]
    assert rank(ask("kopi"), [Candidate(1, text, True, 1, cared_for=False), Candidate(2, pack("gayo kopi").write(), True, 2)]) == [1, 2]


def test_sold_out_stands_before_what_is_less() -> None:
    """Goods of another kind are no answer, in stock or not."""
    assert rank(ask("pisang"), [Candidate(1, pack("keripik pisang").write(), True, 1), Candidate(2, pack("pisang barangan").write(), False, 2)]) == [2, 1]


def test_near_equal_goods_of_one_shop_do_not_fill_the_page() -> None:
    mine = [Candidate(number, pack("kopi gayo asli").write(), True, 1) for number in range(1, 6)]
    other = Candidate(9, pack("kopi gayo bubuk halus").write(), True, 2)
    assert rank(ask("kopi"), [*mine, other]) == [1, 2, 9, 3, 4, 5]


def test_equal_goods_of_several_shops_stay_in_front() -> None:
    rows = [Candidate(number, pack("kopi gayo asli").write(), True, number) for number in range(1, 6)]
    assert rank(ask("kopi"), [*rows, Candidate(9, pack("kopi gayo bubuk halus").write(), True, 9)]) == [1, 2, 3, 4, 5, 9]


def test_different_goods_of_one_shop_are_not_put_back() -> None:
    titles = ["kopi gayo", "kopi lintong", "kopi sidikalang", "kopi mandailing"]
    rows = [Candidate(number, pack(title).write(), True, 1) for number, title in enumerate(titles)]
    assert rank(ask("kopi"), rows) == [0, 1, 2, 3]
