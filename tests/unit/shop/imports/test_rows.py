"""One row of a list of goods, read and judged."""

from decimal import Decimal
from io import StringIO

import pytest

from shop.imports.rows import MAX_TITLE, ListingRow, MissingColumns, RowProblem, read_rows

HEADING = "src,src_id,title,category,price,city,sold\n"


def read(*rows: str, heading: str = HEADING, limit: int | None = None) -> list[ListingRow | RowProblem]:
    return list(read_rows(StringIO(heading + "".join(f"{row}\n" for row in rows), newline=""), limit))


def test_a_good_row() -> None:
    assert read("pasar,17,  Kopi   Gayo 250gr ,makanan/minuman/kopi,35000, Kab. Aceh Tengah ,12") == [
        ListingRow(2, "pasar", "17", "Kopi Gayo 250gr", ("makanan", "minuman", "kopi"), Decimal(35000), "Kab. Aceh Tengah")
    ]


def test_the_source_key_names_source_and_number() -> None:
    (row,) = read("pasar,17,Kopi,kopi,1000,Medan,")
    assert isinstance(row, ListingRow)
    assert row.source_key == "pasar:17"


@pytest.mark.parametrize(("written", "rupiah"), [("12500", 12500), ("12.500", 12500), ("Rp12.500", 12500), ('"Rp 1.250.000,00"', 1250000)])
def test_prices_as_people_write_them(written: str, rupiah: int) -> None:
    (row,) = read(f"pasar,1,Kopi,kopi,{written},Medan,")
    assert isinstance(row, ListingRow)
    assert row.price == Decimal(rupiah)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (",1,Kopi,kopi,1000,Medan,", "src", "Belum diisi."),
        ("a b,1,Kopi,kopi,1000,Medan,", "src", "Tidak boleh berisi spasi atau titik dua."),
        ("pasar,a:b,Kopi,kopi,1000,Medan,", "src_id", "Tidak boleh berisi spasi atau titik dua."),
        (f"pasar,{'9' * 120},Kopi,kopi,1000,Medan,", "src_id", "Nomor barang terlalu panjang. Paling banyak 120 huruf bersama sumbernya."),
        ("pasar,1, ,kopi,1000,Medan,", "title", "Belum diisi."),
        ("pasar,1,***,kopi,1000,Medan,", "title", "Nama barang tidak berisi huruf atau angka."),
        ("pasar,1,Kopi \ufffd,kopi,1000,Medan,", "title", "Ada huruf yang tidak terbaca. Simpan berkasnya sebagai UTF-8."),
        ("pasar,1,Kopi\x00,kopi,1000,Medan,", "title", "Ada huruf yang tidak terbaca. Simpan berkasnya sebagai UTF-8."),
        (f"pasar,1,{'x' * (MAX_TITLE + 1)},kopi,1000,Medan,", "title", "Nama barang terlalu panjang: 256 huruf, paling banyak 255."),
        ("pasar,1,Kopi,,1000,Medan,", "category", "Belum diisi."),
        ("pasar,1,Kopi,minuman//kopi,1000,Medan,", "category", 'Jenis barang "" tidak dikenali. Pakai huruf kecil, angka, dan tanda hubung.'),
        ("pasar,1,Kopi,Minuman Enak,1000,Medan,", "category", 'Jenis barang "Minuman Enak" tidak dikenali. Pakai huruf kecil, angka, dan tanda hubung.'),
        ("pasar,1,Kopi,a/b/c/d/e/f/g,1000,Medan,", "category", "Jenis barang terlalu dalam. Paling banyak 6 tingkat."),
        ("pasar,1,Kopi,kopi,,Medan,", "price", "Belum diisi."),
        ("pasar,1,Kopi,kopi,murah,Medan,", "price", "Harga harus rupiah bulat, misalnya 12500 atau 12.500."),
        ("pasar,1,Kopi,kopi,12500.50,Medan,", "price", "Harga harus rupiah bulat, misalnya 12500 atau 12.500."),
        ("pasar,1,Kopi,kopi,-5000,Medan,", "price", "Harga harus rupiah bulat, misalnya 12500 atau 12.500."),
        ("pasar,1,Kopi,kopi,0,Medan,", "price", "Harga tidak boleh nol."),
        ("pasar,1,Kopi,kopi,99999999999,Medan,", "price", "Harga terlalu besar."),
        ("pasar,1,Kopi,kopi,1000,,", "city", "Belum diisi."),
        (f"pasar,1,Kopi,kopi,1000,{'M' * 81},", "city", "Nama kota terlalu panjang."),
        ("pasar,1,Kopi", "", "Kolomnya kurang: ada 3 dari 6."),
    ],
)
def test_a_bad_row_says_where_and_why(row: str, column: str, reason: str) -> None:
    assert read("pasar,0,Teh,teh,1000,Medan,", row)[1:] == [RowProblem(3, column, reason)]


def test_a_bad_row_stops_nothing() -> None:
    found = read("pasar,1,Kopi,kopi,x,Medan,", "pasar,2,Teh,teh,1000,Medan,")
    assert [type(row) for row in found] == [RowProblem, ListingRow]


def test_of_rows_with_one_number_the_first_counts() -> None:
    found = read("pasar,1,Kopi,kopi,1000,Medan,", "lain,1,Kopi,kopi,1000,Medan,", "pasar,1,Teh,teh,2000,Medan,")
    assert found[2] == RowProblem(4, "src_id", "Nomor barang ini sudah ada di baris 2. Baris itu yang dipakai.")


def test_a_bad_row_does_not_take_the_number_of_a_good_one() -> None:
    found = read("pasar,1,Kopi,kopi,x,Medan,", "pasar,1,Kopi,kopi,1000,Medan,")
    assert isinstance(found[1], ListingRow)


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    """A title over two lines is one row there, an empty line is one too."""
    found = read('pasar,1,"Kopi\nGayo",kopi,1000,Medan,', "", "pasar,2,Teh,teh,x,Medan,")
    assert isinstance(found[0], ListingRow)
    assert found[0].title == "Kopi Gayo"
    assert found[1].number == 4


def test_a_field_without_end_is_one_problem_not_a_crash() -> None:
    found = read(f'pasar,1,"{"x" * 200_000}', "pasar,2,Teh,teh,1000,Medan,")
    assert isinstance(found[0], RowProblem)
    assert found[0].reason == "Baris ini tidak dapat dibaca. Periksa tanda kutipnya."


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    (row,) = read("Medan,9,1000,Kopi,kopi,17,pasar", heading="\ufeffCity,rating,price, title ,category,src_id,SRC\n")
    assert isinstance(row, ListingRow)
    assert (row.source_key, row.title, row.city) == ("pasar:17", "Kopi", "Medan")


@pytest.mark.parametrize("heading", ["", "src,src_id,title\n"])
def test_a_file_without_the_columns_is_refused(heading: str) -> None:
    with pytest.raises(MissingColumns, match="category, price, city"):
        read(heading=heading)


def test_only_the_first_rows() -> None:
    rows = [f"pasar,{number},Kopi,kopi,1000,Medan," for number in range(5)]
    assert [row.number for row in read(*rows, limit=2)] == [2, 3]


def test_sizes_are_an_optional_column() -> None:
    heading = HEADING.replace("sold", "sizes")
    (row,) = read('pasar,1,Kemeja,baju,1000,Medan,"xl, m"', heading=heading)
    assert isinstance(row, ListingRow)
    assert row.sizes == "M, XL"
    (problem,) = read("pasar,1,Kemeja,baju,1000,Medan,tanyakan ke penjual", heading=heading)
    assert isinstance(problem, RowProblem)
    assert problem.column == "sizes"
