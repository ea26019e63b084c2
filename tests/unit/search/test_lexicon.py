"""The data files of the lexicon: every line can be read, and none works against another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.analysis import AMOUNT, UNITS, tokens, words
from search.lexicon import ALSO, LENT, ROOT, SAME, Lexicon, LexiconError, Term, add_synonyms, lexicon, read

KINDS = ("spelling", "joined", "stems", "carriers", "synonyms", "short", "measures", "fillers", "hollow")


def lines(kind: str) -> Iterator[tuple[str, str]]:
    """Where it stands, and each entry of a kind of file."""
    for path in sorted(ROOT.glob(f"*/{kind}.txt")):
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line := raw.partition("#")[0].strip():
                yield f"{path.parent.name}/{path.name}:{number}", line


def halves(line: str) -> tuple[str, str]:
    left, _, right = line.partition(":")
    return left.strip(), right.strip()


def names(line: str) -> tuple[list[str], list[str]]:
    """Left and right terms of a line of synonyms."""
    bare = line.partition("@")[0]
    left, arrow, right = bare.partition(">")
    return ([left], right.split(",")) if arrow else (bare.split("="), bare.split("="))


def test_only_known_kinds_of_files() -> None:
    assert {path.stem for path in ROOT.glob("*/*.txt")} <= set(KINDS)
    assert not list(ROOT.glob("*.txt"))


def test_the_lexicon_is_large_enough_to_serve() -> None:
    table = lexicon()
    assert len(table.synonyms) > 3000
    assert len(table.spelling) > 1000
    assert len(table.short) > 300
    assert len(table.stems) > 200
    assert len(table.fillers) > 100
    assert table.joined
    assert table.carriers
    assert table.measures


@pytest.mark.parametrize("kind", ["spelling", "stems", "short", "measures"])
def test_lines_have_two_halves(kind: str) -> None:
    bad = [where for where, line in lines(kind) if line.count(":") != 1 or not all(halves(line))]
    assert not bad


# --- spelling


def test_no_spelling_leads_to_two_words() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for _, line in lines("spelling"):
        canonical, variants = halves(line)
        for variant in variants.split():
            found[variant].add(canonical)
    assert {variant: both for variant, both in found.items() if len(both) > 1} == {}


def test_no_right_spelling_is_a_wrong_one_elsewhere() -> None:
    right = {halves(line)[0] for _, line in lines("spelling")}
    assert right & set(lexicon().spelling) == set()


def test_spellings_are_single_words_as_texts_are_split() -> None:
    """A variant with a hyphen or an apostrophe never comes up: texts are split there before spellings are looked up."""
    bad = []
    for where, line in lines("spelling"):
        canonical, variants = halves(line)
        bad += [f"{where} {one}" for one in (canonical, *variants.split()) if words(one) != [one]]
    assert not bad


def test_a_right_spelling_is_its_own_token() -> None:
    assert [word for word in set(lexicon().spelling.values()) if tokens(word) != [word]] == []


def test_no_spelling_is_an_amount_or_a_unit() -> None:
    assert [word for word in lexicon().spelling if AMOUNT.match(word)] == []


# --- joined


def test_joined_words_are_two_words() -> None:
    bad = [where for where, line in lines("joined") if not re.fullmatch(r"[a-z]{2,}-[a-z]{2,}", line)]
    assert not bad


def test_joined_words_come_out_joined() -> None:
    assert [pair for pair, joined in lexicon().joined.items() if tokens(" ".join(pair)) != [joined]] == []


def test_joined_words_are_no_plurals_of_another_file() -> None:
    """A joined word that was a spelling would never be seen."""
    assert set(lexicon().joined.values()) & set(lexicon().spelling) == set()


# --- stems, carriers


def test_no_form_belongs_to_two_families() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for _, line in lines("stems"):
        base, forms = halves(line)
        for form in (base, *forms.split()):
            found["".join(tokens(form))].add("".join(tokens(base)))
    assert {form: bases for form, bases in found.items() if len(bases) > 1} == {}


@pytest.mark.parametrize(
    "wrong", [("kemeja", "meja"), ("perhiasan", "hias"), ("kepala", "pala"), ("durian", "duri"), ("penggorengan", "goreng"), ("kelapa", "lapa")]
)
def test_what_an_algorithm_would_strip_stays_apart(wrong: tuple[str, str]) -> None:
    word, false_root = wrong
    assert lexicon().stems.get(word, word) != false_root


def test_carriers_are_single_words() -> None:
    """Only the word right before another is looked at: a carrier of two words would never be met."""
    assert [where for where, line in lines("carriers") if len(tokens(line.partition(">")[0])) != 1] == []


def test_carriers_name_something_behind_their_arrow() -> None:
    bad = [where for where, line in lines("carriers") if ">" in line and not all(tokens(part) for part in line.partition(">")[2].split(","))]
    assert not bad


def test_no_carrier_is_listed_behind_itself() -> None:
    assert [carrier for carrier, only in lexicon().carriers.items() if only and carrier in only] == []


# --- short forms, measures, fillers


def test_short_forms_are_single_words() -> None:
    """They are looked up word by word."""
    assert [f"{where} {line}" for where, line in lines("short") if words(halves(line)[0]) != [halves(line)[0]]] == []


def test_no_short_form_means_two_things() -> None:
    found: dict[str, set[Term]] = defaultdict(set)
    for _, line in lines("short"):
        typed, full = halves(line)
        found[typed].add(tuple(tokens(full)))
    assert {typed: meant for typed, meant in found.items() if len(meant) > 1} == {}


def test_short_forms_of_units_mean_the_unit() -> None:
    """`50 lbr` is fifty sheets: a short form that made another word of a unit would take the amount away."""
    bad = [f"{typed}: {' '.join(full)}" for typed, full in lexicon().short.items() if typed in UNITS and UNITS.get(full[0]) != UNITS[typed]]
    assert not bad


def test_measures_are_one_amount_each() -> None:
    """`sebungkus: 1 bungkus` would come out as a bare 1: words for packings belong into fillers.txt."""
    assert {" ".join(typed): amount for typed, amount in lexicon().measures.items() if not AMOUNT.match(amount)} == {}
    assert [where for where, line in lines("measures") if len(tokens(halves(line)[1])) != 1] == []


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("setengah kilo", "500gr"), ("seperempat kilo", "250gr"), ("sekilo", "1000gr"), ("seons", "100gr"), ("seliter", "1000ml"), ("selusin", "12pcs"),
     ("sekodi", "20pcs"),
     ("dua meter", "200cm"), ("satu setengah kilo", "1500gr"), ("sepasang", "1pasang")],
)  # fmt: skip
def test_measures(typed: str, amount: str) -> None:
    assert lexicon().measures[tuple(typed.split())] == amount


KEPT = words("""dalam tanpa kecil besar dewasa anak pria wanita item kok min voucher lg kayak bantu price tag shopping tiktok jualan nan kk resmi kopi baju tas
          mini jumbo polos warna motif bekas baru grosir premium asli pedas manis halal kg gr cm pcs set paket isi""")


@pytest.mark.parametrize("word", KEPT)
def test_words_that_name_goods_are_no_fillers(word: str) -> None:
    assert tuple(tokens(word)) not in lexicon().fillers


def test_fillers_are_not_empty() -> None:
    assert () not in lexicon().fillers


def test_a_filler_is_nothing_a_short_form_stands_for() -> None:
    """Short forms of small words do lead to fillers; a short form of goods must not."""
    assert [typed for typed in ("btk", "kmj", "spt", "jlbb") if lexicon().short.get(typed) in lexicon().fillers] == []


# --- synonyms


def test_no_term_twice_in_a_line() -> None:
    bad = []
    for where, line in lines("synonyms"):
        left, right = names(line)
        found = [tuple(tokens(one)) for one in (right if left is right or left == right else [*left, *right])]
        bad += [f"{where} {line}"] if len(set(found)) < len(found) else []
    assert not bad


def test_lines_of_synonyms_are_of_one_kind() -> None:
    bad = [f"{where} {line}" for where, line in lines("synonyms") if (">" in line) == ("=" in line) or line.count(">") > 1 or line.count("@") > 1]
    bad += [f"{where} {line}" for where, line in lines("synonyms") if "," in line.partition(">")[0]]
    assert not bad


def test_weights_are_above_nothing_and_at_most_one() -> None:
    bad = [where for where, line in lines("synonyms") if "@" in line and not 0 < float(line.partition("@")[2]) <= 1]
    assert not bad
    assert all(0 < weight <= 1 for found in lexicon().synonyms.values() for weight in found.values())


def test_no_word_is_its_own_synonym() -> None:
    assert [source for source, found in lexicon().synonyms.items() if source in found] == []


def test_tables_hold_tokens() -> None:
    """What is looked up is tokens: a term that another reading would change is never met."""
    bad = [term for term in lexicon().synonyms if tuple(tokens(" ".join(term))) != term]
    assert not bad


# --- reading


def folder(root: Path, **files: str) -> Path:
    (root / "trade").mkdir()
    for kind, text in files.items():
        (root / "trade" / f"{kind}.txt").write_text(text, encoding="utf-8")
    return root


def test_files_are_read(tmp_path: Path) -> None:
    table = read(
        folder(
            tmp_path,
            spelling="# head\nkeripik: kripik kripic # tail\n\n",
            joined="oleh-oleh\n",
            stems="jahit: menjahit jahitan\n",
            carriers="rak\nsarung > bantal, guling\nsarung > jok\n",
            synonyms="jilbab = kerudung\ncemilan > kripik, kue kering @.6\n",
            short="btk: batik\nole2: oleh-oleh\n",
            measures="setengah kilo: 500 gr\n",
            fillers="yang\nterima kasih\n",
            hollow="alat\nwanita\n",
        )
    )
    assert table.spelling == {"kripik": "keripik", "kripic": "keripik"}
    assert table.joined == {("oleh", "oleh"): "oleholeh"}
    assert table.stems == {"jahit": "jahit", "menjahit": "jahit", "jahitan": "jahit"}
    assert table.carriers == {"rak": None, "sarung": frozenset({"bantal", "guling", "jok"})}
    assert table.synonyms == {
        ("jilbab",): {("kerudung",): SAME},
        ("kerudung",): {("jilbab",): SAME},
        ("cemilan",): {("keripik",): 0.6, ("kue", "kering"): 0.6},
    }
    assert table.short == {"btk": ("batik",), "ole2": ("oleholeh",)}
    assert table.measures == {("setengah", "kilo"): "500gr"}
    assert table.fillers == {("yang",), ("terima", "kasih")}
    assert table.hollow == {"alat", "wanita"}
    assert table.longest == 1


def test_names_of_the_same_thing_lend_each_other_what_one_is_also_glad_of(tmp_path: Path) -> None:
    table = read(
        folder(tmp_path, synonyms="alat kemah = alat kemping\nalat kemah > tenda @.8\nalat kemping > tenda @.3\nalat kemah > kompor\ntenda = kanopi @.5\n")
    )
    assert table.synonyms["alat", "kemping"] == {("alat", "kemah"): SAME, ("tenda",): 0.3, ("kompor",): pytest.approx(ALSO * LENT)}
    assert table.synonyms["alat", "kemah"] == {("alat", "kemping"): SAME, ("tenda",): 0.8, ("kompor",): ALSO}
    assert table.synonyms["tenda",] == {("kanopi",): 0.5}, "only names of exactly the same lend"


def test_an_empty_folder_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert read(tmp_path) == Lexicon(version=read(tmp_path).version)


def test_a_carrier_before_anything_stays_so(tmp_path: Path) -> None:
    assert read(folder(tmp_path, carriers="rak\nrak > buku\n")).carriers == {"rak": None}


def test_reading_another_lexicon_leaves_the_own_one_in_place(tmp_path: Path) -> None:
    read(folder(tmp_path, spelling="kupi: kopi\n"))
    assert tokens("kopi") == ["kopi"]


def test_a_failed_reading_leaves_the_own_one_in_place(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        read(folder(tmp_path, spelling="kupi: kopi\n", synonyms="kopi\n"))
    assert tokens("kopi") == ["kopi"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("spelling", "keripik kripik"), ("spelling", ": kripik"), ("spelling", "keripik:"), ("stems", "jahit menjahit"), ("short", "btk"),
        ("measures", "sekilo 1 kg"),
        ("synonyms", "kopi"), ("synonyms", "kopi ="), ("synonyms", "> kopi"), ("synonyms", "kopi >"), ("synonyms", "kopi > teh,,susu"),
        ("synonyms", "!!! = kopi"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, kind: str, line: str) -> None:
    with pytest.raises(LexiconError) as error:
        read(folder(tmp_path, **{kind: f"# head\n\n{line}\n"}))
    assert line in str(error.value)
    assert f"trade/{kind}.txt:3" in str(error.value)


def test_the_version_changes_with_the_content(tmp_path: Path) -> None:
    first = read(folder(tmp_path, fillers="yang\n")).version
    assert read(tmp_path).version == first
    (tmp_path / "trade/fillers.txt").write_text("yang\ndan\n", encoding="utf-8")
    second = read(tmp_path).version
    (tmp_path / "trade/short.txt").write_text("", encoding="utf-8")
    assert len({first, second}) == 2
    assert re.fullmatch(r"[0-9a-f]{12}", first)


def test_the_version_knows_in_which_file_a_line_stands(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = read(folder(tmp_path / "one", fillers="rak\n"))
    second = read(folder(tmp_path / "two", carriers="rak\n"))
    assert first.version != second.version


# --- add_synonyms: also what editors type


def added(line: str) -> dict[Term, dict[Term, float]]:
    into: dict[Term, dict[Term, float]] = {}
    add_synonyms(into, line)
    return into


def test_names_of_the_same_thing_go_both_ways() -> None:
    assert added("jilbab = kerudung") == {("jilbab",): {("kerudung",): SAME}, ("kerudung",): {("jilbab",): SAME}}
    assert set(added("a1 = b1 = c1")["b1",]) == {("a1",), ("c1",)}


def test_one_way() -> None:
    assert added("cemilan > keripik, kue kering") == {("cemilan",): {("keripik",): ALSO, ("kue", "kering"): ALSO}}


@pytest.mark.parametrize(("line", "weight"), [("a1 > b1 @.6", 0.6), ("a1 > b1 @ .6", 0.6), ("a1 > b1 @0.6 ", 0.6), ("a1 > b1 @1", 1.0), ("a1 = b1 @.95", 0.95)])
def test_weights(line: str, weight: float) -> None:
    assert added(line)["a1",]["b1",] == weight


def test_terms_become_tokens() -> None:
    assert added("Kripik2 = Oleh-Oleh 1/2 kg") == {("keripik",): {("oleholeh", "500gr"): SAME}, ("oleholeh", "500gr"): {("keripik",): SAME}}


def test_the_greater_weight_stays() -> None:
    into: dict[Term, dict[Term, float]] = {}
    for line in ("a1 > b1 @.8", "a1 > b1 @.3", "a1 > c1 @.3", "a1 > c1 @.8"):
        add_synonyms(into, line)
    assert into == {("a1",): {("b1",): 0.8, ("c1",): 0.8}}


@pytest.mark.parametrize("line", ["", "kopi", "kopi =", "= kopi", "kopi >", "> kopi", "kopi > teh,", "!!! = kopi", "@.5", "kopi @.5"])
def test_errors_name_the_line(line: str) -> None:
    with pytest.raises(LexiconError) as error:
        add_synonyms({}, line, "trade/synonyms.txt:7")
    assert "trade/synonyms.txt:7" in str(error.value)


@pytest.mark.parametrize("line", ["a1 > b1 @0", "a1 > b1 @2", "a1 > b1 @-1", "a1 > b1 @x", "a1 > b1 @", "a1 = b1 > c1", "a1 > b1 > c1"])
def test_weights_and_signs_that_make_no_sense_are_refused(line: str) -> None:
    with pytest.raises(LexiconError):
        add_synonyms({}, line, "trade/synonyms.txt:7")
