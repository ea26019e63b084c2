"""Wagtail and Oscar speak Indonesian, the compiled files are what the .po files say, and the check can fail."""

import io
import json
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext

from portal.management.commands import check_translations
from portal.management.commands.check_translations import Entry, count, merged, placeholders, template, wrong_edges, wrong_placeholders
from tests.factories.shop import make_user

OURS = Path(settings.BASE_DIR) / "locale" / "third_party"
CATALOGUES = sorted(OURS.rglob("*.po"))

SAMPLE = {
    "Publish": "Terbitkan",
    "Unpublish": "Tarik dari tayang",
    "Save draft": "Simpan draf",
    "Submit for moderation": "Kirim untuk diperiksa",
    "Schedule to publish": "Jadwalkan terbit",
    "Set publishing schedule": "Atur jadwal terbit",
    "Request changes": "Minta perbaikan",
    "Approve": "Setujui",
    "Workflows": "Alur pemeriksaan",
    "History": "Riwayat",
    "Live": "Tayang",
    "Draft": "Draf",
    "slug": "alamat pendek",
    "Dashboard": "Beranda",
    "Reports": "Laporan",
    "Settings": "Pengaturan",
    "Snippets": "Potongan",
    "Collections": "Koleksi",
    "Page types": "Jenis halaman",
    "Promote": "Alamat dan pencarian",
    "title tag": "judul untuk mesin pencari",
    "Alt text": "Teks pengganti",
    "Choose an image": "Pilih gambar",
    "Choose a document": "Pilih dokumen",
    "Add comment": "Tambah komentar",
    "Show in Explorer": "Tampilkan di penjelajah",
    "Private, accessible to any logged-in users": "Terbatas, untuk semua pengguna yang sudah masuk",
    "The page could not be saved due to validation errors.": "Halaman tidak bisa disimpan karena ada isian yang salah.",
    "This field is required.": "Isian ini wajib diisi.",
    "Log out": "Keluar",
    # Oscar, and Django where its own Indonesian says the opposite
    "Your basket is empty.": "Keranjang Anda kosong.",
    "Please choose a shipping address": "Pilih alamat pengiriman",
    "%(model_name)s with this %(field_labels)s already exists.": "%(model_name)s dengan %(field_labels)s ini sudah ada.",
}


@pytest.mark.parametrize(("english", "indonesian"), SAMPLE.items())
def test_django_finds_our_words(english: str, indonesian: str) -> None:
    with override("id"):
        assert gettext(english) == indonesian


@pytest.mark.parametrize("number", [1, 2, 11])
def test_one_form_serves_every_number(number: int) -> None:
    with override("id"):
        text = ngettext("Delete 1 page", "Delete %(counter)s pages", number) % {"counter": number}
    assert text == f"Hapus {number} halaman"


def test_words_with_a_context() -> None:
    """Wagtail shows "3 hours ago" through humanize, which is no installed app, so its own Indonesian is not loaded."""
    with override("id"):
        assert npgettext("naturaltime-past", "%(num)d day", "%(num)d days", 3) % {"num": 3} == "3\N{NO-BREAK SPACE}hari"
        assert pgettext("A tag slug", "slug") == "alamat pendek"


@pytest.mark.django_db
def test_the_scripts_of_the_cms_get_our_words(client: Client) -> None:
    client.force_login(make_user(is_superuser=True))
    body = client.get("/kelola/jsi18n/").content.decode()
    found = re.search(r"const newcatalog = (\{.*?\});\n", body, re.DOTALL)
    assert found
    catalogue = json.loads(found[1])
    assert catalogue["Page explorer"] == "Penjelajah halaman"
    assert catalogue["Decorative image"] == "Gambar hiasan"
    assert catalogue["Search options\N{HORIZONTAL ELLIPSIS}"] == "Cari pilihan\N{HORIZONTAL ELLIPSIS}"
    assert catalogue["%(num)s error"] == ["%(num)s kesalahan"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_the_compiled_file_is_what_the_source_says(path: Path) -> None:
    """`manage.py check_translations --compile` writes them."""
    assert path.with_suffix(".mo").read_bytes() == polib.pofile(str(path)).to_binary()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_nothing_is_empty_fuzzy_or_said_twice(path: Path) -> None:
    book = polib.pofile(str(path), check_for_duplicates=True)
    assert not [entry.msgid for entry in book if not entry.translated()]
    assert not [entry.msgid for entry in book if entry.msgid_plural and set(entry.msgstr_plural) != {0}]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_the_house_words_are_kept(path: Path) -> None:
    """Words that the glossary replaces; "anda" is written with a capital, and nobody shouts."""
    refused = re.compile(r"\b(anda|konsep|publikasi\w*|dipublikasi\w*|dasbor|moderasi|galat|snippet|slug|cuplikan|maaf|password|silah?kan)\b|!(?!=)")
    texts = [text for entry in polib.pofile(str(path)) for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert not [text for text in texts if refused.search(re.sub(r"%\(\w+\)s|<[^>]*>", "", text))]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_links_and_tags_survive(path: Path) -> None:
    tag = re.compile(r"</?[a-z]+\d?(?=[\s>/])|\shref=\"[^\"]*\"|\s(?:class|data-[\w-]+)=\"[^\"]*\"")
    broken = []
    for entry in polib.pofile(str(path)):
        text = entry.msgstr_plural.get(0, entry.msgstr)
        if entry.msgid.startswith(("<missing product>", "<stockalert")):  # a name in pointed brackets, no tag
            continue
        if sorted(tag.findall(entry.msgid_plural or entry.msgid)) != sorted(tag.findall(text)):
            broken.append(entry.msgid)
    assert not broken


def test_the_check_passes_today() -> None:
    out = io.StringIO()
    call_command("check_translations", stdout=out)
    assert "wagtail.admin django: 902 of 902" in out.getvalue()
    assert "wagtail.admin djangojs: 85 of 85" in out.getvalue()
    assert re.search(r"^oscar django: \d+ of \d+ .*at least 95%$", out.getvalue(), re.MULTILINE)


def test_the_check_fails_on_a_wagtail_string_without_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_translations.settings, "LOCALE_PATHS", [])
    with pytest.raises(CommandError, match=r"wagtail\.images django: \d+ strings have no Indonesian"):
        call_command("check_translations", stdout=io.StringIO())


def _write(folder: Path, language: str, *entries: polib.POEntry, domain: str = "django") -> None:
    book = polib.POFile()
    book.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=1; plural=0;"}
    book.extend(entries)
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True)
    book.save(str(path))


def test_the_check_fails_on_a_lost_placeholder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "id", polib.POEntry(msgid="Delete %(title)s", msgstr="Hapus"))
    monkeypatch.setattr(check_translations.settings, "LOCALE_PATHS", [tmp_path, *settings.LOCALE_PATHS])
    with pytest.raises(CommandError, match=re.escape("placeholders differ: 'Delete %(title)s' -> 'Hapus'")):
        call_command("check_translations", stdout=io.StringIO())


def test_ours_counts_over_theirs(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    _write(theirs, "en", *[polib.POEntry(msgid=word) for word in ("Live", "Page", "Site", "Lost")])
    _write(theirs, "id_ID", polib.POEntry(msgid="Live", msgstr="Aktif"), polib.POEntry(msgid="Page", msgstr="Halaman"))
    _write(theirs, "id", polib.POEntry(msgid="Lost", msgstr="Hilang", flags=["fuzzy"]))
    _write(ours, "id", polib.POEntry(msgid="Live", msgstr="Tayang"), polib.POEntry(msgid="Site", msgstr="Situs"))
    found = count("wagtail.admin", "django", template(theirs, "django"), merged([theirs], "django"), merged([ours], "django"))
    assert (found.total, found.translated, found.by_us, found.missing) == (4, 3, 2, ("Lost",))
    assert not found.enough


def test_the_same_word_in_another_context_is_another_string(tmp_path: Path) -> None:
    _write(tmp_path, "en", polib.POEntry(msgid="From"), polib.POEntry(msgid="From", msgctxt="start date"))
    _write(tmp_path, "id", polib.POEntry(msgid="From", msgstr="Dari"))
    found = count("taggit", "django", template(tmp_path, "django"), merged([tmp_path], "django"), {})
    assert (found.total, found.translated) == (2, 1)
    assert found.enough, "a package without a threshold is only shown"


def test_a_package_without_a_template_is_read_from_its_languages(tmp_path: Path) -> None:
    _write(tmp_path, "de", polib.POEntry(msgid="Yes", msgstr="Ja"))
    _write(tmp_path, "fr", polib.POEntry(msgid="Yes", msgstr="Oui"), polib.POEntry(msgid="No", msgstr="Non"))
    assert {msgid for _context, msgid in template(tmp_path, "django")} == {"Yes", "No"}
    assert template(tmp_path, "djangojs") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%(count)s of %(total).2f", {"%(count)s", "%(total).2f"}),
        ("%s by {user}, {}", {"%s", "{user}", "{}"}),
        ("%(value)s%% off, 100%% sure, {{literal}}", {"%(value)s"}),
        ("diskon 50% dari harga", set()),
    ],
)
def test_what_counts_as_a_placeholder(text: str, found: set[str]) -> None:
    assert placeholders(text) == found


def test_a_plural_is_measured_by_its_plural() -> None:
    good = Entry(None, "1 page", "%(counter)s pages", "%(counter)s halaman")
    assert not wrong_placeholders(good)
    assert wrong_placeholders(Entry(None, "1 page", "%(counter)s pages", "1 halaman"))
    assert not wrong_placeholders(Entry(None, "Lost %(name)s", "", "")), "no text is a gap, not a fault"


def test_edges_keep_their_spaces() -> None:
    assert not wrong_edges(Entry(None, "Status: ", "", "Keadaan: "))
    assert wrong_edges(Entry(None, "Status: ", "", "Keadaan:"))
    assert wrong_edges(Entry(None, "Delete", "", " Hapus"))
