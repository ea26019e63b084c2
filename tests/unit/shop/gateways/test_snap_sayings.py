"""What the payment company says, read strictly: a rupiah too much or a letter changed is something else."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.gateways.snap.keys import ShopKey, read_keys
from shop.gateways.snap.sayings import fields_of, is_genuine, number_in, saying_of, signature, whole_amount

KEY = ShopKey("G123456789", "SB-Mid-server-0123456789abcdef")
SIGNED = {"order_id": "KDN-1001-1", "status_code": "200", "gross_amount": "65000.00"}


def signed(**changed: object) -> dict[str, object]:
    made = signature(SIGNED["order_id"], SIGNED["status_code"], SIGNED["gross_amount"], KEY)
    return {**SIGNED, "signature_key": made, **changed}


def test_the_signature_is_the_documented_one() -> None:
    """Counted once by hand with sha512sum."""
    assert signature("1111", "200", "100000.00", ShopKey("G1", "askvnoibnosifnboseofinbofinfgbiufglnbfg")) == (
        "edc076b21793ebe3e17926350f5b8ae67d902fe657b3d0aa31b932d5c127e2375d308a2bc94f3265ac2d80a1f181a79b997ac178a236fcff35af263fc4d4c231"
    )


def test_what_is_signed_is_genuine() -> None:
    assert is_genuine(signed(), KEY)
    assert is_genuine(signed(merchant_id=KEY.merchant), KEY)
    assert not is_genuine(signed(merchant_id="G1"), KEY)
    assert not is_genuine(signed(), ShopKey(KEY.merchant, KEY.secret + "x"))


@given(name=st.sampled_from(sorted([*SIGNED, "signature_key"])), place=st.integers(0, 200), letter=st.characters())
def test_one_letter_changed_is_a_forgery(name: str, place: int, letter: str) -> None:
    text = str(signed()[name])
    changed = text[: place % len(text)] + letter + text[place % len(text) + 1 :]
    assert is_genuine(signed(**{name: changed}), KEY) is (changed == text)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_message_is_read_without_a_crash(message: object) -> None:
    fields = fields_of(json.dumps(message))
    assert not is_genuine(fields, KEY)
    assert not saying_of(fields).is_paid
    assert not saying_of(fields | {name: message for name in ("order_id", "gross_amount", "transaction_status", "merchant_id")}).is_paid


@given(st.integers(0, 10**12 - 1))
def test_whole_rupiah_are_read_to_the_rupiah(amount: int) -> None:
    assert whole_amount(f"{amount}.00") == whole_amount(str(amount)) == Decimal(amount)


@pytest.mark.parametrize("text", ["65000.01", "65000.000", "65.000,00", "-1", "+1", " 1", "1e5", "NaN", "", "٦٥", "1" * 13, 65000, 65000.0, None, True])
def test_anything_else_is_no_amount(text: object) -> None:
    assert whole_amount(text) is None


@pytest.mark.parametrize(("state", "fraud", "paid"), [
    ("settlement", "accept", True), ("settlement", "", True), ("settlement", "deny", False), ("capture", "accept", True), ("capture", "", False),
    ("capture", "challenge", False), ("pending", "accept", False), ("refund", "accept", False), ("SETTLEMENT", "accept", False), ("", "", False),
])  # fmt: skip
def test_what_counts_as_paid(state: str, fraud: str, paid: bool) -> None:
    assert saying_of({"transaction_status": state, "fraud_status": fraud}).is_paid is paid


@pytest.mark.parametrize("named", ["", "KDN 1", "KDN-1\x00", "é", "x" * 61, 5, None, ["KDN-1"]])
def test_what_is_no_number_of_ours(named: object) -> None:
    assert number_in({"order_id": named}) == ""


def test_keys_of_several_shops_are_read_and_kept_from_sight() -> None:
    keys = read_keys("toko-butet=G123456789:SB-Mid-server-aaaaaaaaaa, kedai-2=M0042:Mid-server-bbbb_bb-bbb,")
    assert keys["toko-butet"] == ShopKey("G123456789", "SB-Mid-server-aaaaaaaaaa")
    assert keys["kedai-2"].secret == "Mid-server-bbbb_bb-bbb"
    assert "aaaaaaaaaa" not in repr(keys)


@pytest.mark.parametrize("text", [
    "toko", "toko=G123456789", "toko=G123456789:", "toko=Mid-server-aaaaaaaaaa", "=G123456789:Mid-server-aaaaaaaaaa",
    "toko=G123456789:SB-Mid-client-aaaaaaaaaa",
    "a=G1234:Mid-server-aaaaaaaaaa,a=G1234:Mid-server-bbbbbbbbbb", "toko=G123456789:Mid-server-aaa",
])  # fmt: skip
def test_bad_keys_are_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ValueError, match=r"part [12]") as refusal:
        read_keys(text)
    assert "Mid" not in str(refusal.value)
