"""Clinics: one per desa and kelurahan from the code list, empty ones marked, joined with the trainings of the same place (MC-01, MC-02)."""

import csv
import gzip
import re
from datetime import timedelta
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from pages.models import ClinicIndexPage, ClinicPage, TrainingTopic
from pages.shipped.clinics import put_clinics
from pages.shipped.editors import put_editor_rights, put_workflow
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from portal.brand import brand
from portal.regions.management.commands.load_regions import TABLE
from portal.regions.models import Region
from tests.factories.clinics import OPEN, make_clinic, make_clinic_index
from tests.factories.pages import make_home, make_session
from tests.factories.shop import make_region, make_user

pytestmark = pytest.mark.django_db
QUERIES_OF_LIST = 10
QUERIES_OF_CLINIC = 16


def load_city(code: str) -> int:
    """The regions of a city as the official table has them; how many desa and kelurahan."""
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as file:
        official = sum(row["code"].startswith(f"{code}.") and row["code"].count(".") == 3 for row in csv.DictReader(file))
    call_command("load_regions", under=code, stdout=StringIO())
    return official


def make(code: str) -> str:
    out = StringIO()
    call_command("make_clinics", code, stdout=out)
    return out.getvalue()


def state() -> list[Any]:
    return list(Page.objects.order_by("pk").values_list("pk", "path", "slug", "title", "live", "latest_revision_id", "latest_revision_created_at"))


@pytest.mark.parametrize(("code", "count"), [("33.71", 17), ("33.24", 286)])
def test_the_command_makes_one_clinic_per_desa_and_kelurahan(client: Client, code: str, count: int) -> None:
    """The acceptance line of MC-01: Magelang 17, Kendal 286."""
    make_home()
    assert load_city(code) == count
    said = make(code)
    assert "Klinik: 100%" in said
    assert f"{count} klinik dibuat" in said
    assert ClinicPage.objects.filter(live=True, filled=False).count() == count
    villages = set(ClinicPage.objects.values_list("kelurahan_id", flat=True))
    assert villages == set(Region.objects.filter(code__startswith=f"{code}.", level=3).values_list("pk", flat=True))
    assert ClinicPage.objects.values("slug").distinct().count() == count
    assert ClinicPage.objects.values("title").distinct().count() == count, "two of a name are told apart"
    html = client.get("/klinik/").content.decode()
    assert f"0 dari {count} klinik sudah menuliskan jam buka" in html
    assert html.count("Jam buka belum diisi</p>") == min(count, 24)
    assert Page.find_problems() == ([], [], [], [], [])
    before = state()
    assert "sudah lengkap" in make(code)
    assert state() == before


def test_a_second_run_makes_what_is_missing_and_touches_nothing_else() -> None:
    make_home()
    load_city("33.71")
    make("33.71")
    kept, gone = ClinicPage.objects.order_by("pk")[:2]
    kept.title = "Klinik yang sudah diubah"
    kept.hours = [("hours", OPEN)]
    kept.save_revision().publish()
    hidden = ClinicPage.objects.order_by("pk")[2]
    hidden.unpublish()
    gone.delete()
    assert "1 klinik dibuat, 16 sudah ada" in make("33.71")
    kept.refresh_from_db()
    assert kept.title == "Klinik yang sudah diubah"
    assert kept.filled
    hidden.refresh_from_db()
    assert not hidden.live


@pytest.mark.parametrize("code", ["99.99", "12", "", "12.71.01", "12.71.01.1001"])
def test_a_wrong_code_says_what_to_do(code: str) -> None:
    make_home()
    make_region()
    with pytest.raises(CommandError, match="load_regions"):
        make(code)
    assert not ClinicIndexPage.objects.exists()


def test_without_a_home_page_the_command_says_what_to_do() -> None:
    make_region()
    with pytest.raises(CommandError, match="load_content"):
        make("12.71")


# --- one clinic ---


def test_a_filled_clinic_tells_everything(client: Client) -> None:
    topic = TrainingTopic.objects.create(name="Kemasan uji", slug="kemasan-uji")
    clinic = make_clinic(
        hours=[{"day": "3", "opens": "13:00", "closes": "15:30"}, OPEN, {"day": "1", "opens": "14:00", "closes": "16:00"}],
        hours_note="Tutup pada hari libur.",
        place="Kantor Lurah",
        address="Jalan Uji 1",
        directions="Di seberang pasar.",
        map_url="https://www.openstreetmap.org/node/1",
        mentors=[("mentor", {"name": "Bu Uji", "helps_with": "izin P-IRT"})],
    )
    clinic.topics.add(topic)
    clinic.save_revision().publish()
    html = client.get(clinic.url).content.decode()
    hours = ("09.00 sampai 12.00 WIB, 14.00 sampai 16.00 WIB", "13.00 sampai 15.30 WIB")
    for words in (*hours, "Kantor Lurah", "Jalan Uji 1", "Di seberang pasar.", "Bu Uji", "izin P-IRT"):
        assert words in html
    assert html.index("Selasa</dt>") < html.index("Kamis</dt>")
    assert 'href="/pelatihan/?topik=kemasan-uji"' in html
    assert "belum diisi" not in html
    assert '<a class="help" href="https://www.openstreetmap.org/node/1"' in html
    assert not re.search(r'(?:src|srcset)="https?://', html)
    assert "<iframe" not in html


def test_an_empty_clinic_says_so_and_offers_a_filled_neighbour(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = make_clinic(make_region("12.71.01.1001", "Satu"))
    make_clinic(make_region("12.71.01.1002", "Dua"), hours=[OPEN])
    make_clinic(make_region("12.71.01.1003", "Tiga"))
    make_clinic(make_region("12.71.02.1001", "Jauh"), hours=[OPEN])
    monkeypatch.setenv("BRAND_WHATSAPP", "6281234567890")
    brand.cache_clear()
    try:
        html = client.get(empty.url).content.decode()
    finally:
        brand.cache_clear()
    assert "Jam buka belum diisi" in html
    near = html.split("Klinik terdekat yang buka")[1].split("</section>")[0]
    assert "Klinik UMKM Dua" in near
    assert "Tiga" not in near
    assert "Jauh" not in near
    assert 'href="https://wa.me/6281234567890"' in html
    assert "08.00 sampai 16.00 WIB" in html


def test_without_a_filled_neighbour_the_whole_city_is_offered(client: Client) -> None:
    html = client.get(make_clinic().url).content.decode()
    assert "Belum ada yang terisi di kecamatan ini." in html
    assert 'href="/klinik/?jam=sudah"' in html
    assert client.get("/klinik/?jam=sudah").status_code == 200


def test_clinic_and_session_of_a_kelurahan_lead_to_each_other(client: Client) -> None:
    here, other = make_region("12.71.01.1001", "Satu"), make_region("12.71.01.1002", "Dua")
    clinic = make_clinic(here, hours=[OPEN])
    session = make_session("Kelas di sini", kelurahan=here)
    make_session("Kelas di sana", kelurahan=other)
    make_session("Kelas lewat", kelurahan=here, in_days=-3)
    html = client.get(clinic.url).content.decode()
    assert session.url in html
    assert "Kelas di sana" not in html
    assert "Kelas lewat" not in html
    assert "/pelatihan/kalender/12.71.01.1001.ics" in html
    assert f'href="{clinic.url}"' in client.get(session.url).content.decode()
    clinic.unpublish()
    assert f'href="{clinic.url}"' not in client.get(session.url).content.decode()


def test_clinics_are_in_the_sitemap(client: Client) -> None:
    clinic = make_clinic()
    ClinicPage.objects.filter(pk=clinic.pk).update(latest_revision=None, latest_revision_created_at=None)
    assert clinic.url in client.get("/sitemap-halaman.xml").content.decode()


# --- the list ---


@pytest.fixture
def clinics() -> None:
    make_clinic(make_region("12.71.01.1001", "Melati"), hours=[OPEN])
    make_clinic(make_region("12.71.01.1002", "Mawar"))
    make_clinic(make_region("12.71.02.1001", "Melati Dua"))
    Region.objects.filter(pk="12.71.02").update(name="Medan Uji")


def listed(client: Client, query: str) -> list[str]:
    return re.findall(r'<a class="cover" href="[^"]+">Klinik UMKM ([^<]+)</a>', client.get(f"/klinik/{query}").content.decode())


@pytest.mark.usefixtures("clinics")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Melati", "Mawar", "Melati Dua"]),
        ("?wilayah=12.71.02", ["Melati Dua"]),
        ("?nama=mela", ["Melati", "Melati Dua"]),
        ("?nama=MEDAN%20uji", ["Melati Dua"]),
        ("?nama=mela&jam=belum", ["Melati Dua"]),
        ("?jam=sudah", ["Melati"]),
        ("?nama=zzz", []),
        ("?wilayah=99.99.99&jam=kapan&page=x", ["Melati", "Mawar", "Melati Dua"]),
    ],
)
def test_the_list_is_narrowed_by_kecamatan_name_and_hours(client: Client, query: str, found: list[str]) -> None:
    assert listed(client, query) == found


@pytest.mark.usefixtures("clinics")
def test_empty_ones_are_marked_and_counted(client: Client) -> None:
    html = client.get("/klinik/").content.decode()
    assert "1 dari 3 klinik sudah menuliskan jam buka" in html
    assert html.count("Jam buka belum diisi</p>") == 2
    for url, words, count in re.findall(r'<a href="([^"]+)" rel="nofollow">([^<]+) <span>(\d+)</span></a>', html):
        assert len(listed(client, unescape(url).removeprefix("/klinik/"))) == int(count), words
    nothing = client.get("/klinik/?nama=zzz").content.decode()
    assert "Tidak ada klinik yang cocok" in nothing
    assert 'value="zzz"' in nothing
    assert 'class="btn" href="/klinik/"' in nothing


def test_my_kelurahan_leads_to_its_clinic(client: Client) -> None:
    make_clinic(make_region("12.71.01.1001", "Melati"))
    assert client.get("/pelatihan/kelurahan-saya/?kode=12.71.01.1001&ke=klinik").headers["Location"] == "/klinik/?wilayah=12.71.01.1001"
    assert 'href="/klinik/?wilayah=12.71.01.1001"' in client.get("/klinik/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_page_cost_the_same_with_one_and_three(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    here = make_region("12.71.01.1001", "Satu")
    clinic = make_clinic(here)
    for number in range(rows):
        make_clinic(make_region(f"12.71.01.101{number}", f"Lain {number}"), hours=[OPEN])
        make_session(f"Kelas {number}", kelurahan=here)
    client.get("/klinik/")
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get("/klinik/")
    with django_assert_num_queries(QUERIES_OF_CLINIC):
        client.get(clinic.url)


# --- editors ---


def test_a_kelurahan_has_one_clinic_and_editors_neither_add_nor_copy_one(client: Client) -> None:
    clinic = make_clinic()
    with pytest.raises(ValidationError), transaction.atomic():
        make_clinic(clinic.kelurahan, slug="lain")
    client.force_login(make_user(is_superuser=True, is_staff=True))
    index = make_clinic_index()
    assert client.get(f"/kelola/pages/add/pages/clinicpage/{index.pk}/").status_code in (302, 403)
    copied = {"new_title": "Salinan", "new_slug": "salinan", "new_parent_page": index.pk, "copy_subpages": ""}
    assert client.post(f"/kelola/pages/{clinic.pk}/copy/", copied).status_code in (200, 302, 403)
    assert ClinicPage.objects.count() == 1


def test_hours_must_make_sense() -> None:
    clinic = make_clinic()
    block = clinic.hours.stream_block.child_blocks["hours"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"day": "1", "opens": "12:00", "closes": "09:00"}))
    assert block.clean(block.to_python(OPEN))


@pytest.mark.parametrize("address", ["http://www.openstreetmap.org/node/1", "https://maps.contoh.test/1", "https://www.openstreetmap.org.contoh.test/"])
def test_a_map_of_somebody_else_is_refused(address: str) -> None:
    clinic = make_clinic()
    clinic.map_url = address
    with pytest.raises(ValidationError, match="OpenStreetMap"):
        clinic.full_clean()


def test_filling_the_hours_takes_the_mark_away_and_a_draft_does_not(client: Client) -> None:
    clinic = make_clinic()
    clinic.hours = [("hours", OPEN)]
    revision = clinic.save_revision()
    assert not ClinicPage.objects.get(pk=clinic.pk).filled
    assert "Jam buka belum diisi" in client.get(clinic.url).content.decode()
    revision.publish()
    assert ClinicPage.objects.get(pk=clinic.pk).filled
    assert "Jam buka belum diisi" not in client.get(clinic.url).content.decode()


def test_editors_see_the_list_of_empty_ones(client: Client) -> None:
    empty = make_clinic(make_region("12.71.01.1001", "Satu"))
    make_clinic(make_region("12.71.01.1002", "Dua"), hours=[OPEN])
    put_editor_rights(make_home())
    put_workflow(make_home())
    client.force_login(make_user(EDITOR))
    html = client.get("/kelola/klinik/").content.decode()
    assert "1 dari 2 klinik belum punya jam buka" in html
    assert f"/kelola/pages/{empty.pk}/edit/" in html
    assert "Klinik UMKM Dua" not in html
    form = client.get(f"/kelola/pages/{empty.pk}/edit/")
    assert form.status_code == 200
    assert "Tanpa jam buka, halaman ini ditandai belum diisi." in form.content.decode()


@pytest.mark.parametrize("role", [SELLER, OFFICER, None])
def test_nobody_else_reaches_that_list(client: Client, role: str | None) -> None:
    make_clinic(title="Klinik UMKM Rahasia")
    user = make_user(role)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for answer in (client.get("/kelola/klinik/"), client.post("/kelola/klinik/", {})):
        assert answer.status_code == 403
        assert "Rahasia" not in answer.content.decode()


def test_visitors_are_sent_to_sign_in(client: Client) -> None:
    for answer in (client.get("/kelola/klinik/"), client.post("/kelola/klinik/")):
        assert answer.status_code == 302
        assert "/kelola/login/" in answer.headers["Location"] or "/masuk/" in answer.headers["Location"]


def test_the_list_cannot_be_posted_to(client: Client) -> None:
    make_clinic_index()
    client.force_login(make_user(EDITOR))
    assert client.post("/kelola/klinik/").status_code == 405


# --- the demo city ---


def test_the_demo_city_fills_a_few_once(client: Client) -> None:
    make_home()
    for slug, name in (("pemasaran", "Pemasaran"), ("digital", "Digital")):
        TrainingTopic.objects.create(slug=slug, name=name)
    make_region("12.71.15.1005", "Sei Mati")
    make("12.71")
    assert put_clinics() == 6
    assert put_clinics() == 0
    clinic = ClinicPage.objects.get()
    assert clinic.filled
    assert clinic.week_words == "Selasa, Kamis"
    clinic.full_clean()
    html = client.get(clinic.url).content.decode()
    assert "09.00 sampai 12.00 WIB" in html
    assert timezone.now() - clinic.last_published_at < timedelta(minutes=5)
