"""An address that is a key opens a door for who holds it: the log holds none."""

import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from wagtail.models import TaskState, Workflow, WorkflowTask

from pages.approval.links import path_of
from pages.models import OfficialApprovalTask
from pages.training.links import token_of
from portal import logs
from portal.accounts.roles import EDITOR
from shop.order.links import key_of
from tests.factories.orders import make_order
from tests.factories.pages import make_article, make_session
from tests.factories.shop import make_product, make_user
from tests.factories.training import make_registration

pytestmark = pytest.mark.django_db


def requests_in(console: StringIO) -> list[tuple[Any, Any]]:
    """Code and address of each finished request."""
    lines = [json.loads(line) for line in console.getvalue().splitlines()]
    return [(line["code"], line["request"]) for line in lines if line["event"] == "request_finished"]


def test_the_link_of_an_official_who_gives_no_reason_is_in_no_line(client: Client, console: StringIO) -> None:
    page = make_article("Judul lama")
    page.title = "Judul baru"
    page.save_revision()
    task = OfficialApprovalTask.objects.create(name="Persetujuan", official_name="Hj. Nurhayati", official_position="Kadis", official_email="k@demo.test")
    workflow = Workflow.objects.create(name="Lewat kepala dinas")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(page, make_user(EDITOR))
    link = path_of(TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS))
    assert client.post(link, {"decision": "kembalikan"}).status_code == 400
    assert requests_in(console) == [(400, "POST /persetujuan/")]
    assert "Bad Request: /persetujuan/" in console.getvalue(), "Django's own line"
    assert link.strip("/").split("/")[-1] not in console.getvalue()


def test_the_key_of_an_order_is_in_no_line(client: Client, console: StringIO) -> None:
    key = key_of(make_order(make_product()).number)
    assert client.get(f"/pesanan/KDN-0-0/?kunci={key}").status_code == 404
    assert client.get(f"/tidak-ada/?next=%2Fpesanan%2FKDN-0-0%2F%3Fkunci%3D{key}").status_code == 404
    assert requests_in(console) == [(404, "GET /pesanan/"), (404, "GET /tidak-ada/?next=/pesanan/")]
    assert "Not Found: /pesanan/" in console.getvalue(), "Django's own line"
    assert key not in console.getvalue()
    assert "KDN-0-0" not in console.getvalue()


def test_the_link_of_a_registration_is_in_no_line(console: StringIO) -> None:
    token = token_of(make_registration(make_session(seats=3)))
    assert Client(enforce_csrf_checks=True).post(f"/pelatihan/pendaftaran/{token}/batal/").status_code == 403
    assert requests_in(console) == [(403, "POST /pelatihan/pendaftaran/")]
    assert "/pelatihan/pendaftaran/" in console.getvalue()
    assert token not in console.getvalue()


def test_a_public_address_is_logged_as_it_was_asked_for(client: Client, console: StringIO) -> None:
    assert client.get("/tidak-ada/?page=2&warna=merah%20tua").status_code == 404
    assert requests_in(console) == [(404, "GET /tidak-ada/?page=2&warna=merah%20tua")]
    assert "Not Found: /tidak-ada/" in console.getvalue()


def test_an_event_of_ours_keeps_its_words() -> None:
    line = json.loads(logs.render(None, "warning", {"event": "see /pesanan/KDN-1/", "logger": "shop.order"}))
    assert line["event"] == "see /pesanan/KDN-1/"
