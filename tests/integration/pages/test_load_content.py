"""Loading the shipped content: complete, repeatable, and never against an editor."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site, Workflow

from pages.models import GuidePage, HomePage, NewsPage, PlainPage, ProgrammePage, ShippedItem, TrainingSessionPage
from pages.shipped import tree
from pages.shipped.ledger import once
from portal.accounts.roles import EDITOR
from tests.factories.shop import make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def without_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Storing all screens takes seconds, and one test does it."""
    monkeypatch.setattr("pages.shipped.guides.screen", lambda name: None)


def load() -> str:
    out = StringIO()
    call_command("load_content", stdout=out)
    return out.getvalue()


def state() -> dict[str, Any]:
    """What a second run must not change."""
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "path", "slug", "title", "latest_revision_id", "last_published_at")),
        "items": ShippedItem.objects.count(),
        "workflows": list(Workflow.objects.values_list("name", "active")),
        "groups": list(Group.objects.order_by("name").values_list("name", flat=True)),
    }


def test_a_fresh_install_has_everything_and_a_second_run_changes_nothing(client: Client) -> None:
    make_region("12.71.15.1005", "Sei Mati")
    load()
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()
    assert (GuidePage.objects.count(), NewsPage.objects.count(), TrainingSessionPage.objects.count()) == (25, 8, 13)
    assert (ProgrammePage.objects.count(), PlainPage.objects.count()) == (2, 4)
    assert not Page.objects.filter(slug="home").exists()
    shot = GuidePage.objects.filter(slug__in=("cara-memesan", "cara-membayar", "buka-toko", "menambah-produk"))
    assert all(block.value["picture"] for guide in shot for block in guide.steps)
    for address in ("/", "/panduan/", "/panduan/cara-memesan/", "/panduan/cara-membayar/7/", "/berita/", "/pelatihan/", "/program/selasa-umkm/"):
        assert client.get(address).status_code == 200, address
    home = client.get("/").content.decode()
    assert 'href="/panduan/cara-memesan/"' in home
    assert 'href="/panduan/cara-membayar/"' in home
    assert HomePage.objects.get().receive_guide.slug == "menerima-barang"
    assert TrainingSessionPage.objects.get(slug="foto-produk-dengan-hp").kelurahan.name == "Sei Mati"
    for page in Page.objects.filter(depth__gte=2).specific():
        page.full_clean()
    before = state()
    assert "sudah lengkap" in load()
    assert state() == before


@pytest.mark.usefixtures("without_screens")
def test_what_an_editor_changed_or_removed_stays_so() -> None:
    load()
    guide = GuidePage.objects.get(slug="cara-memesan")
    guide.title = "Cara memesan di kota kami"
    guide.save_revision().publish()
    NewsPage.objects.get(slug="batas-waktu-membayar").delete()
    load()
    assert GuidePage.objects.get(pk=guide.pk).title == "Cara memesan di kota kami"
    assert not NewsPage.objects.filter(slug="batas-waktu-membayar").exists()


@pytest.mark.usefixtures("without_screens")
def test_a_home_from_before_gets_its_guide_to_receiving_and_keeps_what_was_chosen() -> None:
    load()
    link = ShippedItem.objects.filter(key="home-links:receive-guide")
    home, chosen = HomePage.objects.get(), GuidePage.objects.get(slug="cara-memesan")
    home.receive_guide = None
    home.save_revision().publish()
    load()
    assert HomePage.objects.get().receive_guide is None, "an editor took it away after it was there"

    link.delete()
    home.lead = "Belum terbit"
    home.save_revision()
    load()
    assert HomePage.objects.get().receive_guide.slug == "menerima-barang"
    assert HomePage.objects.get().lead != "Belum terbit"
    assert HomePage.objects.get().get_latest_revision_as_object().lead == "Belum terbit"
    assert HomePage.objects.get().get_latest_revision_as_object().receive_guide.slug == "menerima-barang"

    home = HomePage.objects.get()
    home.receive_guide = chosen
    home.save_revision().publish()
    link.delete()
    load()
    assert HomePage.objects.get().receive_guide == chosen


@pytest.mark.usefixtures("without_screens")
def test_a_broken_run_can_be_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(index: Page, data: dict[str, Any]) -> None:
        raise OSError("listrik padam")

    with monkeypatch.context() as patch:
        patch.setattr(tree.articles, "put_session", broken)
        with pytest.raises(OSError, match="listrik padam"):
            load()
    assert NewsPage.objects.count() == 8
    assert TrainingSessionPage.objects.count() == 0
    load()
    assert NewsPage.objects.count() == 8
    assert TrainingSessionPage.objects.count() == 13
    assert Workflow.objects.filter(name="Pemeriksaan naskah", active=True).count() == 1


def test_a_piece_and_its_mark_stand_or_fall_together() -> None:
    def half() -> None:
        Group.objects.create(name="separuh")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once("uji", half)
    assert not Group.objects.filter(name="separuh").exists()
    assert once("uji", lambda: None) is True
    assert once("uji", half) is False


@pytest.mark.usefixtures("without_screens")
def test_editors_get_their_rights_and_no_english_groups_remain() -> None:
    load()
    assert Group.objects.get(name=EDITOR).page_permissions.exists()
    assert not Group.objects.filter(name__in=("Moderators", "Editors")).exists()
    assert list(Workflow.objects.filter(active=True).values_list("name", flat=True)) == ["Pemeriksaan naskah"]
