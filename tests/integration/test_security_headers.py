"""The strict policy on public pages, the tightest that Wagtail allows on /kelola/."""

import pytest
from django.test import Client

from portal.accounts.roles import OFFICER
from tests.factories.shop import make_user

pytestmark = pytest.mark.django_db


def _directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}


def test_public_pages_run_no_inline_code_and_load_from_nowhere_else(client: Client) -> None:
    policy = _directives(client.get("/masuk/").headers["Content-Security-Policy"])
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert "unsafe" not in str(policy)


def test_the_cms_has_its_own_policy_without_eval_and_other_hosts(client: Client) -> None:
    client.force_login(make_user(OFFICER))
    policy = _directives(client.get("/kelola/").headers["Content-Security-Policy"])
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["frame-ancestors"] == ["'self'"]
    assert "unsafe-eval" not in str(policy)
    assert "http" not in str(policy)


@pytest.mark.parametrize(
    ("header", "value"), [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin")]
)
def test_the_other_headers(client: Client, header: str, value: str) -> None:
    assert client.get("/masuk/").headers[header] == value


def test_theme_choice_is_a_cookie_and_leads_home_only(client: Client) -> None:
    response = client.get("/tampilan/?tema=gelap&kembali=/masuk/")
    assert response.headers["Location"] == "/masuk/"
    assert 'data-theme="dark"' in client.get("/masuk/").content.decode()
    assert client.get("/tampilan/?tema=ikut&kembali=https://jahat.example/").headers["Location"] == "/"
