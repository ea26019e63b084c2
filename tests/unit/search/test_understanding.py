"""What is understood of a question: its price, its amounts, and the things asked."""

import re
from collections.abc import Mapping

import pytest

from search.analysis import KIND, MAX_QUERY_WORDS
from search.lexicon import Term, lexicon
from search.understanding import HEAD, HEAD_PART, KIND_WEIGHT, LARGE, SOFT, Alternative, Concept, Question, understand
from search.vocabulary import Vocabulary

COUNTS = {
    "kemeja": 700, "batik": 800, "kemejabatik": 100, "keripik": 300, "pisang": 200, "singkong": 150, "keripikpisang": 60, "kopi": 400, "gayo": 60,
    "kopigayo": 40, "jilbab": 500, "kerudung": 300, "hijab": 450, "sepatu": 900, "beras": 250, "gula": 90, "teh": 100, "kue": 500, "basah": 80,
    "kuebasah": 30, "baju": 950, "anak": 800, "meja": 300, "tote": 50, "bag": 55, "totebag": 48, "sandal": 400, "minyak": 200, "goreng": 160,
    "minyakgoreng": 120, "durian": 50, "sambal": 300, "teri": 70, "tas": 900, "500gr": 300, "38": 200, "xl": 400, "rajut": 80, "merah": 700, "buku": 100,
}  # fmt: skip
KNOWN = Vocabulary(COUNTS, documents=10_000)
SAFE = re.compile(r"[~=]?[^\W_]+(?:\.[^\W_]+)*")


def nothing(missing: list[str]) -> dict[str, int]:
    return {}


def ask(text: str, known: Vocabulary = KNOWN, *, extra: dict[Term, dict[Term, float]] | None = None, exact: bool = False) -> Question:
    return understand(text, known, nothing, extra, exact=exact)


def texts(question: Question) -> list[str]:
    return [concept.text for concept in question.concepts]


def weights(concept: Concept) -> Mapping[Term, float]:
    return {one.terms: one.weight for one in concept.alternatives}


# --- words that say nothing, short forms, -nya, sizes, amounts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("saya mau cari kemeja batik dong", ["kemeja", "batik"]),
        ("kopi yang enak buat lebaran", ["kopi", "enak", "lebaran"]),
        ("terima kasih kak, ada kemeja?", ["kemeja"]),
        ("cuci gudang sepatu", ["sepatu"]),
        ("toko sepatu terdekat", ["sepatu"]),
        ("sekarung beras", ["beras"]),
        ("celana dalam", ["celanadalam"]),
        ("tas dalam kecil", ["tas", "dalam", "kecil"]),
        ("teh tanpa gula", ["teh", "tanpa", "gula"]),
        ("tas kecil", ["tas", "kecil"]),
        ("kok badminton", ["kok", "badminton"]),
        ("baju item", ["baju", "item"]),
        ("tv lg", ["tv", "lg"]),
        ("kacamata min", ["kacamata", "min"]),
        ("voucher belanja", ["voucher", "belanja"]),
        ("price tag", ["price", "tag"]),
        ("alat bantu dengar", ["alat", "bantu", "dengar"]),
        ("meja jualan", ["meja", "jualan"]),
        ("yang dan untuk", ["yang", "dan", "untuk"]),
        ("yang", ["yang"]),
        ("btk tulis", ["batik", "tulis"]),
        ("kmj btk", ["kemeja", "batik"]),
        ("kue2", ["kue"]),
        ("kue kue kue", ["kue"]),
        ("oleh2", ["oleholeh"]),
        ("bajunya", ["baju"]),
        ("sepatunya anak", ["sepatu", "anak"]),
        ("punya", ["punya"]),
        ("tanya", ["tanya"]),
        ("kemeja size xl", ["kemeja", "xl"]),
        ("kemeja ukuran XL", ["kemeja", "xl"]),
        ("kemeja uk 38", ["kemeja", "38"]),
        ("sepatu no 38", ["sepatu", "38"]),
        ("sepatu nomor 38", ["sepatu", "38"]),
        ("sepatu no.38", ["sepatu", "38"]),
        ("kemeja ukuran", ["kemeja", "ukuran"]),
        ("teri setengah kilo", ["teri", "500gr"]),
        ("teri seperempat kilo", ["teri", "250gr"]),
        ("gula sekilo", ["gula", "1000gr"]),
        ("gula 1/2 kg", ["gula", "500gr"]),
        ("minyak seliter", ["minyak", "1000ml"]),
        ("kain dua meter", ["kain", "200cm"]),
        ("donat selusin", ["donat", "12pcs"]),
        ("sepatu sepasang", ["sepatu", "1pasang"]),
        ("", []),
        ("   ", []),
        ("!!! ??? ...", []),
        ('"', []),
        ("()", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    known = Vocabulary(COUNTS | dict.fromkeys(found, 50), documents=9000)
    assert list(ask(text, known, exact=True).words) == found


def test_what_was_left_out_is_told() -> None:
    assert ask("saya mau kemeja").left_out == ("saya", "mau")
    assert ask("yang").left_out == ()


def test_a_short_form_is_read_in_full_also_where_titles_have_it() -> None:
    assert ask("btk", Vocabulary(COUNTS | {"btk": 85}, documents=9000)).words == ("batik",)
    assert ask("btk").words == ("batik",)


def test_nya_stays_where_the_catalogue_knows_the_word() -> None:
    assert ask("bajunya", Vocabulary(COUNTS | {"bajunya": 3}, documents=9000)).words == ("bajunya",)


def test_a_phrase_is_not_torn_by_a_filler() -> None:
    """Words that say nothing elsewhere belong to the names the lexicon knows."""
    assert ask("toko bunga").words == ("toko", "bunga")
    assert ask("ibu dan anak").words == ("ibu", "dan", "anak")
    assert ask("toko sepatu").words == ("sepatu",)


# --- things asked: phrases, synonyms, compounds


def test_no_words_no_things() -> None:
    for text in ("", " ", "!!!", '"*()', "di bawah 50rb"):
        question = ask(text)
        assert question.concepts == ()
        assert question.needed == 0
        assert question.fewest == 0


def test_the_longest_phrase_is_one_thing() -> None:
    assert texts(ask("kue basah")) == ["kue basah"]
    assert texts(ask("kemeja merah")) == ["kemeja", "merah"]


def test_the_word_itself_weighs_most_but_for_a_category_of_that_name() -> None:
    assert ask("jilbab").concepts[0].alternatives[:2] == (Alternative(("=jilbab",), KIND_WEIGHT), Alternative(("jilbab",), 1.0))
    assert all(one.weight < 1 for one in ask("jilbab").concepts[0].alternatives[2:])


def test_synonyms_weigh_less_than_the_word() -> None:
    found = weights(ask("jilbab").concepts[0])
    assert 0 < found["kerudung",] < 1
    assert 0 < found["hijab",] < 1


def test_alternatives_come_by_weight() -> None:
    for text in ("jilbab", "kue basah", "kemeja batik", "totebag"):
        found = [one.weight for one in ask(text).concepts[0].alternatives]
        assert found == sorted(found, reverse=True)
        assert all(0 < weight <= KIND_WEIGHT for weight in found)


def test_no_alternative_twice() -> None:
    for concept in ask("jilbab kue basah kemeja batik").concepts:
        assert len({one.terms for one in concept.alternatives}) == len(concept.alternatives)


def test_a_phrase_is_found_side_by_side_apart_and_as_a_kind() -> None:
    found = weights(ask("kue basah").concepts[0])
    assert found["kuebasah",] == 1.0
    assert 0 < found["kue", "basah"] < 1
    assert found[f"{KIND}kuebasah",] == KIND_WEIGHT > 1, "who names a category means what stands there"


def test_the_first_word_of_a_phrase_alone_is_weak() -> None:
    weak = [one for one in ask("kue basah").concepts[0].alternatives if one.weak]
    assert weak == [Alternative(("kue",), HEAD_PART, weak=True)]


def test_a_first_word_that_names_no_goods_is_no_part_to_be_found_by() -> None:
    """Not everything that is an alat is an answer to alat masak."""
    table = lexicon()
    names = [term for term, others in table.synonyms.items() if len(term) > 1 and term[0] in ("alat", "perlengkapan", "paket") and term[:1] not in others]
    assert len(names) > 30
    known = Vocabulary(COUNTS | {word: 50 for term in names for word in term}, documents=10_000)
    for term in names:
        assert not any(
            one.terms == term[:1] for concept in ask(" ".join(term), known).concepts if " " in concept.text for one in concept.alternatives if one.weak
        ), term


def test_for_whom_it_is_said_first_is_not_the_thing_itself() -> None:
    plain, first = ask("durian anak"), ask("anak durian")
    assert [concept.rarity for concept in plain.concepts] == [concept.rarity for concept in reversed(first.concepts)]
    assert ask("anak").concepts[0].rarity == pytest.approx(KNOWN.rarity(COUNTS["anak"]) * HEAD), "nothing else is asked"


def test_a_name_sold_once_is_a_name() -> None:
    """In a large catalogue words of one product are not kept: the index is asked."""
    table = lexicon()
    name = next(term for term in table.synonyms if len(term) == 2 and not {*term} & {*COUNTS} and all(word.isalpha() for word in term))
    large = Vocabulary(COUNTS, documents=LARGE + 1)
    assert texts(understand(" ".join(name), large, lambda missing: dict.fromkeys(missing, 1))) == [" ".join(name)]


def test_a_rare_word_put_right_is_also_searched_as_typed() -> None:
    large = Vocabulary(COUNTS, documents=LARGE + 1)
    question = understand("sandzl", large, lambda missing: dict.fromkeys(missing, 1))
    assert [(one.typed, one.used) for one in question.corrections] == [("sandzl", "sandal")]
    assert weights(question.concepts[0])["sandzl",] == 1.0
    assert ("sandzl",) not in weights(understand("sandzl", large, nothing).concepts[0]), "nobody sells it"


def test_a_question_with_weak_alternatives_may_end_with_them() -> None:
    assert ask("kue basah").fewest == 0
    assert ask("kemeja").fewest == 1


def test_a_family_of_words() -> None:
    found = weights(ask("rajut").concepts[0])
    assert 0 < found["~rajut",] < found["rajut",]
    assert "~rajut" in {term for one in ask("merajut").concepts[0].alternatives for term in one.terms}


def test_compounds_learnt_from_the_catalogue() -> None:
    """What this catalogue nearly always writes side by side is one thing, although no list names it."""
    known = Vocabulary({"kudo": 20, "lompat": 22, "kudolompat": 19, "biru": 500, "kudobiru": 1}, documents=5000)
    assert texts(ask("kudo lompat", known)) == ["kudo lompat"]
    assert texts(ask("kudo biru", known)) == ["kudo", "biru"]
    assert weights(ask("kudo lompat", known).concepts[0])["kudolompat",] == 1.0


def test_one_word_and_two_words_find_the_same() -> None:
    one, two = weights(ask("totebag").concepts[0]), weights(ask("tote bag").concepts[0])
    assert one["totebag",] == two["totebag",] == 1.0
    assert ("tote", "bag") in one
    assert ("tote", "bag") in two


def test_editors_synonyms_work() -> None:
    extra: dict[Term, dict[Term, float]] = {("meja",): {("totebag",): 0.7}, ("meja", "merah"): {("kopi", "gayo"): 0.8}}
    assert weights(ask("meja", extra=extra).concepts[0])["totebag",] == 0.7
    assert "totebag" not in {term for terms in weights(ask("meja").concepts[0]) for term in terms}
    found = ask("meja merah", extra=extra)
    assert texts(found) == ["meja merah"]
    assert weights(found.concepts[0])["kopigayo",] == 0.8


def test_the_lexicon_is_not_changed_by_editors() -> None:
    before = {source: dict(names) for source, names in lexicon().synonyms.items()}
    ask("jilbab", extra={("jilbab",): {("meja",): 0.9}})
    assert lexicon().synonyms == before


# --- weight of the things


def test_the_first_thing_counts_most() -> None:
    first, alone = ask("kemeja merah").concepts[0], ask("merah kemeja").concepts[1]
    assert first.text == alone.text == "kemeja"
    assert first.rarity == pytest.approx(alone.rarity * HEAD)


def test_an_amount_is_no_head() -> None:
    amount, thing = ask("500gr teri").concepts
    assert not amount.needed
    assert thing.needed
    assert thing.rarity == pytest.approx(KNOWN.rarity(COUNTS["teri"]) * HEAD)
    assert amount.rarity == pytest.approx(KNOWN.rarity(COUNTS["500gr"]) * SOFT)


@pytest.mark.parametrize(
    ("text", "needed"), [("beras 5kg", 1), ("sepatu 38", 1), ("kemeja xl", 2), ("donat isi 6", 1), ("500gr", 0), ("kemeja merah", 2), ("kue basah", 1)]
)
def test_amounts_are_wished_for_not_needed(text: str, needed: int) -> None:
    assert ask(text).needed == needed


def test_rare_things_count_more() -> None:
    meja, merah = ask("sandal meja merah").concepts[1:]
    assert meja.rarity > merah.rarity


def test_boosts_are_whole_and_at_least_one() -> None:
    concept = Concept("x", 0.0001, ())
    assert concept.boost(0.1) == 1
    for one in ask("kemeja batik merah 5kg").concepts:
        for alternative in one.alternatives:
            assert isinstance(one.boost(alternative.weight), int)
            assert one.boost(alternative.weight) >= 1


# --- corrections


def test_a_typo_is_put_right_and_told() -> None:
    question = ask("kemjea")
    assert question.words == ("kemeja",)
    assert [(one.typed, one.used) for one in question.corrections] == [("kemjea", "kemeja")]


def test_exact_searches_what_was_typed() -> None:
    question = ask("kemjea", exact=True)
    assert question.words == ("kemjea",)
    assert question.corrections == ()


@pytest.mark.parametrize("text", ["kemeja", "jilbab", "tudung", "kuwetiau2", "tsa", "menjahit", "5kg", "a5"])
def test_no_correction_of_what_is_known_or_short(text: str) -> None:
    """What the lexicon names is no typo, even when nobody sells it today."""
    assert ask(text).corrections == ()


def test_a_word_sold_this_minute_is_no_typo() -> None:
    question = understand("kemejo", KNOWN, lambda missing: dict.fromkeys(missing, 1))
    assert question.corrections == ()


def test_only_unknown_words_are_counted_afresh() -> None:
    asked: list[list[str]] = []

    def count(missing: list[str]) -> dict[str, int]:
        asked.append(missing)
        return {}

    understand("kemeja zzzzz", KNOWN, count)
    assert all("kemeja" not in missing for missing in asked)
    assert ["zzzzz"] in asked


def test_in_a_large_catalogue_a_rare_word_may_be_a_typo_itself() -> None:
    small, large = (Vocabulary(COUNTS | {"kemjea": 1}, documents=LARGE + extra) for extra in (0, 1))
    assert ask("kemjea", small).words == ("kemjea",)
    assert ask("kemjea", large).words == ("kemeja",)
    usual = Vocabulary(COUNTS | {"kemjea": 1, "kemeja": 20}, documents=LARGE + 1)
    assert ask("kemjea", usual).words == ("kemjea",)


def test_two_typos_of_one_word_ask_it_once() -> None:
    assert ask("kemjea kemeaj").words == ("kemeja",)


# --- the beginning of a word


def test_the_last_word_may_be_unfinished() -> None:
    found = {term for terms in weights(ask("kemeja bat").concepts[-1]) for term in terms}
    assert "batik" in found


def test_a_beginning_comes_before_a_correction() -> None:
    """Who has typed `kerip` so far means keripik, not a word with another letter."""
    known = Vocabulary(COUNTS | {"keris": 60}, documents=9000)
    assert ask("kerip", known).corrections == ()
    assert "keripik" in {term for terms in weights(ask("kerip", known).concepts[-1]) for term in terms}


def test_words_before_the_last_are_finished() -> None:
    assert "batik" not in {term for terms in weights(ask("bat kemeja").concepts[0]) for term in terms}


def test_a_known_word_is_finished() -> None:
    known = Vocabulary(COUNTS | {"kem": 5}, documents=9000)
    assert "kemeja" not in {term for terms in weights(ask("kem", known).concepts[0]) for term in terms}


# --- attacks and mistakes

NASTY = [
    'kopi " * ( AND OR NEAR',
    '"kopi" NEAR/3 "teh"',
    "kopi' OR '1'='1",
    "kopi'); DROP TABLE search_words; --",
    "words:kopi title:* -kopi ^kopi {kopi teh}:",
    "kopi | teh & !gula <-> x:*",
    "'kopi':A ''' \\' \\\\",
    "kopi\x00\x01\x02\x1f\x7f\u202e\u200b\u2028 teh",
    "%s %(x)s {0} ${x} #{x} {{ x }} {% x %}",
    "~kopi =kopi .kopi kopi. a.b.c 1.2.3",
    "½¼¾ ² ① ١٢ ㎏ ™ 東京 🙂",
    "AND OR NOT NEAR",
    "(((((((((((((",
    "-" * 10_240,
    '"' * 10_240,
    "x" * 10_240,
    "9" * 10_240,
    "kopi " * 2_048,
    "a.b " * 2_560,
    "1/2 " * 2_560,
    "di bawah " * 1_100,
    "rp " * 3_000,
    "kue-" * 2_560,
    "9" * 5_000 + "rb",
    "9" * 5_000 + "rban",
    "9" * 5_000 + "-" + "9" * 5_000 + "jt",
    "\ud83d kopi",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=[f"{place}" for place in range(len(NASTY))])
@pytest.mark.parametrize("exact", [False, True])
def test_terms_are_safe_whatever_was_typed(text: str, exact: bool) -> None:
    """Engines put terms between quotes: letters, digits and . ~ = only."""
    question = ask(text, exact=exact)
    for concept in question.concepts:
        for alternative in concept.alternatives:
            assert alternative.terms
            assert all(SAFE.fullmatch(term) for term in alternative.terms), alternative
    assert len(question.words) <= 2 * MAX_QUERY_WORDS


def test_a_long_question_is_cut() -> None:
    assert len(ask(" ".join(f"kata{number}x" for number in range(500))).concepts) == MAX_QUERY_WORDS


def test_the_same_question_is_understood_the_same() -> None:
    assert ask("Kemeja Batik, size XL di bawah 50rb!") == ask("Kemeja Batik, size XL di bawah 50rb!")
