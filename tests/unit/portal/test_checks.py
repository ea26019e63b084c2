"""A wrong setting is named at start, with an id and a hint."""

from typing import Any

import pytest

from portal import checks


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SECRET_KEY", "", "portal.E001"),
        ("ALLOWED_HOSTS", [], "portal.E002"),
        ("REDIS_URL", "localhost:6379", "portal.E004"),
        ("ELASTICSEARCH_URL", "localhost:9200", "portal.E004"),
        ("WAGTAILADMIN_BASE_URL", "pasar.kota.go.id", "portal.E005"),
        ("GUARD_WORK_BITS", 19, "portal.E027"),
        ("GUARD_WORK_BITS", -1, "portal.E027"),
        ("PAYMENT_HOURS", 0, "portal.E006"),
        ("COMPLAINT_ANSWER_HOURS", 0, "portal.E006"),
        ("TRAINING_OFFER_HOURS", 0, "portal.E018"),
        ("TRAINING_OFFER_HOURS", 337, "portal.E018"),
        ("TRUSTED_PROXIES", -1, "feedback.E003"),
    ],
)
def test_wrong_setting(settings: Any, name: str, value: object, expected: str) -> None:
    settings.DEMO = False
    setattr(settings, name, value)
    found = [*checks.required_settings(), *checks.environment_values(), *checks.training_offers(), *checks.proxies()]
    assert [problem.id for problem in found] == [expected]
    assert all(problem.hint for problem in found)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("NIP_HASH_KEY", "pendek", "portal.E020"),
        ("NIP_HASH_KEY", "demo-only-key-of-nip-hashes-never-for-a-public-server-0123456789", "portal.E020"),
        ("NIP_HASH_KEY", "same", "portal.E020"),
        ("ASN_EMAIL_DOMAINS", {"@kota.go.id": "Pemko"}, "portal.E021"),
        ("ASN_EMAIL_DOMAINS", {"kota": "Pemko"}, "portal.E021"),
    ],
)
def test_wrong_civil_servant_settings(settings: Any, name: str, value: object, expected: str) -> None:
    settings.DEMO = False
    setattr(settings, name, settings.SECRET_KEY if value == "same" else value)
    (problem,) = checks.civil_servant_settings()
    assert problem.id == expected
    assert problem.hint
    assert str(settings.NIP_HASH_KEY) not in f"{problem.msg} {problem.hint}"


@pytest.mark.parametrize(("key", "domains"), [("", {}), ("x" * 32, {"kota.go.id": "Pemko", "disdik.kota.go.id": ""})])
def test_right_civil_servant_settings(settings: Any, key: str, domains: dict[str, str]) -> None:
    settings.DEMO, settings.NIP_HASH_KEY, settings.ASN_EMAIL_DOMAINS = False, key, domains
    assert not checks.civil_servant_settings()


def test_right_settings_are_silent() -> None:
    assert not [*checks.required_settings(), *checks.environment_values(), *checks.elasticsearch_access(), *checks.training_offers(), *checks.proxies()]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"URL": "http://"}, "portal.E008"),
        ({"URL": "http://:9200"}, "portal.E008"),
        ({"URL": "http://search:port"}, "portal.E008"),
        ({"URL": "https://admin:rahasia@search:9200"}, "portal.E008"),
        ({"API_KEY": "kunci", "USER": "portal", "PASSWORD": "rahasia"}, "portal.E009"),
        ({"USER": "portal"}, "portal.E010"),
        ({"PASSWORD": "rahasia"}, "portal.E010"),
        ({"CA": "/tidak/ada.pem"}, "portal.E011"),
        ({"CA": __file__, "URL": "http://search:9200"}, "portal.E011"),
        ({"PREFIX": ""}, "portal.E012"),
        ({"PREFIX": "Lokapasar"}, "portal.E012"),
        ({"PREFIX": "loka*"}, "portal.E012"),
        ({"PREFIX": "_loka"}, "portal.E012"),
    ],
)
def test_wrong_access_to_elasticsearch(settings: Any, given: dict[str, str], expected: str) -> None:
    for name, value in ({"URL": "https://search:9200"} | given).items():
        setattr(settings, f"ELASTICSEARCH_{name}", value)
    found = checks.elasticsearch_access()
    assert [problem.id for problem in found] == [expected]
    assert all(problem.hint for problem in found)
    assert "rahasia" not in str(found)


@pytest.mark.parametrize(
    "given",
    [
        {"URL": ""},
        {"URL": "https://search.kota.go.id"},
        {"URL": "http://127.0.0.1:9200", "API_KEY": "kunci"},
        {"URL": "https://[::1]:9200/bawah", "USER": "portal", "PASSWORD": "rahasia", "CA": __file__, "PREFIX": "kota-2"},
    ],
)
def test_right_access_to_elasticsearch(settings: Any, given: dict[str, str]) -> None:
    for name, value in given.items():
        setattr(settings, f"ELASTICSEARCH_{name}", value)
    assert not checks.elasticsearch_access()


@pytest.mark.parametrize("name", ["BRAND_BPSK_URL", "BRAND_PKTN_URL"])
def test_an_address_for_consumers_that_leads_nowhere_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "kemendag.go.id")
    assert [found.id for found in checks.brand_values()] == ["portal.E025"]
    monkeypatch.setenv(name, "https://www.kemendag.go.id/")
    assert checks.brand_values() == []


def test_a_kind_of_city_that_is_not_known_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRAND_KIND", "Kotamadya")
    assert [found.id for found in checks.brand_values()] == ["portal.E022"]
    monkeypatch.setenv("BRAND_PEMKO", "Pemkot")
    assert checks.brand_values() == []
