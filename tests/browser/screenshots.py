"""`make screenshots`: the pictures of the README, taken from the running demo city and kept small."""

import io

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, PASSWORD, ROOT, running_city

FOLDER = ROOT / "docs" / "pictures"
PHONE, DESKTOP = (360, 780), (1280, 860)
PUBLIC = (("beranda", "/", PHONE), ("beranda", "/", DESKTOP), ("panduan", "/panduan/cara-memesan/1/", PHONE))
SELLER = (("hari-ini", "/kelola/", PHONE), ("tambah-produk", "/kelola/produk/baru/", PHONE))


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_city() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(base_url=address)
        for shot in PUBLIC:
            take(page, *shot)
        page.goto("/masuk/")
        page.get_by_label("Nomor HP atau e-mail").fill("penjual@demo.test")
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url("**/kelola/")
        for shot in SELLER:
            take(page, *shot)
        browser.close()


def take(page, name: str, path: str, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    """One screen as WebP, at most 800 px wide."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(path, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    if picture.width > 800:
        picture = picture.resize((800, round(picture.height * 800 / picture.width)), Image.Resampling.LANCZOS)
    picture.save(FOLDER / f"{name}-{size[0]}.webp", "WEBP", quality=70, method=6)


if __name__ == "__main__":
    main()
