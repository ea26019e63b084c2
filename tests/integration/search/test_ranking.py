"""What people of Medan type, and what stands first for it in the demo city (ranking.txt, where anybody can add a line)."""

from pathlib import Path

import pytest

from search.engines import engine
from search.queries import search_products
from search.wishes import Wish
from tests.integration.search.city import make_demo_city

pytestmark = pytest.mark.django_db
FIRST = 10


@pytest.fixture
def city() -> dict[int, str]:
    """Number to name."""
    return {number: item.title for number, item in make_demo_city().items()}


def lines() -> list[tuple[str, list[str], str]]:
    found = []
    for line in (Path(__file__).parent / "ranking.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            question, wanted, *never = (part.strip() for part in line.split("|"))
            found.append((question, [name.strip() for name in wanted.split(">")], never[0].lstrip("! ") if never else ""))
    return found


def test_the_first_goods_are_those_people_mean(city: dict[int, str]) -> None:
    wrong = []
    for question, wanted, never in lines():
        _, result = search_products(Wish(text=question), 0, 24, engine())
        titles = [city[pk] for pk in result.ids]
        if not in_order(titles, wanted) or (never and any(title.startswith(never) for title in titles[:FIRST])):
            wrong.append(f"{question}: wanted {' > '.join(wanted)}{f', never {never}' if never else ''}; first are {titles[:FIRST]}")
    assert not wrong, "\n".join(wrong)


def in_order(titles: list[str], wanted: list[str]) -> bool:
    """True when the list begins with one or more goods of the first name, then of the second, and so on."""
    place = 0
    for name in wanted:
        start = place
        while place < len(titles) and titles[place].startswith(name):
            place += 1
        if place == start:
            return False
    return True


def test_the_check_itself_can_fail() -> None:
    assert in_order(["Kopi A", "Kopi B", "Teh"], ["Kopi", "Teh"])
    assert not in_order(["Teh", "Kopi A"], ["Kopi"])
    assert not in_order(["Kopi", "Susu", "Teh"], ["Kopi", "Teh"])
