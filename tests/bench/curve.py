"""`make bench-curve`: how search slows down when the catalogue is ten times as large.

The real list that lies beside the repository (../shared/data/real_listings.csv) as documents, without products behind them: once, and ten times with other
endings, prices and shops. Each engine answers the same questions at both sizes, in one run, on a database of its own (var/bench-curve).
"""

import csv
import json
import os
from collections.abc import Iterator
from typing import Any

from tests.bench.search import ROOT, SHARED, memory, require, say, took, typo_questions, whole_search

HOME = ROOT / "var" / "bench-curve"
LIST = SHARED.parent / "data" / "real_listings.csv"
COPIES = (1, 10)
ENDINGS = ("", "merah", "jumbo", "500 gr", "premium", "isi 6", "hitam", "asli", "mini", "motif baru")
VILLAGES = ("12.71.01.1001", "12.71.02.1003", "12.71.03.1002", "12.71.04.1005", "12.71.10.1001", "12.71.11.1004")
GROWTH, EMBEDDED_MS = 3.0, 60.0


def documents(copy: int, rows: list[dict[str, str]]) -> Iterator[Any]:
    """One copy of the list: documents of products numbered on from the copy before."""
    from search.analysis import tokens
    from search.documents import Document, make_terms
    from shop.catalogue.filters import READY

    categories: dict[str, int] = {}
    shops: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows):
        path = row["category"].split("/")
        category = categories.setdefault(row["category"], len(categories) + 1)
        shop = shops.setdefault((row["city"], path[0]), len(shops) + 1)
        terms, pack = make_terms(f"{row['title']} {ENDINGS[copy]}", [tokens(name.replace("-", " ")) for name in path], f"{row['city']} {path[0]}")
        price = int(float(row["price"] or 0) * (1 + copy / 20))
        number = copy * len(rows) + place + 1
        state = READY if number % 9 else ""
        yield Document(number, True, price, state, category, VILLAGES[shop % len(VILLAGES)], copy * 2000 + shop, terms, pack)


def main() -> None:
    """Exit code 1 when a promise is broken."""
    require(LIST)
    HOME.mkdir(parents=True, exist_ok=True)
    os.environ |= {"VAR_DIR": str(HOME), "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "ELASTICSEARCH_PREFIX": "bench-curve"}
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from search.elastic_documents import definition
    from search.engines import named_engine, postings
    from search.engines.elasticsearch import BULK_SECONDS, ElasticsearchEngine, client, live_alias, write
    from search.engines.embedded import EmbeddedEngine
    from search.indexing import count_words
    from search.management.commands.search_run import share
    from search.models import SearchDocument

    call_command("migrate", verbosity=0)
    postings.forget()
    EmbeddedEngine().delete(list(SearchDocument.objects.values_list("pk", flat=True)))
    server = client(BULK_SECONDS) if settings.ELASTICSEARCH_URL else None
    if server is not None:
        server.indices.delete(index=f"{live_alias()}-curve", ignore_unavailable=True)
        server.indices.create(index=f"{live_alias()}-curve", aliases={live_alias(): {}}, **definition())
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    judged = [json.loads(line)["query"] for line in (SHARED / "queries_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    engines = {"embedded": named_engine("embedded")}
    if server is not None:
        engines["elasticsearch"] = ElasticsearchEngine(seconds=BULK_SECONDS)
    first: dict[str, float] = {}
    broken = []
    questions: list[str] = []
    say(f"{'products':>10} {'engine':<16}{'p50 ms':>9}{'p95 ms':>9}{'p95 x':>8}{'MB':>8}")
    done = 0
    for copies in COPIES:
        for copy in range(done, copies):
            made = list(documents(copy, rows))
            EmbeddedEngine().index(made)
            for start in range(0, len(made) if server is not None else 0, 1000):
                write([live_alias()], made[start : start + 1000])
        done = copies
        count_words()
        if server is not None:
            server.indices.refresh(index=live_alias())
        questions = questions or judged + [one["query"] for one in typo_questions([(str(place), row["title"]) for place, row in enumerate(rows)])]
        for name, by in engines.items():
            found = took(whole_search(by), questions)
            slow = share(found, 0.95)
            growth = slow / first.setdefault(name, slow)
            say(f"{done * len(rows):>10,} {name:<16}{share(found, 0.5):>9.1f}{slow:>9.1f}{growth:>8.1f}{memory():>8.0f}")
            if growth > GROWTH or (name == "embedded" and copies == 1 and slow > EMBEDDED_MS):
                broken.append(f"{name} at {done * len(rows):,}")
    if broken:
        raise SystemExit(f"slower than promised: {', '.join(broken)}")


if __name__ == "__main__":
    main()
