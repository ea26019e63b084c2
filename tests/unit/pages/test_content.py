"""The content that ships: complete, honest about this version, and in our own voice."""

import re
from functools import cache
from typing import Any

import pytest
from django.test import override_settings

from pages.counters import COUNTERS
from pages.guide_screens import place_at, place_value
from pages.models.audiences import Audience, Level
from pages.shipped import source
from pages.shipped.pictures import PICTURES, SCREENS
from portal.brand import brand

# What this version does not have. A page that promises it would be a lie.
NOT_HERE = re.compile(r"e-?wallet|gopay|ovo|kartu kredit|virtual account|midtrans|pengaduan|daftar tunggu|mode latihan|voucher|diskon", re.I)
ENGLISH = re.compile(
    r"\b(checkout|order|cart|login|logout|upload|download|click|online|offline|seller|buyer|email|website|link|slug|live|draft|save|submit|screenshot|password"
    r"|account|user|button|search|chat|scan|shop|stock|delivery|cash|update|e-purchasing|marketplace)\b",
    re.I,
)
QUOTED = re.compile(r"\*\*(.+?)\*\*")
WAGTAIL = frozenset({"Halaman", "Tambah halaman anak", "Judul", "Atur jadwal", "Simpan draf", "Tindakan lain", "Pilih gambar", "Kirim ke Pemeriksaan naskah"})
"""Words of the editor's own screens, which are Wagtail's and not in our files."""
TYPED = frozenset(
    {
        "bika ambon",
        "Keripik singkong balado 250 g",
        "Rina Lubis, Bagian Umum",
        "Libur 24 Desember sampai 2 Januari.",
        "Siap, stok 10",
        "Dibuat setelah dipesan, 3 hari",
    }
)
"""Examples of what people type, and screen words with a number in them."""
VERBS = (
    "Ambil Atau Baca Batalkan Bayar Bedakan Berhenti Beri Bersihkan Betulkan Biarkan Bolehkan Buat Buatkan Buka Cari Catat Cetak Coba Cocokkan "
    "Datang Ganti Hapus Hubungi Ikuti Isi Jaga Kemas Kembalikan Kenali Kerjakan Ketik Kirim Lengkapi Lihat Lihat-lihat Masuk Masukkan "
    "Minta Pakai Pasang Pastikan Perhatikan Periksa Persempit Pesan Pilih Sembunyikan Selesaikan Serahkan Setujui Siapkan Simpan Susun "
    "Tambah Tanyakan Tekan Terima Tolak Tulis Tunggu Tutup Ubah"
)
"""What the title of a step begins with; a new verb is added here on purpose."""
FILES = ["pages", "news", "trainings", "programmes", "clinics", "journeys", *[f"guides/{slug}" for slug in source.GUIDE_ORDER]]


def texts(value: Any, key: str = "") -> list[str]:
    """Every text that a reader meets; addresses and names of files are not text."""
    if isinstance(value, str):
        return (
            [] if key in ("slug", "picture", "screen", "control", "category", "topic", "collection", "programme", "goods", "counters", "kelurahan") else [value]
        )
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in texts(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item, "slug" if key in ("related", "guides") else key)]
    return []


def plain(text: str) -> str:
    """The words alone, without the marks of the content files."""
    return re.sub(r"\*\*|^(?:\d+\.|-) ", "", text, flags=re.M).strip()


@cache
def spoken() -> str:
    """Everything our own screens can say: templates, and the Indonesian msgids in the code."""
    root = source.CONTENT.parents[1]
    files = [*root.glob("templates/**/*.html"), *(path for room in ("pages", "portal", "search", "shop") for path in root.glob(f"{room}/**/*.py"))]
    return "\n".join(path.read_text() for path in files if "demo" not in path.parts)


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_promised_that_is_not_here(name: str) -> None:
    assert [text for text in texts(source.read(name)) if NOT_HERE.search(text)] == []


@pytest.mark.parametrize("name", FILES)
def test_the_voice_is_plain_indonesian(name: str) -> None:
    for text in texts(source.read(name)):
        assert "!" not in text
        assert not ENGLISH.search(text), text
        assert "{" not in text


EVERY_GUIDE = pytest.mark.parametrize("guide", source.guides(), ids=lambda guide: guide["slug"])


@EVERY_GUIDE
def test_every_guide_is_complete(guide: dict[str, Any]) -> None:
    assert guide["summary"]
    assert guide["minutes"] >= 1
    assert guide["prepare"]
    assert guide["reviewed"]
    assert set(guide["audiences"]) <= set(Audience.values)
    assert guide["audiences"]
    assert guide["level"] in Level.values
    assert 3 <= len(guide["steps"]) <= 9
    for step in guide["steps"]:
        assert len(step["text"]) > 80, step["title"]
        assert ("picture" in step) == ("picture_alt" in step), step["title"]
        assert len(step.get("picture_alt", "a" * 41)) > 40, step["title"]
        assert place_at(place_value(step["screen"], step["control"])), step["title"]


@EVERY_GUIDE
def test_one_idea_at_a_time(guide: dict[str, Any]) -> None:
    """Lengths a reader of a 360 px phone takes in at once. The longest sentence has 22 words."""
    assert len(guide["summary"]) <= 140
    assert all(len(line) <= 80 for line in guide["prepare"])
    for step in guide["steps"]:
        assert len(step["title"]) <= 45, step["title"]
        assert len(plain(step["text"])) <= 430, step["title"]
        assert all(len(step.get(name, "")) <= 200 for name in ("tip", "warning")), step["title"]
        assert step["title"].split()[0].strip(",") in VERBS.split(), step["title"]
    words = [len(sentence.split()) for text in texts(guide) for sentence in re.split(r"[.?:;]\s|\n", plain(text))]
    assert max(words) <= 22


@EVERY_GUIDE
def test_every_guide_can_be_read_in_one_minute(guide: dict[str, Any]) -> None:
    """The short version says the whole thing in three to six lines."""
    assert 3 <= len(guide["short"]) <= 6
    assert all(15 <= len(line) <= 80 and line.endswith(".") for line in guide["short"])


@EVERY_GUIDE
def test_what_a_guide_quotes_stands_on_our_screens(guide: dict[str, Any]) -> None:
    """Bold words are words of a screen: a button that is renamed must be renamed here."""
    quoted = [words for step in guide["steps"] for words in QUOTED.findall(step["text"]) if words not in WAGTAIL | TYPED]
    shown = {words: (words.strip(" .:"), re.sub(r"\d+", "{{ count }}", words)) for words in quoted}
    assert [words for words, spellings in shown.items() if not any(one in spoken() for one in spellings)] == []


def test_who_needs_a_guide_finds_one() -> None:
    guides = source.guides()
    assert len(guides) >= 14
    assert {path.stem for path in (source.CONTENT / "guides").glob("*.toml")} == set(source.GUIDE_ORDER)
    for audience in Audience.values:
        assert len([guide for guide in guides if audience in guide["audiences"]]) >= 3, audience
        assert [guide for guide in guides if guide["audiences"] == [audience]] or audience == "umum", audience
    assert {guide["level"] for guide in guides} == set(Level.values)
    assert [guide["level"] for guide in guides if guide["slug"] in ("cara-memesan", "cara-membayar", "buka-toko")] == [1, 1, 1]


def test_two_journeys_lead_from_the_first_look_to_the_end() -> None:
    journeys = {journey["slug"]: journey for journey in source.journeys()}
    assert [step["guides"][0] for step in journeys["belanja-pertama-kali"]["steps"]] == [
        "mencari-barang",
        "cara-memesan",
        "cara-membayar",
        "menerima-barang",
        "kalau-ada-masalah",
    ]
    assert [step["guides"][0] for step in journeys["mulai-berjualan"]["steps"]] == [
        "buka-toko",
        "menambah-produk",
        "menjawab-pesanan",
        "memastikan-uang-masuk",
        "menyerahkan-pesanan",
    ]


def test_a_step_points_at_the_thing_it_names() -> None:
    """From "Unggah produk" step 1 the seller lands in the product form (GD-04), and no guide points at a room its readers may not enter."""
    assert source.read("guides/menambah-produk")["steps"][0]["screen"] == "kelola-produk-baru"
    for guide in source.guides():
        rooms = {step["screen"].partition("-")[0] for step in guide["steps"] if "screen" in step} & {"kelola", "petugas"}
        allowed = {"penjual": "kelola", "petugas": "petugas"}
        assert rooms <= {allowed.get(audience, "") for audience in guide["audiences"]}, guide["slug"]


def test_the_two_buyer_guides_speak_to_everyone_who_buys() -> None:
    for slug in ("cara-memesan", "cara-membayar"):
        guide = source.read(f"guides/{slug}")
        assert set(guide["audiences"]) == {"umum", "asn", "opd"}
        assert 5 <= len(guide["steps"]) <= 7


def test_there_is_enough_to_read() -> None:
    assert len(source.read("news")["articles"]) >= 5
    assert len(source.read("trainings")["sessions"]) >= 8
    assert [one["slug"] for one in source.read("programmes")["programmes"]] == ["selasa-umkm", "umkm-center"]
    assert {page["slug"] for page in source.read("pages")["pages"]} == {"tentang", "cara-mengurutkan", "data-pribadi", "aturan-pesanan"}


def test_trainings_say_how_to_get_in() -> None:
    trainings = source.read("trainings")
    assert sum(session["in_days"] >= 1 for session in trainings["sessions"]) >= 8
    assert "Daftar cukup dengan nama dan nomor HP" in source.read("pages")["trainings"]["intro"]
    assert {session.get("entry", "daftar") for session in trainings["sessions"]} == {"daftar", "langsung"}
    assert all(session.get("entry") != "langsung" for session in trainings["sessions"] if "online_link" in session)
    earlier: set[str] = set()
    for session in trainings["sessions"]:
        assert session.get("requires", "") in {"", *earlier}
        earlier.add(session["slug"])


def test_references_between_files_hold() -> None:
    guides, news, trainings = set(source.GUIDE_ORDER), source.read("news"), source.read("trainings")
    programmes = source.read("programmes")["programmes"]
    assert {slug for text in [*news["articles"], *programmes] for slug in text.get("guides", [])} <= guides
    assert {article["programme"] for article in news["articles"] if "programme" in article} == {programme["slug"] for programme in programmes}
    assert {name for programme in programmes for name in programme["counters"]} <= set(COUNTERS)
    assert {article["category"] for article in news["articles"]} == {category["slug"] for category in news["categories"]}
    assert {session["topic"] for session in trainings["sessions"]} == {topic["slug"] for topic in trainings["topics"]}
    clinics = source.read("clinics")["clinics"]
    assert {topic for clinic in clinics for topic in clinic["topics"]} <= {topic["slug"] for topic in trainings["topics"]}
    assert {slug for guide in source.guides() for slug in guide["related"]} <= guides
    assert {slug for journey in source.journeys() for step in journey["steps"] for slug in step["guides"]} <= guides


@override_settings(
    PAYMENT_HOURS=48,
    SELLER_ANSWER_HOURS=37,
    PREPARE_DAYS=4,
    PICKUP_DAYS=5,
    RECEIVE_DAYS=11,
    COMPLAINT_DAYS=6,
    COMPLAINT_ANSWER_HOURS=59,
    COMPLAINT_KEEP_HOURS=71,
)
@pytest.mark.parametrize(
    ("slug", "times"),
    [
        ("cara-membayar", ["48 jam", "37 jam", "5 hari"]),
        ("memastikan-uang-masuk", ["48 jam", "37 jam", "71 jam"]),
        ("menjawab-pesanan", ["48 jam", "37 jam", "59 jam", "4 hari"]),
        ("menyerahkan-pesanan", ["4 hari", "5 hari", "11 hari", "6 hari"]),
        ("menerima-barang", ["4 hari", "11 hari", "6 hari"]),
        ("kalau-ada-masalah", ["59 jam", "71 jam"]),
    ],
)
def test_the_times_in_a_guide_are_those_of_the_settings(slug: str, times: list[str]) -> None:
    whole = " ".join(texts(source.read(f"guides/{slug}")))
    assert set(re.findall(r"\d+ (?:jam|hari)", whole)) == set(times)


def test_another_city_gets_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRAND_NAME", "Lapakkita")
    monkeypatch.setenv("BRAND_CITY", "Metro")
    brand.cache_clear()
    try:
        whole = " ".join(texts(source.read("pages")))
    finally:
        brand.cache_clear()
    assert "Lapakkita" in whole
    assert "Kota Metro" in whole
    assert "Kedan" not in whole
    assert "Medan" not in whole


def test_an_unknown_placeholder_is_refused() -> None:
    with pytest.raises(KeyError):
        source.fill("Halo {kota}", source.words())


def test_every_picture_ships_and_is_small() -> None:
    screens = {step["picture"] for guide in source.guides() for step in guide["steps"] if "picture" in step}
    assert screens == {path.stem for path in SCREENS.glob("*.webp")}
    drawings = {article["picture"] for article in source.read("news")["articles"]} | {one["picture"] for one in source.read("programmes")["programmes"]}
    assert drawings == {path.stem for path in PICTURES.glob("*.webp")}
    heavy = [path.name for folder, most in ((SCREENS, 37_000), (PICTURES, 64_000)) for path in folder.glob("*") if path.stat().st_size > most]
    assert heavy == []
