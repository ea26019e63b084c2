"""Settings of telling people that cannot work stop the start."""

from typing import Any

import pytest

from portal.notifications import checks


@pytest.mark.parametrize(
    ("remind", "officer", "fine"), [(60, 240, True), (1, 2, True), (1, 2880, True), (0, 240, False), (240, 240, False), (300, 240, False), (60, 2881, False)]
)
def test_the_shop_is_told_again_before_officers_are(settings: Any, remind: int, officer: int, fine: bool) -> None:
    settings.UNOPENED_REMIND_MINUTES, settings.UNOPENED_OFFICER_MINUTES = remind, officer
    assert [error.id for error in checks.unopened_orders()] == ([] if fine else ["notifications.E001"])


@pytest.mark.parametrize(("seconds", "fine"), [(10, True), (60, True), (0, False), (61, False), (None, False)])
def test_a_silent_mail_server_is_not_waited_for_without_end(settings: Any, seconds: int | None, fine: bool) -> None:
    settings.EMAIL_TIMEOUT = seconds
    assert [error.id for error in checks.mail_patience()] == ([] if fine else ["notifications.E002"])


@pytest.mark.parametrize(("number", "fine"), [("6281234567890", True), ("", True), ("tanya saja", False), ("0812", False)])
def test_a_city_number_that_leads_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch, number: str, fine: bool) -> None:
    monkeypatch.setenv("BRAND_WHATSAPP", number)
    checks.brand.cache_clear()
    try:
        assert [error.id for error in checks.city_number()] == ([] if fine else ["notifications.E003"])
    finally:
        checks.brand.cache_clear()
