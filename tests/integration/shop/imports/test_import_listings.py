"""manage.py import_listings: a list of goods becomes shops, categories and products."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from shop.catalogue.models import Category, Product, ProductCategory, ProductChange
from shop.imports import actions
from shop.imports.rows import ListingRow
from shop.partner.models import Partner, StockRecord
from tests.factories.shop import make_category

pytestmark = pytest.mark.django_db

ROWS = [
    ("pasar", "1", "Kopi Gayo 250gr", "makanan-minuman/minuman/kopi", "35000", "Medan"),
    ("pasar", "2", "Kopi Lintong", "makanan-minuman/minuman/kopi", "40000", "Kab. Karo"),
    ("pasar", "3", "Kemeja Lurik", "fashion-pria/lainnya", "165000", "Medan"),
    ("pasar", "4", "Bolu Meranti", "makanan-minuman/lainnya", "90000", "Medan"),
    ("pasar", "5", "Harga Salah", "makanan-minuman/lainnya", "murah", "Medan"),
]


@pytest.fixture
def load(tmp_path: Path) -> Any:
    """Writes the rows into a file, imports it, and gives what was printed and the report's rows."""

    def run(rows: list[tuple[str, ...]], **options: Any) -> tuple[str, list[list[str]]]:
        file, report, out = tmp_path / "daftar.csv", tmp_path / "laporan.csv", StringIO()
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([("src", "src_id", "title", "category", "price", "city"), *rows])
        call_command("import_listings", str(file), report=report, stdout=out, stderr=StringIO(), **options)
        with report.open(encoding="utf-8", newline="") as stream:
            return out.getvalue(), list(csv.reader(stream))

    return run


def everything() -> list[Any]:
    """All rows an import may touch, without the moment of the last change."""
    return [
        list(Partner.objects.order_by("pk").values()),
        list(Category.objects.order_by("pk").values()),
        list(Product.objects.order_by("pk").values()),
        list(StockRecord.objects.order_by("pk").values()),
        list(ProductCategory.objects.order_by("pk").values()),
    ]


def test_goods_shops_and_categories_are_there(load: Any) -> None:
    load(ROWS)
    product = Product.objects.get(source_key="pasar:1")
    record = product.stockrecords.get()
    assert (product.title, product.slug, product.is_public) == ("Kopi Gayo 250gr", "kopi-gayo-250gr", True)
    assert (record.price, record.price_currency, record.num_in_stock) == (Decimal(35000), "IDR", actions.NEW_STOCK)
    assert (record.partner.name, record.partner.code, record.partner.status) == ("Makanan minuman Medan", "impor-medan-makanan-minuman", "verified")
    assert "pasar" in record.partner.about
    assert [str(category) for category in product.categories.all()] == ["Makanan minuman > Minuman > Kopi"]
    assert sorted(Partner.objects.values_list("code", flat=True)) == [
        "impor-kab-karo-makanan-minuman",
        "impor-medan-fashion-pria",
        "impor-medan-makanan-minuman",
    ]


def test_categories_of_one_name_keep_their_own_addresses(load: Any) -> None:
    load(ROWS)
    assert sorted(Category.objects.filter(name="Lainnya").values_list("slug", flat=True)) == ["lainnya", "makanan-minuman-lainnya"]
    assert Category.find_problems() == ([], [], [], [], [])


def test_an_existing_category_is_used(load: Any) -> None:
    root = make_category("Makanan minuman")
    load(ROWS)
    assert Category.objects.filter(name="Makanan minuman").get() == root
    assert Product.objects.get(source_key="pasar:1").categories.get().get_root() == root


def test_bad_rows_land_in_the_report_and_stop_nothing(load: Any) -> None:
    printed, report = load(ROWS)
    assert report == [["baris", "kolom", "alasan"], ["6", "price", "Harga harus rupiah bulat, misalnya 12500 atau 12.500."]]
    assert "4 barang baru, 0 diubah, 0 tetap." in printed
    assert "1 baris tidak dapat dipakai" in printed
    assert Product.objects.count() == 4


def test_a_second_run_changes_nothing(load: Any) -> None:
    load(ROWS)
    before = everything()
    printed, _ = load(ROWS)
    assert "0 barang baru, 0 diubah, 4 tetap." in printed
    assert everything() == before


def test_an_edited_row_is_brought_up_to_date_and_nothing_else(load: Any) -> None:
    load(ROWS)
    product = Product.objects.get(source_key="pasar:1")
    product.stockrecords.update(num_in_stock=3, num_allocated=1)
    Product.objects.filter(pk=product.pk).update(description="Ditulis penjual.")
    others = [row for row in everything()[2] if row["id"] != product.pk]
    edited = [("pasar", "1", "Kopi Gayo 500gr", "makanan-minuman/kopi-bubuk", "70000", "Medan"), *ROWS[1:]]
    printed, _ = load(edited)
    product.refresh_from_db()
    record = product.stockrecords.get()
    assert "0 barang baru, 1 diubah, 3 tetap." in printed
    assert (product.title, product.description) == ("Kopi Gayo 500gr", "Ditulis penjual.")
    assert (record.price, record.num_in_stock, record.num_allocated) == (Decimal(70000), 3, 1)
    assert [str(category) for category in product.categories.all()] == ["Makanan minuman > Kopi bubuk"]
    assert [row for row in everything()[2] if row["id"] != product.pk] == others


def test_an_interrupted_import_is_taken_up_again(load: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    write, calls = actions.ListingWriter.write, []

    def interrupted(self: actions.ListingWriter, rows: list[ListingRow]) -> actions.Outcome:
        calls.append(rows)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return write(self, rows)

    monkeypatch.setattr(actions.ListingWriter, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load(ROWS)
    assert Product.objects.count() == 2
    printed, _ = load(ROWS)
    assert "2 barang baru, 0 diubah, 2 tetap." in printed
    assert StockRecord.objects.count() == ProductCategory.objects.count() == 4


def test_goods_are_found_and_shown_right_after(load: Any, client: Client) -> None:
    load(ROWS)
    assert not ProductChange.objects.exists()
    assert [card.title for card in client.get("/cari/?q=kopi+gayo").context["list"].cards] == ["Kopi Gayo 250gr", "Kopi Lintong"]
    product = Product.objects.get(source_key="pasar:1")
    for address in ("/produk/", "/kategori/kopi/", "/toko/", "/toko/impor-medan-makanan-minuman/", product.get_absolute_url()):
        assert client.get(address).status_code == 200


def test_only_the_first_rows(load: Any) -> None:
    load(ROWS, limit=2)
    assert sorted(Product.objects.values_list("source_key", flat=True)) == ["pasar:1", "pasar:2"]


def test_a_file_that_is_not_there_or_not_a_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"tidak-ada\.csv"):
        call_command("import_listings", str(tmp_path / "tidak-ada.csv"), report=tmp_path / "laporan.csv", stderr=StringIO())
    wrong = tmp_path / "salah.csv"
    wrong.write_text("nama,harga\nKopi,1000\n")
    with pytest.raises(CommandError, match="src, src_id, title, category, price, city"):
        call_command("import_listings", str(wrong), report=tmp_path / "laporan.csv", stderr=StringIO())
