"""How well search answers the judged questions of judged.txt (which says how to add one) in the demo city, as nDCG@10."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf, log2
from pathlib import Path
from statistics import mean

import pytest

from portal.demo.goods import DemoProduct, products
from search.engines import engine
from search.queries import search_products
from search.wishes import Wish
from tests.integration.search.city import make_demo_city

FLOOR = 0.875
"""What was measured less 0.005. Who makes search better raises it."""

USELESS = 0
"""So many questions have none of their judged goods among the first ten."""

FIRST, BEST, WORST = 10, 3, 10


@dataclass
class Judged:
    """A question with its grades by line; `low` and `high` in rupiah, both in."""

    question: str
    kind: str
    grades: dict[str, int] = field(default_factory=dict)
    low: float = 0
    high: float = inf

    def grade(self, item: DemoProduct) -> int:
        """0 to 3."""
        if not self.low <= item.price <= self.high:
            return 0
        best = max((line for line in self.grades if names(line, item)), key=lambda line: (not line.startswith("@"), len(line)), default="")
        return self.grades.get(best, 0)


@dataclass(frozen=True)
class Answer:
    """The first goods search gave for a question, and how good that is."""

    judged: Judged
    goods: list[DemoProduct]
    score: float

    @property
    def useless(self) -> bool:
        return not any(self.judged.grade(item) for item in self.goods)

    def __str__(self) -> str:
        came = ", ".join(f"{item.title} ({self.judged.grade(item)})" for item in self.goods)
        wanted = ", ".join(line for line, grade in self.judged.grades.items() if grade == max(self.judged.grades.values()))
        return f"{self.score:.3f} {self.judged.question} [{self.judged.kind}]: came {came or 'nothing'}; wanted {wanted}"


def names(line: str, item: DemoProduct) -> bool:
    """True when a line of judged.txt speaks of this good."""
    if line.startswith("@"):
        return item.category == line[1:]
    return item.title == line or item.title.startswith((f"{line} ", f"{line},"))


def read(text: str) -> list[Judged]:
    """The questions of a text in the format of judged.txt."""
    found: list[Judged] = []
    for line in text.splitlines():
        sign, _, rest = line.partition(" ")
        if sign == "?":
            question, _, kind = rest.rpartition(" ")
            found.append(Judged(question, kind.strip("[]")))
        elif sign == "rp":
            found[-1].low, found[-1].high = map(int, rest.split("-"))
        elif sign in ("0", "1", "2", "3"):
            assert rest not in found[-1].grades, f"twice: {line}"
            found[-1].grades[rest] = int(sign)
        else:
            assert not line or sign == "#", f"not understood: {line}"
    return found


def all_judged() -> list[Judged]:
    return read((Path(__file__).parent / "judged.txt").read_text(encoding="utf-8"))


def gain(grades: Iterable[int]) -> float:
    """Discounted cumulative gain of the first ten."""
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(list(grades)[:FIRST]))


def ndcg(found: Iterable[int], judged: Iterable[int]) -> float:
    """1 when the grades found are as good as those judged allow, 0 when none of the first ten has one."""
    return gain(found) / gain(sorted(judged, reverse=True))


@pytest.mark.django_db
def test_search_answers_the_judged_questions_as_well_as_before() -> None:
    city = make_demo_city()
    answers = []
    for judged in all_judged():
        _, result = search_products(Wish(text=judged.question), 0, FIRST, engine())
        goods = [city[pk] for pk in result.ids]
        answers.append(Answer(judged, goods, ndcg(map(judged.grade, goods), map(judged.grade, city.values()))))
    reached, useless = mean(answer.score for answer in answers), sum(answer.useless for answer in answers)
    as_before = reached >= FLOOR and useless <= USELESS
    assert as_before, report(answers, f"nDCG@10 {reached:.3f} of {FLOOR:.3f} wanted; {useless} useless of {USELESS} allowed")


def report(answers: list[Answer], head: str) -> str:
    kinds = {kind: mean(answer.score for answer in answers if answer.judged.kind == kind) for kind in sorted({answer.judged.kind for answer in answers})}
    worst = sorted(answers, key=lambda answer: answer.score)[:WORST]
    return "\n".join([head, ", ".join(f"{kind} {score:.2f}" for kind, score in kinds.items()), "The worst:", *map(str, worst)])


def test_the_measure_itself_is_right() -> None:
    assert ndcg([3, 2, 1], [1, 2, 3]) == 1
    assert ndcg([1, 3], [3, 1]) == pytest.approx((1 + 7 / log2(3)) / (7 + 1 / log2(3)))  # 0.7098
    assert ndcg([0, 3], [3, 0]) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg([2], [3]) == pytest.approx(3 / 7)
    assert ndcg([3] * FIRST, [3] * 25) == 1  # more goods than a page has room for
    assert ndcg([3] * 5, [3] * 25) < 1
    assert ndcg([0] * FIRST + [3], [3]) == ndcg([], [3]) == 0


def test_every_question_and_every_line_has_a_good() -> None:
    judged = all_judged()
    assert len({one.question for one in judged}) == len(judged)
    goods = products()
    lost = [f"{one.question}: {line}" for one in judged for line in one.grades if not any(names(line, item) for item in goods)]
    assert not lost, lost
    assert not [one.question for one in judged if BEST not in map(one.grade, goods)]


def test_the_longest_line_wins_within_the_price() -> None:
    goods = {item.title: item for item in products()}
    [tea, bag] = read("? teh tarik [plain]\n1 Teh\n3 Teh Tarik\n0 Teh Tarik Bubuk Jahe\n2 @kuliner/kopi-teh\n\n? tas 1 juta [price]\nrp 900000-1000000\n3 Tas")
    assert (tea.question, tea.kind) == ("teh tarik", "plain")
    wanted = {"Teh Tarik Bubuk Original 250 gram": 3, "Teh Tarik Bubuk Jahe 250 gram": 0, "Teh Kulit Kopi 100 gram": 1, "Kopi Gayo Biji 1 kg": 2}
    assert {title: tea.grade(goods[title]) for title in wanted} == wanted
    assert bag.grade(goods["Tas Kulit Selempang"]) == 0
    assert not names("Tas", goods["Tasak Telu Karo isi 2"])
    with pytest.raises(AssertionError, match="not understood"):
        read("4 Teh")
