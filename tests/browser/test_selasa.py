"""Selasa UMKM: from the programme's page to two shops in the basket, with and without JavaScript; a curator chooses; a civil servant is recognised."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor

ADDRESS = "/padu-selasa/?anggaran=450.000&baju=L&sepatu=41&untuk=pria"
NIP = "198703152010012007"


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def visitor(request: pytest.FixtureRequest, visitors: object) -> Visitor:
    return visitors(java_script_enabled=request.param, **PHONE)  # type: ignore[operator, no-any-return]


def test_from_the_programme_to_a_basket_of_two_shops(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/program/selasa-umkm/")
    visitor.check()
    page.get_by_role("link", name="Lihat semua").first.click()
    page.wait_for_url("**/pilihan/selasa-umkm/")
    visitor.check()
    page.get_by_role("link", name="Padukan baju dan sepatu").click()
    page.wait_for_url("**/padu-selasa/")
    visitor.check()
    page.get_by_role("button", name="Cari pasangan").click()
    page.wait_for_load_state()
    assert page.locator("#id_anggaran_error").is_visible()
    page.get_by_label("Anggaran baju dan sepatu").fill("450.000")
    page.get_by_label("Ukuran baju").select_option("L")
    page.get_by_label("Ukuran sepatu").select_option("41")
    page.get_by_label("Untuk siapa").select_option("pria")
    page.get_by_role("button", name="Cari pasangan").click()
    page.wait_for_load_state()
    assert "anggaran=450.000" in page.url
    visitor.check()
    total = page.locator(".pair").first.locator(".total dd").inner_text()
    assert int(re.sub(r"\D", "", total)) <= 450_000
    page.get_by_role("button", name=re.compile("Masukkan keduanya")).first.click()
    page.wait_for_url("**/keranjang/")
    assert page.locator("section.group").count() == 2
    assert total in page.get_by_role("main").inner_text()
    visitor.check()


def test_an_answer_can_be_passed_on_and_nothing_fits_leads_on(visitors: object) -> None:
    friend: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    page = friend.page
    page.goto(ADDRESS)
    assert page.locator(".pair").count() >= 1
    friend.check()
    page.goto("/padu-selasa/?anggaran=50.000&baju=L&sepatu=41&untuk=pria")
    expect(page.get_by_text("di atas anggaran Anda")).to_be_visible()
    friend.check()
    page.get_by_role("link", name=re.compile("^Anggaran Rp")).click()
    page.wait_for_load_state()
    assert page.locator(".pair").count() >= 1


def test_a_curator_chooses_with_a_reason(visitors: object) -> None:
    curator: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    page = curator.page
    curator.sign_in("petugas@demo.test")
    page.goto("/kelola/pilihan/")
    curator.check()
    page.get_by_role("link", name="Selasa UMKM").click()
    page.get_by_label("Cari barang untuk dipilih").fill("Sandal Kulit Pria")
    page.get_by_role("main").get_by_role("button", name="Cari", exact=True).click()
    curator.check()
    page.get_by_role("link", name=re.compile("Sandal Kulit Pria")).first.click()
    page.get_by_role("button", name="Masukkan ke pilihan").click()
    expect(page.locator(".desk-err").first).to_be_visible()
    curator.check()
    page.get_by_label("Dibuat usaha mikro").check()
    page.get_by_label("Alasan").fill("Kulitnya rapi untuk hari biasa.")
    page.get_by_role("button", name="Masukkan ke pilihan").click()
    expect(page.get_by_text("masuk pilihan")).to_be_visible()
    page.goto("/pilihan/selasa-umkm/?bagian=sepatu")
    page.get_by_text("Mengapa barang di halaman ini dipilih").click()
    expect(page.get_by_text("Kulitnya rapi untuk hari biasa.")).to_be_visible()
    page.goto("/kelola/pilihan/")
    page.get_by_role("link", name="Selasa UMKM").click()
    page.get_by_role("link", name="Ubah kriteria dan tanggal").click()
    curator.check()


def test_a_civil_servant_is_recognised_and_forgotten(visitors: object, tmp_path: Path) -> None:
    officer, person = visitors(**DESKTOP), visitors(**PHONE)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    officer.page.goto("/kelola/daftar-pegawai/")
    officer.check()
    roster = tmp_path / "daftar.csv"
    roster.write_text(f"NIP,OPD\n{NIP},Dinas Contoh\n")
    officer.page.get_by_label("Daftar pegawai").set_input_files(roster)
    officer.page.get_by_role("button", name="Simpan daftar").click()
    expect(officer.page.get_by_text("1 pegawai tersimpan sebagai sidik")).to_be_visible()
    officer.check()
    page = person.page
    person.sign_in("pembeli@demo.test")
    page.goto("/akun/pegawai/")
    person.check()
    page.get_by_label("NIP", exact=True).fill(NIP[:-2])
    page.get_by_role("button", name="Cocokkan").click()
    expect(page.locator("#id_nip_error")).to_contain_text("ada 16 angka")
    assert page.get_by_label("NIP", exact=True).input_value() == ""
    person.check()
    page.get_by_label("NIP", exact=True).fill(NIP)
    page.get_by_role("button", name="Cocokkan").click()
    expect(page.get_by_text("Pegawai Dinas Contoh: ya, sejak")).to_be_visible()
    person.check()
    page.get_by_role("button", name="Hapus tanda ini").click()
    expect(page.get_by_text("Tanda pegawai sudah dihapus")).to_be_visible()
