"""A seller opens a shop, is approved, lists a product in one form and brings an order to its end."""

import io
import re

import pytest
from PIL import Image, ImageDraw

from tests.browser.conftest import DESKTOP, PHONE, Visitor


def _photo() -> bytes:
    """A photograph's worth of pixels."""
    picture = Image.new("RGB", (1200, 900), "#c98b2b")
    ImageDraw.Draw(picture).ellipse((300, 200, 900, 700), fill="#7b1e2e")
    file = io.BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()


def _add_product(visitor: Visitor, title: str) -> None:
    page = visitor.page
    page.goto("/kelola/produk/baru/")
    visitor.check()
    # A price in words first.
    page.locator("input[type=file]").last.set_input_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": _photo()})
    page.get_by_label("Nama produk").fill(title)
    page.get_by_label(re.compile("Harga")).fill("dua puluh ribu")
    page.get_by_label(re.compile("Stok")).fill("4")
    page.get_by_label(re.compile("Jenis")).select_option(index=3)
    page.get_by_role("button", name="Simpan dan tampilkan").click()
    assert page.get_by_label("Nama produk").input_value() == title
    visitor.check()
    page.get_by_label(re.compile("Harga")).fill("20.000")
    page.get_by_role("button", name="Simpan dan tampilkan").click()
    page.wait_for_url("**/kelola/produk/")
    assert title in page.get_by_role("main").inner_text()
    visitor.check()


@pytest.mark.browser
def test_seller_sees_today_lists_a_product_and_ends_an_order(phone: Visitor) -> None:
    page = phone.page
    phone.sign_in("penjual@demo.test")
    page.wait_for_url("**/kelola/")
    assert "Hari ini" in page.get_by_role("heading", level=1).inner_text()
    phone.check()
    _add_product(phone, "Bika Ambon Uji Peramban")
    page.goto("/kelola/pesanan/")
    phone.check()
    page.goto("/kelola/pesanan/?saring=semua")
    received = page.get_by_role("main").get_by_text("Diterima", exact=True)
    before = received.count()
    page.goto("/kelola/")
    seen = page.get_by_role("button", name="Uang sudah masuk").first
    number = seen.inner_text().split()[-1]
    seen.click()
    page.wait_for_load_state()
    for next_step in ("Siap diambil", "Sudah diambil"):
        page.locator("details.fold > summary").click()  # with more time left it stands behind the others
        page.get_by_role("button", name=f"{next_step} {number}", exact=True).click()
        page.wait_for_load_state()
    assert "dicatat sudah diterima" in page.get_by_role("main").inner_text()
    page.goto("/kelola/pesanan/?saring=semua")
    assert received.count() == before + 1
    phone.check()
    page.goto("/kelola/toko-saya/")
    phone.check()


@pytest.mark.browser
def test_new_shop_from_application_to_the_public_page(visitors: object) -> None:
    seller: Visitor = visitors(**PHONE)  # type: ignore[operator]
    page = seller.page
    page.goto("/buka-toko/")
    seller.check()
    page.get_by_label("Nama Anda").fill("Ucok Siregar")
    page.get_by_label("Nomor HP").fill("sama bu RT")
    page.get_by_label("Nama toko").fill("Warung Uji Peramban")
    page.get_by_label("Kelurahan").select_option(label="Petisah Tengah")
    page.get_by_label(re.compile("Kata sandi")).first.fill("rahasia-toko-7")
    page.get_by_role("button", name="Daftarkan toko").click()
    assert page.get_by_label("Nama toko").input_value() == "Warung Uji Peramban"
    page.get_by_label("Nomor HP").fill("0812 7000 1234")
    page.get_by_label(re.compile("Kata sandi")).first.fill("rahasia-toko-7")
    page.get_by_role("button", name="Daftarkan toko").click()
    page.wait_for_url("**/kelola/")
    seller.check()
    _add_product(seller, "Rendang Uji Peramban")

    public: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    assert public.page.goto("/toko/warung-uji-peramban/").status == 404
    public.problems.clear()

    officer: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    officer.page.wait_for_url("**/kelola/")
    officer.check()
    officer.page.goto("/kelola/toko/")
    officer.check()
    officer.page.get_by_role("link", name=re.compile("Warung Uji Peramban")).first.click()
    officer.page.wait_for_load_state()
    officer.check()
    officer.page.get_by_role("button", name=re.compile("Setujui|Terima|Tampilkan")).first.click()
    officer.page.wait_for_load_state()

    assert public.page.goto("/toko/warung-uji-peramban/").status == 200
    assert "Rendang Uji Peramban" in public.page.get_by_role("main").inner_text()
    public.check()


@pytest.mark.browser
@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["script", "no script"])
def test_an_order_by_telephone_is_recorded_while_the_caller_is_on_the_line(visitors: object, options: dict[str, object]) -> None:
    """Thirty seconds are enough for one screen on which two fields are typed into; everything else stands as it usually is (OL-04)."""
    seller: Visitor = visitors(**PHONE, **options)  # type: ignore[operator]
    page = seller.page
    seller.sign_in("penjual@demo.test")
    page.goto("/kelola/pesanan/")
    page.get_by_role("link", name="Catat pesanan").click()
    page.wait_for_url("**/kelola/pesanan/catat/")
    seller.check()
    good = page.get_by_role("main").locator("li.stock").first
    title = good.locator("b").inner_text()
    good.get_by_role("textbox").fill("2")
    page.get_by_label("Nama pembeli").fill("Bu Rina Uji")
    page.get_by_role("button", name="Catat pesanan ini").click()
    page.wait_for_load_state()
    assert page.get_by_role("heading", level=1).inner_text() != "Catat pesanan", "one screen is enough"
    seller.check()
    page.goto("/kelola/pesanan/?saring=semua")
    page.get_by_role("main").get_by_text("Bu Rina Uji").first.click()
    page.wait_for_load_state()
    shown = page.get_by_role("main").inner_text()
    assert title in shown
    assert "Bu Rina Uji" in shown
