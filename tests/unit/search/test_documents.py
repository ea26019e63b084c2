"""What of a product becomes terms."""

from search.analysis import CATEGORY, FIRST, KIND, ROOT, SHOP, STEM, TOLD
from search.documents import make_terms
from search.packs import Pack

BRANCH = [["kuliner"], ["kopi", "bubuk"]]


def test_words_stand_at_the_level_of_their_place() -> None:
    terms, _ = make_terms("Kopi Sidikalang 250gr", BRANCH, "Dapur Ani")
    assert (terms["kopi"], terms["sidikalang"], terms["kopisidikalang"]) == (FIRST, FIRST, FIRST)
    assert (terms["kuliner"], terms["bubuk"], terms["kopibubuk"]) == (ROOT, CATEGORY, CATEGORY)
    assert (terms["dapur"], terms["ani"]) == (SHOP, SHOP)
    assert "sidikalang250gr" not in terms


def test_later_words_are_worth_less_and_the_best_place_counts() -> None:
    terms, _ = make_terms("satu dua tiga empat lima enam tujuh satu", [], "")
    assert terms["satu"] == FIRST > terms["tiga"] > terms["tujuh"]


def test_the_category_s_whole_name_is_a_term() -> None:
    assert KIND + "kopibubuk" in make_terms("Robusta", BRANCH, "")[0]


def test_forms_of_a_word_share_a_term() -> None:
    assert STEM + "tenun" in make_terms("Tenunan Sumba", [], "")[0]
    assert STEM + "tenun" in make_terms("Kain tenun Sumba", [], "")[0]


def test_what_a_thing_is_made_of_is_worth_less() -> None:
    terms, _ = make_terms("Keripik pisang", [], "")
    assert terms["pisang"] == TOLD
    assert terms["keripik"] == FIRST


def test_the_pack_holds_the_tokens() -> None:
    assert Pack.read(make_terms("Kopi Sidikalang", BRANCH, "Dapur Ani")[1]) == Pack(("kopi", "sidikalang"), (("kuliner",), ("kopi", "bubuk")), ("dapur", "ani"))
