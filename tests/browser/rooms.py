"""Where each page template of ours can be seen in the demo city, so that none is left without a look by axe (AX-01).

An address stands for itself; `address > selector` is where the first such link of that page leads, and several links may follow each other; a part
that begins with `?` asks the page reached so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Visitor

VISITOR = {
    "404.html": "/halaman-yang-tidak-ada/",
    "accounts/password_reset.html": "/lupa-sandi/",
    "accounts/password_reset_complete.html": "/sandi-baru/selesai/",
    "accounts/password_reset_confirm.html": "/sandi-baru/abc/set-password/",
    "accounts/password_reset_done.html": "/lupa-sandi/terkirim/",
    "accounts/register.html": "/daftar/",
    "accounts/sign_in.html": "/masuk/",
    "feedback/answers.html": "/tanggapan/jawaban/",
    "feedback/write.html": "/tanggapan/",
    "oscar/basket/basket.html": "/keranjang/",
    "oscar/catalogue/browse.html": "/produk/",
    "oscar/catalogue/category.html": "/kategori/kuliner/",
    "oscar/catalogue/detail.html": "/produk/ > main .pcard a",
    "oscar/checkout/address.html": "/checkout/alamat/",
    "oscar/checkout/delivery.html": "/checkout/kirim/",
    "oscar/checkout/review.html": "/checkout/periksa/",
    "pages/approval/gone.html": "/persetujuan/palsu/",
    "pages/clinic_index_page.html": "/klinik/",
    "pages/clinic_page.html": "/klinik/tembung/",
    "pages/glossary.html": "/istilah/",
    "pages/guide_index_page.html": "/panduan/",
    "pages/guide_page.html": "/panduan/cara-memesan/",
    "pages/guide_short.html": "/panduan/kalau-ada-masalah/singkat/",
    "pages/guide_step.html": "/panduan/cara-memesan/2/",
    "pages/home_page.html": "/",
    "pages/journey_page.html": "/panduan/ > main a:has-text('Belanja pertama kali')",
    "pages/news_index_page.html": "/berita/",
    "pages/news_page.html": "/berita/ > main a[href^='/berita/']:not([href*='?'])",
    "pages/own_kelurahan.html": "/pelatihan/kelurahan-saya/",
    "pages/plain_page.html": "/tentang/",
    "pages/poster.html": "/panduan/cara-memesan/poster/",
    "pages/programme_index_page.html": "/program/",
    "pages/programme_page.html": "/program/selasa-umkm/",
    "pages/training_index_page.html": "/pelatihan/",
    "pages/training_session_page.html": "/pelatihan/kemasan-tahan-kirim/",
    "regions/find.html": "/wilayah/cari/?q=tembung",
    "search/results.html": "/cari/?q=kopi",
    "seller/answer_gone.html": "/pesanan/jawab/palsu/",
    "shop/apply.html": "/buka-toko/",
    "shop/collection.html": "/pilihan/selasa-umkm/",
    "shop/find_order.html": "/pesanan/",
    "shop/pair.html": "/padu-selasa/",
    "shop/product_reviews.html": "/toko/dapur-mak-butet/ > main .pcard a > main a[href$='/ulasan/']",
    "shop/report_review.html": "/toko/dapur-mak-butet/ > main .pcard a > main a[href$='/laporkan/']",
    "shop/shop.html": "/toko/dapur-mak-butet/",
    "shop/shops.html": "/toko/",
    "training/register.html": "/pelatihan/kemasan-tahan-kirim/daftar/",
}
BUYER = {
    "403.html": "/kelola/laporan-pencarian/",
    "accounts/civil_servant.html": "/akun/pegawai/",
    "accounts/civil_servant_confirm.html": "/akun/pegawai/surel/palsu/",
    "oscar/customer/news.html": "/akun/kabar/",
    "oscar/customer/orders.html": "/akun/",
    "oscar/customer/password.html": "/akun/kata-sandi/",
    "oscar/customer/profile.html": "/akun/profil/",
    "shop/complaint.html": "/akun/ > main a[href*='/keluhan/']",
    "shop/order.html": "/akun/ > main a[href^='/pesanan/']:not([href='/pesanan/'])",
    "shop/review.html": "/akun/ > main li:has-text('Selesai') a[href^='/pesanan/'] > main a[href*='/ulasan/']",
}
SELLER = {
    "seller/complaint.html": "/kelola/pesanan/ > main tr:has-text('Keluhan:') a[href^='/kelola/pesanan/'] > main a[href$='/keluhan/']",
    "seller/money.html": "/kelola/rekap/",
    "seller/news.html": "/kelola/kabar-toko/",
    "seller/order.html": "/kelola/pesanan/?saring=semua > main a[href^='/kelola/pesanan/']:not([href$='/catat/']):not([href*='?'])",
    "seller/orders.html": "/kelola/pesanan/",
    "seller/product_delete.html": "/kelola/produk/ > main a[href^='/kelola/produk/']:not([href$='/baru/']):not([href*='?']) > main a:has-text('Hapus')",
    "seller/product_form.html": "/kelola/produk/baru/",
    "seller/products.html": "/kelola/produk/",
    "seller/review.html": "/kelola/ulasan-toko/ > main a[href^='/kelola/ulasan-toko/']",
    "seller/reviews.html": "/kelola/ulasan-toko/",
    "seller/record.html": "/kelola/pesanan/catat/",
    "seller/shop.html": "/kelola/toko-saya/",
    "seller/today.html": "/kelola/",
}
OFFICER = {
    "desk/categories.html": "/kelola/kategori/",
    "desk/category_delete.html": "/kelola/kategori/ > main a[href^='/kelola/kategori/']:not([href$='/baru/']) > main a:has-text('Hapus')",
    "desk/category_form.html": "/kelola/kategori/baru/",
    "desk/collection_choose.html": "/kelola/pilihan/ > main a[href$='/barang/'] > ?q=kopi > main a[href*='/pilih/']",
    "desk/collection_form.html": "/kelola/pilihan/baru/",
    "desk/collection_goods.html": "/kelola/pilihan/ > main a[href$='/barang/']",
    "desk/collection_take_out.html": "/kelola/pilihan/ > main a[href$='/barang/'] > main a[href*='/lepas/']",
    "desk/collections.html": "/kelola/pilihan/",
    "desk/complaint.html": "/kelola/keluhan/ > main a[href^='/kelola/keluhan/']:not([href*='?'])",
    "desk/complaints.html": "/kelola/keluhan/",
    "desk/feedback.html": "/kelola/tanggapan/",
    "desk/feedback_one.html": "/kelola/tanggapan/ > main a[href^='/kelola/tanggapan/']:not([href*='?']):not([href*='unduh'])",
    "desk/home.html": "/kelola/",
    "desk/money.html": "/kelola/toko/rekap/",
    "desk/messages.html": "/kelola/kabar/",
    "desk/message_thing.html": "/kelola/kabar/ > main a[href^='/kelola/kabar/tentang/']",
    "desk/notice_form.html": "/kelola/pengumuman/baru/",
    "desk/notices.html": "/kelola/pengumuman/",
    "desk/payout.html": "/kelola/rekening/ > main a[href^='/kelola/rekening/']:not([href*='?'])",
    "desk/payouts.html": "/kelola/rekening/",
    "desk/review.html": "/kelola/ulasan/ > main a[href^='/kelola/ulasan/']:not([href*='?'])",
    "desk/review_word_form.html": "/kelola/kata-ditahan/baru/",
    "desk/review_words.html": "/kelola/kata-ditahan/",
    "desk/reviews.html": "/kelola/ulasan/",
    "desk/roster.html": "/kelola/daftar-pegawai/",
    "desk/search_report.html": "/kelola/laporan-pencarian/",
    "desk/shop.html": "/kelola/toko/ > main a[href^='/kelola/toko/']:not([href*='?'])",
    "desk/shops.html": "/kelola/toko/",
    "desk/synonym_form.html": "/kelola/padanan/baru/",
    "desk/synonyms.html": "/kelola/padanan/",
    "desk/training.html": "/kelola/pelatihan/ > main a[href^='/kelola/pelatihan/']:not([href*='?'])",
    "desk/training_enrol.html": "/kelola/pelatihan/ > main a[href^='/kelola/pelatihan/']:not([href*='?']) > main a[href$='/daftarkan/']",
    "desk/trainings.html": "/kelola/pelatihan/",
    "desk/user_form.html": "/kelola/users/baru/",
    "desk/users.html": "/kelola/users/",
    "pages/cms/queue.html": "/kelola/naskah/",
    "pages/cms/visits.html": "/kelola/kunjungan/",
    "training/checkin.html": "/kelola/pelatihan/ > main a[href^='/kelola/pelatihan/']:not([href*='?']) > main a[href$='/hadir/']",
}
EDITOR = {
    "desk/page_reasons.html": "/kelola/laporan-membantu/ > main a[href^='/kelola/laporan-membantu/']",
    "desk/page_votes.html": "/kelola/laporan-membantu/",
    "pages/cms/clinics.html": "/kelola/klinik/",
    "wagtailadmin/home.html": "/kelola/",
    "wagtailadmin/pages/create.html": "/panduan/layar/petugas-panduan-baru/",
    "wagtailadmin/pages/page_listing_header.html": "/panduan/layar/petugas-berita/",
}
ELSEWHERE = {
    "500.html": "test_rooms.py",
    "403_csrf.html": "test_rooms.py",
    "desk/notice_delete.html": "test_rooms.py",
    "desk/password_link.html": "test_rooms.py",
    "desk/review_word_delete.html": "test_rooms.py",
    "desk/synonym_delete.html": "test_rooms.py",
    "feedback/status.html": "test_voice.py",
    "pages/approval/text.html": "test_approval.py",
    "pages/cms/text.html": "test_publish.py",
    "seller/answer.html": "test_order_page.py",
    "training/registration.html": "test_training.py",
}
"""Seen on the way of a journey only; the file that looks at it."""
REFUSALS = {"403.html": 403, "404.html": 404, "pages/approval/gone.html": 404, "accounts/civil_servant_confirm.html": 400, "seller/answer_gone.html": 404}
"""Templates that answer with another status than 200."""
BASES = {
    "base.html",
    "base_slim.html",
    "pages/base_page.html",
    "desk/base.html",
    "seller/base.html",
    "wagtailadmin/base.html",
    "wagtailadmin/admin_base.html",
    "wagtailadmin/pages/listing/_page_title_column_header.html",
    "wagtailadmin/shared/headers/slim_header.html",
}
"""Never shown by themselves."""


def go(visitor: Visitor, way: str) -> int:
    """To where a way leads; the status of that page."""
    page = visitor.page
    address, *links = way.split(" > ")
    answer = page.goto(address)
    for link in links:
        answer = page.goto(page.url + link if link.startswith("?") else page.locator(link).first.get_attribute("href", timeout=2_000) or "")
    assert answer is not None
    return answer.status
