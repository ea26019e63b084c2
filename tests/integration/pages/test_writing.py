"""An editor without documentation: the first screen says what one can write, a draft is kept before it is whole, and two versions are told apart in words."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from pages.models import GuidePage, TrainingSeries, TrainingSessionPage
from pages.shipped.editors import put_collection_name, put_root_name
from portal.accounts.roles import OFFICER, SELLER
from tests.factories.pages import journey_step, make_article, make_guide, make_journey, make_programme, make_session, step
from tests.factories.shop import make_region, make_user

pytestmark = pytest.mark.django_db


def sent(**fields: Any) -> dict[str, str]:
    """What the form of a training sends when only its title and time are filled in."""
    names = "summary topic place kelurahan online_how online_link speaker organiser seats series batch requires bring"
    empty = dict.fromkeys((*names.split(), "go_live_at", "expire_at", "seo_title", "search_description", "share_picture"), "")
    whole = {
        "title": "Belajar mengemas kue",
        "slug": "belajar-mengemas-kue",
        "starts_at": "2030-12-08T09:00",
        "ends_at": "2030-12-08T11:00",
        "level": "pemula",
        "entry": "daftar",
        "body": streamfield([]),
        "materials": inline_formset([]),
        "comments": inline_formset([]),
    }
    data: dict[str, str] = nested_form_data(empty | whole | fields)
    return data


WHOLE = {"summary": "Supaya tidak remuk.", "place": "Aula", "speaker": "Bu Uji", "organiser": "Dinas Uji"}
SEND = {"action-submit": "1"}


@pytest.fixture
def new_session(editor: Client) -> str:
    """Where a new training is posted to."""
    make_session()
    return reverse("wagtailadmin_pages:add", args=["pages", "trainingsessionpage", Page.objects.get(slug="pelatihan").pk])


def written() -> TrainingSessionPage | None:
    return TrainingSessionPage.objects.filter(slug="belajar-mengemas-kue").first()


def test_a_draft_is_kept_with_a_title_and_a_time_only(editor: Client, new_session: str) -> None:
    assert editor.post(new_session, sent()).status_code == 302
    page = written()
    assert page is not None
    assert not page.live
    assert page.starts_at == datetime(2030, 12, 8, 2, tzinfo=UTC)  # 09.00 WIB, as the browser's own picker sends it


def test_what_is_sent_in_says_where_it_is(editor: Client, new_session: str) -> None:
    refused = editor.post(new_session, sent(**WHOLE | SEND | {"place": ""}))
    assert "Isi tempat, atau tulis cara ikut kalau pelatihannya daring." in refused.content.decode()
    assert "Supaya tidak remuk." in refused.content.decode()  # nothing typed is lost
    assert written() is None
    assert editor.post(new_session, sent(**WHOLE | SEND)).status_code == 302
    page = written()
    assert page is not None
    assert page.workflow_in_progress


@pytest.mark.parametrize("place", [{"place": "", "online_how": "Lewat tautan."}, {"place": "", "online_link": "https://contoh.test/temu"}])
def test_a_training_from_home_needs_no_hall(editor: Client, new_session: str, place: dict[str, str]) -> None:
    assert editor.post(new_session, sent(**WHOLE | SEND | place)).status_code == 302


def test_a_training_without_a_seat_is_refused(editor: Client, new_session: str) -> None:
    refused = editor.post(new_session, sent(**WHOLE | {"seats": "0"}))
    assert "Tulis 1 atau lebih. Kosongkan kalau tidak dibatasi." in refused.content.decode()
    assert written() is None


def test_kelurahan_of_one_name_are_told_apart_by_their_kecamatan(editor: Client, new_session: str) -> None:
    make_region("12.71.01.1001", "Sei Mati")
    html = editor.get(new_session).content.decode()
    assert '<optgroup label="Medan Kota">' in html
    assert editor.post(new_session, sent(**WHOLE | {"kelurahan": "12.71.01.1001"})).status_code == 302
    page = written()
    assert page is not None
    assert page.get_latest_revision_as_object().kelurahan_id == "12.71.01.1001"


def test_a_series_can_be_made_while_writing(editor: Client) -> None:
    address = "/kelola/snippets/choose/pages/trainingseries/"
    assert f'action="{address}create/"' in editor.get(address).json()["html"]
    made = editor.post(f"{address}create/", {"name": "Kelas Naik"})
    assert made.json()["step"] == "chosen"
    assert TrainingSeries.objects.filter(name="Kelas Naik").exists()


def test_who_checks_a_draft_sees_the_button_that_readers_will_see(editor: Client, client: Client) -> None:
    session = make_session(seats=20)
    session.unpublish()
    html = editor.get(reverse("wagtailadmin_pages:view_draft", args=[session.pk])).content.decode()
    assert "Sisa 20 dari 20 kursi" in html
    assert "Daftar pelatihan ini" in html
    assert "Pendaftaran sudah ditutup" not in html
    over = make_session(in_days=-3)
    assert "Daftar pelatihan ini" not in editor.get(reverse("wagtailadmin_pages:view_draft", args=[over.pk])).content.decode()
    assert client.get(f"/pelatihan/{session.slug}/daftar/").status_code == 404  # a preview opens nothing


@pytest.fixture
def start(editor: Client) -> str:
    """An editor's home in a tree with every kind of page."""
    for make in (make_guide, make_article, make_session, make_programme):
        make()
    make_guide(title="Editor: menulis berita", slug="editor-menulis-berita")
    return editor.get("/kelola/").content.decode()


def test_the_first_screen_says_what_one_can_write(start: str) -> None:
    for kind, slug in (("guidepage", "panduan"), ("newspage", "berita"), ("trainingsessionpage", "pelatihan"), ("programmepage", "program")):
        assert reverse("wagtailadmin_pages:add", args=["pages", kind, Page.objects.get(slug=slug).pk]) in start
    assert 'href="/panduan/editor-menulis-berita/"' in start
    assert "guide.wagtail.org" not in start


@pytest.mark.parametrize("role", [OFFICER, SELLER])
def test_nobody_else_is_led_to_pages(editor: Client, role: str) -> None:
    other = Client()
    other.force_login(make_user(role))
    assert "Mulai menulis" not in other.get("/kelola/", follow=True).content.decode()


def test_where_uploads_lie_has_a_name_in_our_language() -> None:
    put_collection_name()
    assert Collection.objects.get(depth=1).name == "Umum"
    Collection.objects.filter(depth=1).update(name="Arsip kota")
    put_collection_name()
    assert Collection.objects.get(depth=1).name == "Arsip kota"  # a city's own name stays


def test_the_page_above_home_has_a_name_in_our_language() -> None:
    put_root_name()
    root = Page.get_first_root_node()
    assert (root.title, root.draft_title) == ("Semua halaman", "Semua halaman")
    Page.objects.filter(depth=1).update(title="Kota kami")
    put_root_name()
    assert Page.get_first_root_node().title == "Kota kami"


def compared(editor: Client, page: Page) -> str:
    """The page "Bandingkan" of what is public and the newest draft, its right column only."""
    html = editor.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])).content.decode()
    return " ".join(re.findall(r'<td class="comparison.*?</td>', html, re.DOTALL))


def test_two_versions_of_a_guide_are_compared_in_words(editor: Client) -> None:
    guide: Any = make_guide(steps=[step("Buka halaman", text="<ul><li>Satu.</li><li>Dua.</li></ul>"), step("Tekan kirim")])
    guide.for_sellers = True
    guide.steps[0].value["title"] = "Buka keranjang"
    guide.save_revision()
    said = compared(editor, GuidePage.objects.get(pk=guide.pk))
    assert '<span class="deletion">halaman</span><span class="addition">keranjang</span>' in said
    assert "Satu. Dua." in said
    assert '<span class="deletion">Tidak</span> <span class="addition">Ya</span>' in said
    for word in ("None", "True", "False", "Isi video dalam tulisan"):  # what neither version has is not listed
        assert word not in said


def test_the_guides_of_a_journey_are_compared_by_their_titles(editor: Client) -> None:
    order, pay, scan = make_guide("Cara memesan"), make_guide("Cara membayar"), make_guide("Cara memindai")
    journey: Any = make_journey("Belanja", journey_step("Pesan", order), journey_step("Bayar", pay))
    journey.steps[1].value["guides"].append(scan)
    journey.save_revision()
    said = compared(editor, journey)
    assert '<span class="addition">, Cara memindai</span>' in said
    assert "Cara memesan" in said
    for word in ("ListValue", "object at 0x", "GuidePage"):
        assert word not in said


def test_the_times_of_two_versions_are_those_of_the_city(editor: Client) -> None:
    session = make_session(starts_at=datetime(2030, 12, 8, 2, tzinfo=UTC), ends_at=datetime(2030, 12, 8, 4, tzinfo=UTC))
    session.starts_at = datetime(2030, 12, 8, 3, tzinfo=UTC)
    session.seats = 20
    session.save_revision()
    said = compared(editor, session)
    assert "Minggu, 8 Desember 2030, 09.00 WIB" in said
    assert "Minggu, 8 Desember 2030, 10.00 WIB" in said
    assert '<span class="addition">20</span>' in said
    assert "None" not in said
    assert "+00:00" not in said


def test_a_milestone_is_compared_by_the_words_of_its_choices(editor: Client) -> None:
    milestone = {"title": "Gedung", "date": datetime(2030, 1, 2).date(), "state": "next", "note": ""}
    programme: Any = make_programme(milestones=[("milestone", milestone)])
    programme.milestones[0].value["state"] = "done"
    programme.save_revision()
    said = compared(editor, programme)
    assert "Belum dimulai" in said
    assert '<span class="addition">Selesai</span>' in said
    assert "2 Januari 2030" in said
