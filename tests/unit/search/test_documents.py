"""What of a product becomes words."""

from search.documents import DESCRIPTION_CHARACTERS, branch, make_document


def test_words_stand_in_their_fields() -> None:
    document = make_document(7, "Kopi Sidikalang 250gr", ["Kuliner", "Kopi Bubuk"], "Dapur Ani", "<p>Biji pilihan, biji <b>merah</b></p>")
    assert document.product_id == 7
    assert document.title == ("kopi", "sidikalang", "250", "gr")
    assert document.category == ("kuliner", "kopi", "bubuk")
    assert document.shop == ("dapur", "ani")
    assert document.description == ("biji", "pilihan", "merah")


def test_only_the_first_part_of_a_description_counts() -> None:
    document = make_document(1, "x", [], "", "a " * DESCRIPTION_CHARACTERS + "terakhir")
    assert "terakhir" not in document.description


def test_branch_names_every_category_above() -> None:
    names = {"0001": "Kuliner", "00010002": "Minuman", "000100020003": "Kopi", "0002": "Fesyen"}
    assert branch("000100020003", names) == ["Kuliner", "Minuman", "Kopi"]
    assert branch("0002", names) == ["Fesyen"]
