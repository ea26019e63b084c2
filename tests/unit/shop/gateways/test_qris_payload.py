"""What a code says, and that nothing but a whole, unchanged Indonesian code is believed."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.gateways.qris.payload import (
    BEGINNING,
    BROKEN,
    CRITERIA,
    DOUBLED,
    LONGEST,
    NOT_QRIS,
    TOO_LONG,
    WRONG_CHECKSUM,
    QrisRefused,
    checksum,
    compose,
    fields_of,
    read,
    read_for_shop,
    template,
)
from shop.partner.models import Partner
from tests.factories.codes import make_fields, make_payload

PRINTABLE = "".join(chr(number) for number in range(0x20, 0x7F))
letters = st.text(string.ascii_uppercase + string.digits + " .'&-", min_size=1, max_size=25).filter(lambda text: text == text.strip() and text)
tags = st.integers(2, 62).map(lambda number: f"{number:02d}")


def refusal(text: str) -> str:
    with pytest.raises(QrisRefused) as caught:
        read(text)
    return str(caught.value.message)


def test_the_checksum_is_the_one_of_the_standard() -> None:
    assert checksum("123456789") == "29B1"
    assert checksum("") == "FFFF"


def test_a_whole_code_says_who_is_paid() -> None:
    code = read(make_payload())
    assert (code.merchant_name, code.city, code.postcode, code.nmid) == ("DAPUR BUTET CONTOH", "MEDAN", "20212", "ID0000000000001")
    assert (code.is_static, code.amount, code.category, code.warnings) == (True, "", "5814", ())
    assert code.criteria_words == "Usaha mikro"
    assert "sampai Rp500.000" in code.fee_words
    assert "0,3%" in code.fee_words


def test_a_code_is_as_long_as_a_shop_can_keep_and_no_longer() -> None:
    assert Partner._meta.get_field("qris").max_length == LONGEST
    rest = LONGEST - len(make_payload(t79="X" * 30, t80="X" * 99, t81="X" * 99, t82=""))
    whole = make_payload(t79="X" * 30, t80="X" * 99, t81="X" * 99, t82="X" * rest)
    assert len(read(whole).payload) == LONGEST
    assert refusal(make_payload(t79="X" * 30, t80="X" * 99, t81="X" * 99, t82="X" * (rest + 1))) == str(TOO_LONG)


@pytest.mark.parametrize("criteria", CRITERIA)
def test_the_class_of_business_is_read_where_it_stands(criteria: str) -> None:
    national = template([("00", "ID.CO.QRIS.WWW"), ("02", "ID0000000000001"), ("03", criteria)])
    assert read(make_payload(t51=national)).criteria == criteria
    acquirer = template([("00", "COM.CONTOH.WWW"), ("03", criteria)])
    assert read(make_payload(t26=acquirer, t51=template([("00", "ID.CO.QRIS.WWW"), ("02", "ID0000000000001")]))).criteria == criteria


@pytest.mark.parametrize(
    "national",
    [None, "sesuatu", template([("00", "ID.CO.LAIN.WWW"), ("02", "ID0000000000001")]), template([("00", "ID.CO.QRIS.WWW"), ("02", "0000")])],
    ids=["none", "no fields", "another name", "no number"],
)
def test_a_strange_national_template_only_warns(national: str | None) -> None:
    code = read(make_payload(t51=national))
    assert code.merchant_name == "DAPUR BUTET CONTOH"
    assert len(code.warnings) == 1
    assert "NMID" in code.warnings[0]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"t58": "MY"}, "negara lain (MY)"),
        ({"t58": "SG"}, "negara lain (SG)"),
        ({"t58": None}, str(NOT_QRIS)),
        ({"t53": "458"}, "bukan untuk rupiah"),
        ({"t53": None}, "bukan untuk rupiah"),
        ({"t26": None, "t51": None}, str(NOT_QRIS)),
        ({"t59": None}, str(BROKEN)),
        ({"t59": " "}, str(BROKEN)),
        ({"t60": None}, str(BROKEN)),
        ({"t01": "13"}, str(BROKEN)),
        ({"t54": "1e9"}, str(BROKEN)),
        ({"t26": "0099PENDEK"}, str(BROKEN)),
        ({"t26": template([("00", "A"), ("00", "B")])}, str(DOUBLED)),
        ({"t51": template([("02", "ID0000000000001"), ("02", "ID0000000000002")])}, str(DOUBLED)),
    ],
)
def test_what_is_no_indonesian_code_is_refused_in_plain_words(changed: dict[str, str | None], words: str) -> None:
    assert words in refusal(make_payload(**changed))


@pytest.mark.parametrize("text", ["", "https://kedan.example/", "00020", "halo 000201", "WIFI:S:pasar;;", "0002010102"])
def test_another_text_is_no_code(text: str) -> None:
    assert refusal(text) in (str(NOT_QRIS), str(BROKEN))


def test_a_doubled_tag_is_refused_even_with_a_right_checksum() -> None:
    assert refusal(compose([*make_fields(), ("59", "ORANG LAIN")])) == str(DOUBLED)


def test_letters_outside_the_standard_are_refused() -> None:
    assert refusal(make_payload(t59="DAPUR BUTÉT")) == str(BROKEN)


def test_a_wrong_checksum_is_said() -> None:
    whole = make_payload()
    assert refusal(whole[:-4] + ("0000" if whole[-4:] != "0000" else "1111")) == str(WRONG_CHECKSUM)
    assert refusal(whole.replace("DAPUR BUTET", "DAPUR BUDET")) == str(WRONG_CHECKSUM)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"t01": "12"}, "satu pembayaran"),
        ({"t54": "65000"}, "satu pembayaran"),
        ({"t55": "02", "t56": "500"}, "menambah biaya"),
        ({"t55": "03", "t57": "1"}, "menambah biaya"),
    ],
)
def test_a_shop_shows_neither_codes_of_one_payment_nor_codes_that_charge_the_buyer(changed: dict[str, str | None], words: str) -> None:
    assert read(make_payload(**changed)).merchant_name
    with pytest.raises(QrisRefused, match=words):
        read_for_shop(make_payload(**changed))


SAMPLES = [make_payload(), make_payload(t01="12", t54="65000"), make_payload(t51=None, t61=None, t62=template([("07", "A1")])), make_payload(t59="X", t60="Y")]


@pytest.mark.parametrize("whole", SAMPLES)
def test_every_single_character_corruption_is_refused(whole: str) -> None:
    """Each place, each other printable letter; and each place left out, doubled, or changed with its neighbour."""
    believed = []
    for place, right in enumerate(whole):
        changed = [whole[:place] + wrong + whole[place + 1 :] for wrong in PRINTABLE + "é\n" if wrong != right]
        changed.append(whole[:place] + whole[place + 1 :])
        changed.append(whole[:place] + right + whole[place:])
        changed.append(whole[:place] + whole[place + 1 : place + 2] + right + whole[place + 2 :])
        for text in changed:
            try:
                read(text)
            except QrisRefused:
                continue
            believed += [text] if text.strip() != whole else []
    assert not believed


@pytest.mark.parametrize("whole", SAMPLES)
def test_a_code_cut_anywhere_is_refused(whole: str) -> None:
    for end in range(len(whole)):
        refusal(whole[:end])


@settings(derandomize=True, max_examples=150, deadline=None)
@given(name=letters, city=letters.map(lambda text: text[:15].strip() or "MEDAN"), digits=st.integers(0, 10**13 - 1), criteria=st.sampled_from([*CRITERIA]))
def test_what_was_written_is_read(name: str, city: str, digits: int, criteria: str) -> None:
    national = template([("00", "ID.CO.QRIS.WWW"), ("02", f"ID{digits:013d}"), ("03", criteria)])
    payload = make_payload(t59=name, t60=city, t51=national)
    code = read(payload)
    assert (code.payload, code.merchant_name, code.city, code.nmid, code.criteria) == (payload, name, city, f"ID{digits:013d}", criteria)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.tuples(tags, st.text(PRINTABLE, max_size=99)), max_size=8))
def test_fields_survive_being_written_and_read(fields: list[tuple[str, str]]) -> None:
    payload = compose([("00", "01"), *fields])
    assert payload.startswith(BEGINNING)
    assert fields_of(payload)[1:-1] == fields


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_refused_and_nothing_breaks(text: str) -> None:
    refusal(text)
    refusal(BEGINNING + text)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.data(), letters)
def test_one_changed_character_of_any_code_is_refused(data: st.DataObject, name: str) -> None:
    whole = make_payload(t59=name)
    place = data.draw(st.integers(0, len(whole) - 1))
    wrong = data.draw(st.characters(min_codepoint=1, max_codepoint=0x2FFF).filter(lambda letter: letter != whole[place]))
    text = whole[:place] + wrong + whole[place + 1 :]
    refusal(text)
