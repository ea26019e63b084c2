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
        ("PAYMENT_HOURS", 0, "portal.E006"),
    ],
)
def test_wrong_setting(settings: Any, name: str, value: object, expected: str) -> None:
    settings.DEMO = False
    setattr(settings, name, value)
    found = [*checks.required_settings(), *checks.environment_values()]
    assert [problem.id for problem in found] == [expected]
    assert all(problem.hint for problem in found)


def test_right_settings_are_silent() -> None:
    assert not [*checks.required_settings(), *checks.environment_values()]
