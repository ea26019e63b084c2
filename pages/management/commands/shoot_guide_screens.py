"""Photograph our own screens for the guides: a phone walks through the demo city as a buyer and as a seller.

Run it against a throw-away demo (it orders, confirms and applies for a shop), then keep what it writes into pages/content/screens/.
Needs the test requirements (Playwright) and a Chromium; nothing else of the site uses them.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from PIL import Image

from pages.shipped.pictures import SCREENS
from portal.demo.logins import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

WIDTH, HEIGHT, SCALE = 360, 620, 2
SAVED_WIDTH = 640
QUALITIES = (48, 42, 36, 30)
MOST_BYTES = 30_000
SELLER, OTHER_SELLER, OFFICER = "penjual@demo.test", "penjual2@demo.test", "petugas@demo.test"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


class Camera:
    """One phone. `shoot` keeps what the screen shows, the wanted part in view."""

    def __init__(self, browser: Browser, base: str, folder: Path) -> None:
        self.context: BrowserContext = browser.new_context(
            base_url=base, locale="id-ID", timezone_id="Asia/Jakarta", viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE
        )
        self.page: Page = self.context.new_page()
        self.folder = folder

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")

    def shoot(self, name: str, part: str = "", above: int = 24) -> None:
        """Save the screen; `part` is a selector whose beginning is scrolled to `above` px below the top first."""
        if part:
            self.page.locator(part).first.evaluate("(part, above) => window.scrollTo(0, part.getBoundingClientRect().top + window.scrollY - above)", above)
        else:
            self.page.evaluate("window.scrollTo(0, 0)")
        self.page.wait_for_timeout(300)  # pictures that load late
        picture = Image.open(BytesIO(self.page.screenshot())).convert("RGB")
        picture = picture.resize((SAVED_WIDTH, round(picture.height * SAVED_WIDTH / picture.width)), Image.Resampling.LANCZOS)
        (self.folder / f"{name}.webp").write_bytes(_small(picture))

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).first.click()
        self.page.wait_for_load_state("networkidle")

    def point(self, control: str, name: str, above: int = 60) -> None:
        """Save the screen with the part in view that a guide calls by this name."""
        self.shoot(name, f'[data-guide="{control}"]', above)

    def sign_in(self, login: str = SELLER) -> None:
        self.go("/masuk/")
        self.page.get_by_label("Nomor HP atau e-mail").fill(login)
        self.page.get_by_label("Kata sandi").fill(PASSWORD)
        self.press("Masuk")


def _small(picture: Image.Image) -> bytes:
    """The picture as WebP, in the best quality that keeps it light."""
    for quality in QUALITIES:
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= MOST_BYTES:
            break
    return file.getvalue()


def visitor(camera: Camera, product: str) -> None:
    """What somebody without an account looks at: filters, a shop, where orders are looked up, where accounts are made."""
    camera.go("/produk/")
    camera.page.locator('[data-guide="produk-daftar-saring"] summary').first.click()
    camera.point("produk-daftar-saring", "cari-1-saring", 20)
    camera.go(product)
    camera.go(str(camera.page.locator("main a[href^='/toko/']").first.get_attribute("href")))
    camera.point("toko-rincian-diperiksa", "cari-2-toko", 160)
    camera.go("/daftar/")
    camera.shoot("akun-1-daftar", "main h1")
    camera.go("/pesanan/")
    camera.shoot("terima-1-cek")


def officer(camera: Camera) -> None:
    """An officer's screens: the queue, one application, the accounts."""
    camera.sign_in(OFFICER)
    camera.go("/kelola/")
    camera.shoot("petugas-1-antrean")
    camera.go("/kelola/toko/?keadaan=registered")
    camera.page.locator("main table a").first.click()
    camera.page.wait_for_load_state("networkidle")
    camera.shoot("petugas-2-putuskan")
    camera.go("/kelola/users/")
    camera.shoot("petugas-3-akun")


def buyer(camera: Camera, products: list[str]) -> list[str]:
    """From the list to two orders: one by transfer that the first shop brings, one fetched and paid at the second. Returns the two addresses."""
    page = camera.page
    camera.go("/produk/")
    camera.shoot("memesan-1-cari")
    for number, product in enumerate(products):
        camera.go(product)
        if number == 0:
            camera.shoot("memesan-2-produk")
            camera.shoot("memesan-3-masukkan", "#beli")
        page.locator("button[form=beli]:visible, #beli button[type=submit]:visible").first.click()
        page.wait_for_load_state("networkidle")
    camera.go("/keranjang/")
    camera.shoot("memesan-4-keranjang", "main h1")
    camera.press("Lanjut isi alamat")
    _fill_address(page)
    camera.shoot("memesan-5-alamat", "main h1")
    camera.press("Simpan dan lanjut")
    camera.shoot("memesan-6-kirim", "main h1")
    second = page.locator("main form .group").nth(1)
    for words in ("Ambil di toko", "Bayar saat ambil"):  # the second may be chosen only beside the first
        second.get_by_label(words).check()
    page.get_by_label("Transfer bank").first.check()
    camera.shoot("membayar-1-pilih", "fieldset:has(legend:text-is('Cara bayar'))")
    camera.press("Lanjut periksa pesanan")
    camera.shoot("memesan-7-periksa", "main .group")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state("networkidle")
    return _orders(page)


def _fill_address(page: Page) -> None:
    page.locator("[name=name]").fill("Siti Aminah")
    page.locator("[name=phone]").fill("0812 3456 7890")
    page.locator("[name=kelurahan]").select_option(label="Petisah Tengah")
    page.locator("[name=street]").fill("Jalan Gatot Subroto nomor 12")


def _orders(page: Page) -> list[str]:
    first = page.url
    other = page.get_by_role("link", name="Lihat pesanan ini")
    return [first, str(other.first.get_attribute("href"))] if other.count() else [first]


def paying(camera: Camera, transfer: str) -> None:
    """The page of an order that is not paid, part by part."""
    camera.go(transfer)
    camera.shoot("membayar-2-pesanan", "main h1")
    camera.shoot("membayar-3-rekening", ".turnbox .copy + .copy", 120)
    camera.shoot("membayar-4-jumlah", ".turnbox .copy", 120)
    camera.point("pesanan-hubungi", "masalah-1-hubungi", 160)


def scanning(camera: Camera, product: str) -> None:
    """One more order, paid by the shop's code."""
    camera.go(product)
    camera.page.locator("button[form=beli]:visible, #beli button[type=submit]:visible").first.click()
    camera.page.wait_for_load_state("networkidle")
    camera.go("/checkout/alamat/")
    camera.press("Simpan dan lanjut")
    camera.page.get_by_label("QRIS toko").first.check()
    camera.press("Lanjut periksa pesanan")
    camera.page.locator("main form button[type=submit]").last.click()
    camera.page.wait_for_load_state("networkidle")
    camera.shoot("membayar-5-qris", ".turnbox .copy", 40)


def seller(camera: Camera, number: str) -> str:
    """A seller's screens: today, the order of that number, the product form, the shop. Returns the order's address in the seller's room."""
    camera.go("/masuk/")
    camera.shoot("toko-2-masuk")
    camera.sign_in()
    camera.shoot("jawab-1-hari-ini")
    camera.go("/kelola/toko-saya/")
    camera.shoot("toko-3-lengkapi")
    camera.point("kelola-toko-wilayah", "antar-1-wilayah", 120)
    camera.go("/kelola/produk/")
    camera.shoot("produk-1-buka")
    camera.point("kelola-produk-tindakan", "stok-1-tindakan", 320)
    camera.go("/kelola/produk/baru/")
    for name, part in (("produk-2-foto", "main h1"), ("produk-3-nama", "[name=title]"), ("produk-4-harga", "[name=price]")):
        camera.shoot(name, part, 120)
    open_order(camera, number)
    camera.shoot("jawab-2-uang")
    camera.shoot("jawab-3-siapkan", "#isi-pesanan")
    camera.point("kelola-pesanan-rincian-pembeli", "serah-1-pembeli")
    order = camera.page.url
    camera.press("Uang sudah masuk")
    camera.go(order)
    camera.shoot("jawab-4-serahkan", "button:has-text('Serahkan pesanan')", 480)
    return order


def open_order(camera: Camera, number: str) -> None:
    """The page of the order in its seller's room."""
    camera.go("/kelola/pesanan/")
    camera.page.locator(f":is(li, article, tr):has-text('{number}') a").first.click()
    camera.page.wait_for_load_state("networkidle")


def other_seller(camera: Camera, number: str) -> None:
    """An order that is paid at the counter is taken, and its goods stand there."""
    camera.sign_in(OTHER_SELLER)
    open_order(camera, number)
    for words in ("Terima pesanan", "Siap diambil"):
        camera.press(words)


def number_of(order: str) -> str:
    """`KDN-1001-1` of an order's address."""
    return order.split("/pesanan/")[1].split("/")[0]


def newcomer(camera: Camera) -> None:
    """A shop that is being opened."""
    camera.go("/buka-toko/")
    camera.shoot("toko-1-daftar", "main h1")
    number = int.from_bytes(os.urandom(3), "big")
    for name, value in (("owner_name", "Rahmat Siregar"), ("phone", f"0813{number:08d}"), ("shop_name", "Kue Rahmat"), ("password", "kue-lapis-manis-77")):
        camera.page.locator(f"[name={name}]").fill(value)
    camera.page.locator("[name=kelurahan]").select_option(label="Petisah Tengah")
    camera.press("Daftarkan toko")
    camera.shoot("toko-4-tunggu")


class Command(BaseCommand):
    help = "Memotret layar situs ini untuk panduan. Jalankan terhadap kota contoh yang boleh dibuang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("base", help="Alamat situs contoh, misalnya http://127.0.0.1:8000")
        parser.add_argument("products", nargs=2, help="Alamat dua produk: yang pertama dari toko penjual@demo.test, yang kedua dari toko penjual2@demo.test")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from playwright.sync_api import sync_playwright
        except ImportError as error:
            raise CommandError("Playwright belum terpasang. Pasang requirements/test.txt dahulu.") from error
        SCREENS.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS)
            walker = Camera(browser, options["base"], SCREENS)
            transfer, pickup = buyer(walker, options["products"])
            paying(walker, transfer)
            scanning(walker, options["products"][0])
            desk = Camera(browser, options["base"], SCREENS)
            order = seller(desk, number_of(transfer))
            walker.go(transfer)
            walker.shoot("membayar-7-tunggu", "main h1")
            walker.point("pesanan-hubungi", "belanja-1-nota", 160)
            desk.go(order)
            desk.press("Serahkan pesanan")
            walker.go(transfer)
            walker.shoot("terima-2-sudah", "main h1")
            other_seller(Camera(browser, options["base"], SCREENS), number_of(pickup))
            walker.go(pickup)
            walker.shoot("membayar-6-ambil", "main h1")
            visitor(Camera(browser, options["base"], SCREENS), options["products"][0])
            officer(Camera(browser, options["base"], SCREENS))
            walker.go(options["products"][0])
            walker.go(str(walker.page.locator("main a[href^='/toko/']").first.get_attribute("href")))
            walker.shoot("produk-5-simpan")
            newcomer(Camera(browser, options["base"], SCREENS))
            browser.close()
        files = sorted(SCREENS.glob("*.webp"))
        self.stdout.write(f"{len(files)} gambar, {sum(file.stat().st_size for file in files) // 1000} kB.")
