"""Run a file of questions as the search page would, for measuring."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import named_engine
from search.engines.base import Engine
from search.queries import search_products
from search.wishes import MAX_TEXT, Wish
from shop.catalogue.models import Product

DEPTH = 50


class Command(BaseCommand):
    help = "Ask every question of a JSONL file (qid, query) and write the source ids of the first 50 products of each, in the order of the search page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("questions", type=Path)
        parser.add_argument("--engine", choices=["embedded", "elasticsearch"], default="embedded")
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, questions: Path, engine: str, out: Path, **options: Any) -> None:
        try:
            asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
        except (OSError, ValueError) as error:
            raise CommandError(f"{questions}: {error}") from error
        if not asked:
            raise CommandError(f"{questions}: no question")
        run, times = ask(asked, named_engine(engine))
        out.write_text(json.dumps(run, ensure_ascii=False), encoding="utf-8")
        self.stdout.write(f"{engine}: {len(run)} questions, p50 {share(times, 0.5):.1f} ms, p95 {share(times, 0.95):.1f} ms")


def ask(questions: list[dict[str, Any]], by: Engine) -> tuple[dict[str, list[str]], list[float]]:
    """Source ids of the first products of each question, and the milliseconds each took. The first one is asked twice: it reads vocabulary and lexicon."""
    search_products(Wish(text=questions[0]["query"][:MAX_TEXT]), 0, DEPTH, by)
    run, times = {}, []
    for one in questions:
        began = time.perf_counter()
        _, result = search_products(Wish(text=one["query"][:MAX_TEXT]), 0, DEPTH, by)
        times.append((time.perf_counter() - began) * 1000)
        run[one["qid"]] = _source_ids(result.ids)
    return run, times


def source_ids(text: str, limit: int, by: Engine) -> list[str]:
    """Source ids of the first products of one question."""
    return _source_ids(search_products(Wish(text=text[:MAX_TEXT]), 0, limit, by)[1].ids)


def _source_ids(product_ids: list[int]) -> list[str]:
    keys = dict(Product.objects.filter(pk__in=product_ids).values_list("pk", "source_key"))
    return [str(keys.get(pk, "")).partition(":")[2] for pk in product_ids]


def share(times: list[float], part: float) -> float:
    """The time within which this part of the questions was answered."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]
