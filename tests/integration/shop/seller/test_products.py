"""The product form: five things on one screen, kind words, nothing typed lost, nothing forged believed."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images import get_image_model

from shop.catalogue.models import Product, ProductChange, ProductImage
from shop.catalogue.pictures import CARD_SPEC, LARGE_SPEC
from shop.partner.models import StockRecord
from tests.factories.foreign_shop import make_order_row
from tests.factories.shop import make_category, make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
NEW = "/kelola/produk/baru/"


@pytest.fixture
def seller(client):
    user = make_user("Penjual")
    shop = make_shop(user)
    client.force_login(user)
    return shop


def photo(name="foto.jpg", size=(300, 200)) -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG")
    return SimpleUploadedFile(name, written.getvalue(), content_type="image/jpeg")


def filled(**fields) -> dict:
    return {"title": "Bika Ambon 20 cm", "price": "12.500", "stock": "7", "category": make_category().pk, "aksi": "tampil", **fields}


def test_five_things_make_a_product_that_buyers_see(client, seller):
    response = client.post(NEW, filled(photos=[photo()]), follow=True)

    product = Product.objects.get()
    record = StockRecord.objects.get(product=product)
    assert (product.title, product.is_public, record.price, record.num_in_stock, record.partner) == ("Bika Ambon 20 cm", True, Decimal(12_500), 7, seller)
    image = product.images.get().image
    assert image.width == image.height
    assert set(image.renditions.values_list("filter_spec", flat=True)) == {CARD_SPEC, LARGE_SPEC}
    assert "Bika Ambon 20 cm tampil di toko Anda." in response.content.decode()
    assert ProductChange.objects.filter(product_id=product.pk).exists()


@pytest.mark.parametrize("typed", ["12500", "12.500", "Rp12.500", "Rp 12.500", "12.500,00"])
def test_prices_are_read_as_people_write_them(client, seller, typed):
    client.post(NEW, filled(price=typed))

    assert StockRecord.objects.get().price == Decimal(12_500)


def test_the_second_button_keeps_it_out_of_sight(client, seller):
    response = client.post(NEW, filled(aksi="sembunyi"), follow=True)

    assert Product.objects.get().is_public is False
    assert "Pembeli belum melihatnya" in response.content.decode()


def test_a_shop_that_waits_is_told_when_buyers_will_see(client, seller):
    seller.status = "registered"
    seller.save()

    response = client.post(NEW, filled(), follow=True)

    assert "setelah toko Anda diperiksa petugas" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", " ", "Tulis nama produk."),
        ("price", "murah", "Tulis harga dengan angka saja, misalnya 12.500."),
        ("price", "-5", "Tulis harga dengan angka saja, misalnya 12.500."),
        ("price", "0", "Harga harus lebih dari Rp0"),
        ("price", "12.5", "Tulis harga dengan angka saja, misalnya 12.500."),
        ("stock", "2,5", "Tulis angka bulat saja, misalnya 12."),
        ("stock", "banyak", "Tulis angka bulat saja, misalnya 12."),
        ("stock", "", "Tulis berapa yang bisa dibeli. Boleh 0."),
        ("category", "", "Pilih jenis barang."),
        ("weight", "setengah kilo", "Tulis angka bulat saja, misalnya 12."),
    ],
)
def test_a_wrong_field_is_said_beside_it_and_the_rest_stays(client, seller, field, typed, words):
    response = client.post(NEW, filled(**{"description": "Dari dapur sendiri", field: typed}))

    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "Dari dapur sendiri" in page
    assert not Product.objects.exists()


def test_a_photo_that_arrived_is_not_asked_for_again(client, seller):
    first = client.post(NEW, filled(price="murah", photos=[photo()]))
    kept = first.context["form"]["kept_photos"].value()
    assert "1 foto sudah tersimpan" in first.content.decode()

    client.post(NEW, filled(kept_photos=kept))

    assert Product.objects.get().images.count() == 1


def test_kept_photos_of_another_seller_or_without_signature_are_ignored(client, seller):
    first = client.post(NEW, filled(price="murah", photos=[photo()]))
    kept = first.context["form"]["kept_photos"].value()
    thief = make_user("Penjual")
    make_shop(thief)
    client.force_login(thief)

    client.post(NEW, filled(title="Curian", kept_photos=kept))
    client.post(NEW, filled(title="Karangan", kept_photos=f"[{get_image_model().objects.get().pk}]"))

    assert not ProductImage.objects.exists()


def test_what_is_no_photo_is_refused_and_a_good_one_beside_it_is_kept(client, seller):
    fake = SimpleUploadedFile("surat.png", b"<?php", content_type="image/png")

    response = client.post(NEW, filled(photos=[photo(), fake]))

    page = response.content.decode()
    assert "surat.png: Ini bukan foto." in page
    assert "1 foto sudah tersimpan" in page
    assert not Product.objects.exists()


def test_a_forged_shop_class_or_key_is_ignored(client, seller):
    other = make_shop()

    client.post(NEW, filled(shop=other.pk, partner=other.pk, product_class="999", structure="parent", source_key="x:1", is_public="", upc="1"))

    product = Product.objects.get()
    assert StockRecord.objects.get(product=product).partner == seller
    assert (product.structure, bool(product.source_key), product.is_public) == ("standalone", False, True)
    assert product.product_class.slug == "barang"


def test_changing_a_product_keeps_what_buyers_took_meanwhile(client, seller):
    product = make_product(seller, stock=10, category=make_category())
    shown = client.get(f"/kelola/produk/{product.pk}/").context["form"]
    make_order_row(seller, product, quantity=4)

    client.post(f"/kelola/produk/{product.pk}/", filled(title="Nama baru", stock=shown["stock"].value(), stock_seen=shown["stock_seen"].value()))

    record = StockRecord.objects.get(product=product)
    assert record.num_in_stock - record.num_allocated == 6
    assert Product.objects.get(pk=product.pk).title == "Nama baru"


def test_the_form_shows_the_price_as_people_write_it(client, seller):
    product = make_product(seller, price=68_000)

    assert 'value="68.000"' in client.get(f"/kelola/produk/{product.pk}/").content.decode()


def test_the_second_button_says_what_it_does_to_goods_that_are_shown(client, seller):
    """It hides them, so it may not promise that they only come later."""
    for is_public, words in ((True, "Simpan dan sembunyikan"), (False, "Simpan dulu, tampilkan nanti")):
        product = make_product(seller, is_public=is_public)
        assert f">{words}</button>" in client.get(f"/kelola/produk/{product.pk}/").content.decode()
    assert ">Simpan dulu, tampilkan nanti</button>" in client.get(NEW).content.decode()


def test_hide_show_count_and_delete(client, seller):
    product = make_product(seller, stock=3)

    client.post(f"/kelola/produk/{product.pk}/sembunyikan/")
    assert Product.objects.get().is_public is False
    client.post(f"/kelola/produk/{product.pk}/tampilkan/")
    assert Product.objects.get().is_public is True
    client.post("/kelola/produk/stok/", {f"stok-{product.pk}": "8", f"lihat-{product.pk}": "3"})
    assert StockRecord.objects.get().num_in_stock == 8
    response = client.post("/kelola/produk/stok/", {f"stok-{product.pk}": "banyak"}, follow=True)
    assert "belum disimpan" in response.content.decode()
    client.post(f"/kelola/produk/{product.pk}/hapus/")
    assert not Product.objects.exists()


def test_looking_changes_nothing(client, seller):
    product = make_product(seller)

    for path in ("sembunyikan", "tampilkan", "foto/1/hapus"):
        assert client.get(f"/kelola/produk/{product.pk}/{path}/").status_code == 405


def test_a_picture_can_be_taken_away(client, seller):
    client.post(NEW, filled(photos=[photo(), photo("dua.jpg")]))
    product = Product.objects.get()
    first = product.images.first()

    client.post(f"/kelola/produk/{product.pk}/foto/{first.pk}/hapus/")

    assert product.images.count() == 1
    assert not get_image_model().objects.filter(pk=first.image_id).exists()


def test_more_than_six_photos_are_too_many(client, seller):
    response = client.post(NEW, filled(photos=[photo(f"{number}.jpg", (80, 80)) for number in range(7)]))

    assert "Paling banyak 6 foto" in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client, seller, rows, django_assert_num_queries):
    for _number in range(rows):
        make_product(seller)
    client.get("/kelola/produk/")

    with django_assert_num_queries(10):
        page = client.get("/kelola/produk/").content.decode()

    assert page.count("<tr>") == rows + 1


def test_the_list_is_searched_and_narrowed(client, seller):
    make_product(seller, title="Sirup Markisa", stock=0)
    make_product(seller, title="Keripik", is_public=False)

    def titles(query: str) -> list[str]:
        return [product.title for product in client.get(f"/kelola/produk/?{query}").context["goods"]]

    assert titles("q=markisa") == ["Sirup Markisa"]
    assert titles("saring=sembunyi") == ["Keripik"]
    assert titles("saring=habis") == ["Sirup Markisa"]
    assert len(titles("saring=entah")) == 2


def test_sizes_are_read_as_sellers_write_them_and_nothing_is_lost(client, seller):
    client.post(NEW, filled(sizes="xl, s;M"))
    assert Product.objects.get().sizes == "S, M, XL"

    page = client.post(NEW, filled(sizes="S, tanya dulu ke penjual")).content.decode()

    assert "tidak terbaca sebagai ukuran" in page
    assert 'value="S, tanya dulu ke penjual"' in page
    assert Product.objects.count() == 1
