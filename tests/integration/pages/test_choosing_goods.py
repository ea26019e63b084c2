"""Editors choose goods beside a text (NW-03): only what the public may see, and only editors look."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from pages.models import NewsPage
from portal.accounts.roles import OFFICER, SELLER
from tests.factories.curation import make_collection
from tests.factories.pages import make_article, make_image, make_programme
from tests.factories.shop import make_product, make_shop, make_user
from tests.integration.pages.test_editors import form

pytestmark = pytest.mark.django_db
WINDOW = "/kelola/pilih-produk/"
QUERIES = 10


def test_the_window_shows_public_goods_only_and_finds_by_name_and_shop(editor: Client) -> None:
    ros = make_shop(name="Sambal Kak Ros")
    make_product(ros, title="Sambal ijo", price=33_000)
    make_product(title="Keripik")
    make_product(ros, title="Sambal tersembunyi", is_public=False)
    make_product(make_shop(status="suspended"), title="Sambal toko tutup")
    html = json.loads(editor.get(WINDOW).content)["html"]
    assert "Sambal ijo" in html
    assert "Rp33.000" in html
    assert "Keripik" in html
    for hidden in ("Sambal tersembunyi", "Sambal toko tutup"):
        assert hidden not in html
        assert hidden not in editor.get(f"{WINDOW}results/", {"q": "sambal"}).content.decode()
    found = editor.get(f"{WINDOW}results/", {"q": "ros IJO"}).content.decode()
    assert "Sambal ijo" in found
    assert "Keripik" not in found


def test_nobody_learns_a_hidden_name_by_its_number(editor: Client) -> None:
    shown, hidden = make_product(title="Tampil"), make_product(title="Tersembunyi", is_public=False)
    assert json.loads(editor.get(f"{WINDOW}chosen/{shown.pk}/").content)["result"]["title"] == "Tampil"
    assert editor.get(f"{WINDOW}chosen/{hidden.pk}/").status_code == 404
    assert "Tersembunyi" not in editor.get(f"{WINDOW}chosen-multiple/", {"id": [shown.pk, hidden.pk], "multiple": "1"}).content.decode()


def test_goods_are_not_made_here(editor: Client) -> None:
    assert editor.get(f"{WINDOW}create/").status_code in (302, 403, 404)
    assert "create" not in json.loads(editor.get(WINDOW).content)["html"]


@pytest.mark.parametrize("role", [SELLER, OFFICER, None])
def test_the_window_opens_for_editors_only(client: Client, role: str | None) -> None:
    product = make_product(title="Barang rahasia")
    user = make_user(role)
    if role == SELLER:
        make_shop(user)
    client.force_login(user)
    for address in (WINDOW, f"{WINDOW}results/", f"{WINDOW}chosen/{product.pk}/"):
        for response in (client.get(address), client.post(address)):
            assert response.status_code in (302, 403)
            assert "Barang rahasia" not in response.content.decode()
    client.logout()
    assert client.get(WINDOW).headers["Location"].startswith("/masuk/")


def test_an_editor_puts_goods_and_a_collection_beside_an_article(editor: Client, client: Client) -> None:
    make_collection("selasa-umkm")
    product, article, programme = make_product(title="Sambal"), make_article(slug="kabar-baru"), make_programme(title="Selasa")
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    html = editor.get(edit).content.decode()
    assert '<option value="selasa-umkm">Selasa UMKM</option>' in html
    data = form(products=streamfield([("product", product.pk)]), collection="selasa-umkm", related_programme=programme.pk)
    assert editor.post(edit, data).status_code == 302
    draft = NewsPage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert [block.value for block in draft.products] == [product]
    assert (draft.collection, draft.related_programme_id) == ("selasa-umkm", programme.pk)


def test_a_collection_that_is_gone_stays_named_and_can_be_left(editor: Client) -> None:
    article = make_article(collection="lebaran")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert '<option value="lebaran" selected>lebaran (tidak ada lagi)</option>' in html


def test_a_picture_needs_its_words_before_it_is_sent_in_but_not_in_a_draft(editor: Client) -> None:
    article = make_article(slug="kabar-baru")
    edit, picture = reverse("wagtailadmin_pages:edit", args=[article.pk]), make_image()
    assert editor.post(edit, form(picture=picture.pk)).status_code == 302
    refused = editor.post(edit, form(picture=picture.pk, **{"action-submit": "1"}))
    assert refused.status_code in (200, 400)
    assert "Tulis apa yang terlihat di gambar" in refused.content.decode()
    assert editor.post(edit, form(picture=picture.pk, picture_alt="Kios", **{"action-submit": "1"})).status_code == 302


def test_an_empty_article_cannot_be_sent_in(editor: Client) -> None:
    article = make_article(slug="kabar-baru")
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert editor.post(edit, form(body=streamfield([]), **{"action-submit": "1"})).status_code in (200, 400)
    assert article.current_workflow_state is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_window_costs_the_same_with_one_and_three_goods(editor: Client, django_assert_num_queries: Any, rows: int) -> None:
    for _ in range(rows):
        make_product(make_shop())
    editor.get(WINDOW)
    with django_assert_num_queries(QUERIES):
        editor.get(WINDOW)
