"""Versions of a programme's rule: each day has one."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from django.core.exceptions import ValidationError
from wagtail.rich_text import RichText

from pages.blocks.rules import RuleListBlock, rules_on


class Child(NamedTuple):
    value: dict[str, Any]


def stream(*days: date) -> list[Child]:
    return [Child({"starts_on": day}) for day in days]


FIRST, SECOND, THIRD = date(2026, 1, 6), date(2026, 6, 2), date(2027, 1, 5)


@pytest.mark.parametrize(
    ("today", "now", "coming", "before"),
    [
        (date(2026, 1, 5), None, [FIRST, SECOND, THIRD], []),
        (FIRST, FIRST, [SECOND, THIRD], []),
        (date(2026, 12, 31), SECOND, [THIRD], [FIRST]),
        (THIRD, THIRD, [], [SECOND, FIRST]),
    ],
)
def test_the_latest_that_has_begun_holds(today: date, now: date | None, coming: list[date], before: list[date]) -> None:
    found = rules_on(stream(SECOND, THIRD, FIRST), today)
    assert (found.now and found.now["starts_on"]) == now
    assert [rule["starts_on"] for rule in found.coming] == coming
    assert [rule["starts_on"] for rule in found.before] == before


def test_no_versions_no_rule() -> None:
    assert rules_on([], FIRST) == (None, [], [])


def _versions(*days: date) -> Any:
    block = RuleListBlock()
    rows = [{"type": "rule", "value": {"starts_on": day.isoformat(), "text": "<p>Satu.</p>", "source": "Surat 1", "source_url": ""}} for day in days]
    return block, block.to_python(rows)


def test_a_day_has_one_rule() -> None:
    block, fine = _versions(FIRST, SECOND)
    assert len(block.clean(fine)) == 2
    block, twice = _versions(FIRST, FIRST)
    with pytest.raises(ValidationError):
        block.clean(twice)


def test_a_version_names_its_source() -> None:
    block, value = _versions(FIRST)
    value[0].value["source"] = ""
    value[0].value["text"] = RichText("<p>Satu.</p>")
    with pytest.raises(ValidationError):
        block.clean(value)
