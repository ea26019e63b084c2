"""`make bench-search`: how well and how fast search answers on the judged real titles that lie beside the repository (../shared/search).

Prints evaluate.py's metrics of each engine per kind of question, and beside them what one gets without work on the language; typos made from words of the
catalogue; how far the engines agree, filters and pages included; times of whole searches, as ratios to a plain match on the same server; the speed of
indexing and the memory of a process. Everything in one run, on a database of its own (var/bench-search), made when it is missing. Without ELASTICSEARCH_URL
only the embedded engine is measured. `curve.py` shows what a catalogue ten times as large costs.
"""

import csv
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench.opponents import Ask, Titles, fts5

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "bench-search"
SHARED = Path(os.environ.get("LOKAPASAR_SHARED", ROOT.parent / "shared")) / "search"
COLUMNS = ("src", "src_id", "title", "category", "price", "city")
TYPOS, DEPTH, PAGE, ROUNDS = 60, 50, 24, 3
FLOOR, TYPO_FLOOR, USELESS = 0.76, 0.85, 0.06
SAME, IDENTICAL, COMPARED, WALKED = 0.97, 0.90, 200, 20
MIDDLE, SLOW, GROWTH_MB = 1.5, 2.0, 150
Question = dict[str, Any]


def say(text: str = "") -> None:
    print(text, flush=True)  # noqa: T201


def require(path: Path) -> None:
    """Ends the run when data that is not part of the repository is missing."""
    if not path.exists():
        raise SystemExit(f"{path} is not there: it lies beside the repository, not in it")


def memory() -> float:
    """Megabytes this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


# --- data -------------------------------------------------------------------------------------------------------
def corpus() -> list[Question]:
    """The judged titles: id, title, category, price, city."""
    rows = [json.loads(line) for line in (SHARED / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    return [row | {"city": row["city"] or "Medan", "price": int(row["price"] or 0)} for row in rows]


def convert(rows: list[Question], to: Path) -> None:
    """The judged titles as a list that import_listings reads."""
    with to.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows([row["src"], row["id"], row["title"], row["category"], row["price"], row["city"]] for row in rows)


def manage(*arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=True)


def prepare() -> None:
    """Database with all titles in it, once."""
    HOME.mkdir(parents=True, exist_ok=True)
    manage("migrate", "--verbosity", "0")
    if (HOME / "ready").exists():
        manage("update_search")  # all anew when documents are made in another way
        return
    convert(corpus(), HOME / "corpus.csv")
    manage("import_listings", str(HOME / "corpus.csv"))
    (HOME / "ready").touch()


def evaluator() -> ModuleType:
    spec = spec_from_file_location("evaluate", SHARED / "evaluate.py")
    if spec is None or spec.loader is None:
        raise SystemExit("evaluate.py is not there")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def typo(word: str, dice: random.Random) -> str:
    """One slip: a letter left out, doubled, changed or swapped, never the first."""
    place = dice.randrange(1, len(word) - 1)
    kind = dice.choice(("out", "twice", "other", "swap"))
    if kind == "out":
        return word[:place] + word[place + 1 :]
    if kind == "twice":
        return word[:place] + word[place] + word[place:]
    if kind == "other":
        return word[:place] + dice.choice("aeiouknrst") + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def typo_questions(titles: list[tuple[str, str]]) -> list[Question]:
    """Questions whose right answers are the titles with the word they came from."""
    from search.analysis import tokens
    from search.vocabulary import vocabulary

    known, dice = vocabulary().counts, random.Random(45)
    holders: dict[str, dict[str, int]] = {}
    for key, title in titles:
        for token in set(tokens(title)):
            holders.setdefault(token, {})[key] = 3
    usual = sorted(word for word, found in holders.items() if 20 <= len(found) <= 800 and len(word) >= 6 and word.isalpha())
    dice.shuffle(usual)
    questions: list[Question] = []
    for word in usual:
        slip = typo(word, dice)
        if slip != word and slip not in known and slip not in holders:
            questions.append({"qid": f"T{len(questions)}", "query": slip, "kind": "typo", "rel": holders[word]})
        if len(questions) == TYPOS:
            break
    return questions


# --- measuring --------------------------------------------------------------------------------------------------
def took(ask: Callable[[str], object], questions: list[str]) -> list[float]:
    """Milliseconds of each question, asked in ROUNDS rounds after one that does not count."""
    found = []
    for turn in range(ROUNDS + 1):
        for text in questions:
            began = time.perf_counter()
            ask(text)
            if turn:
                found.append((time.perf_counter() - began) * 1000)
    return found


def whole_search(by: Any) -> Callable[[str], object]:
    """What the search page does for its first page: understanding, goods, facets."""
    from search.queries import search_products
    from search.wishes import Wish

    return lambda text: search_products(Wish(text=text), 0, PAGE, by)


def growth(questions: list[str]) -> float:
    """Megabytes that searching adds to a process: lexicon, vocabulary and as many packs as it keeps."""
    from search.engines import named_engine
    from search.models import SearchDocument
    from search.packs import KEPT_PACKS, Pack

    before = memory()
    for text in questions:
        whole_search(named_engine("embedded"))(text)
    for pack in SearchDocument.objects.values_list("pack", flat=True)[:KEPT_PACKS].iterator():
        _ = Pack.read(pack).places
    return memory() - before


def compare(one: Any, other: Any, texts: list[str]) -> int:
    """How often two engines give other products, totals or facets under filters, or pages that do not add up to the end."""
    from search.engines.base import Narrow, Order
    from search.queries import read_question
    from shop.catalogue.filters import BANDS, READY

    filters = [Narrow(price=BANDS[1]), Narrow(state=READY, price=BANDS[0]), Narrow(region="12")]
    differing = 0
    for text, narrow in product(texts, filters):
        question = read_question(text)
        differing += one.search(question, narrow) != replace(other.search(question, narrow), engine=one.name)
    wrong = 0
    for text in texts[:WALKED]:
        question, total = read_question(text), other.search(read_question(text), Narrow()).total
        walked = [pk for start in range(0, total, PAGE) for pk in other.search(question, Narrow(), Order.RELEVANCE, start, start + PAGE).ids]
        wrong += len(walked) != total or len(set(walked)) != total
    say(f"{len(texts)} questions x {len(filters)} filters: {differing} differ in products, totals or facets; {WALKED} walked to the end: {wrong} wrong")
    return differing + wrong


def index_rate(server: Any) -> None:
    """How fast a rebuild is, as a ratio to raw _bulk of the same documents."""
    from search import elastic_index
    from search.documents import documents_of
    from search.elastic_documents import definition, source_of
    from shop.catalogue.models import Product

    ids = list(Product.objects.values_list("pk", flat=True))
    began = time.perf_counter()
    elastic_index.rebuild()
    ours = len(ids) / (time.perf_counter() - began)
    sources = [source_of(document) for start in range(0, len(ids), elastic_index.FILL) for document in documents_of(ids[start : start + elastic_index.FILL])]
    server.indices.delete(index="bench-bulk", ignore_unavailable=True)
    server.indices.create(index="bench-bulk", **definition())
    began = time.perf_counter()
    for start in range(0, len(sources), elastic_index.FILL):
        chunk = sources[start : start + elastic_index.FILL]
        server.bulk(operations=[line for source in chunk for line in ({"index": {"_index": "bench-bulk", "_id": str(source["id"])}}, source)])
    server.indices.refresh(index="bench-bulk")
    raw = len(sources) / (time.perf_counter() - began)
    server.indices.delete(index="bench-bulk")
    say(f"indexing: {ours:,.0f} products a second, {ours / raw:.2f} of raw _bulk of the same documents ({raw:,.0f})")


class Report:
    """One line per run; what breaks a promise is remembered."""

    def __init__(self, judged: list[Question], slips: list[Question]) -> None:
        self.judged, self.slips, self.evaluate = judged, slips, evaluator().evaluate
        self.broken: list[str] = []
        self.runs: dict[str, dict[str, list[str]]] = {}
        say(f"{'run':<20}{'nDCG@10':>9}{'MRR':>8}{'R@50':>8}{'ZRR':>8}{'ZRR10':>8}{'typos':>8}")

    def line(self, name: str, ask: Ask, *, ours: bool = False) -> None:
        found, typed = ({one["qid"]: ask(one["query"], DEPTH) for one in questions} for questions in (self.judged, self.slips))
        self.runs[name] = found
        total, kinds, _ = self.evaluate(found, self.judged)
        slipped = self.evaluate(typed, self.slips)[0]["ndcg10"]
        say(f"{name:<20}{total['ndcg10']:>9.3f}" + "".join(f"{total[key]:>8.3f}" for key in ("mrr", "r50", "zrr", "zrr10")) + f"{slipped:>8.3f}")
        if ours:
            say("  " + ", ".join(f"{kind} {values['ndcg10']:.2f}" for kind, values in kinds.items()))
            if total["ndcg10"] < FLOOR or total["zrr10"] > USELESS or total["zrr"] or slipped < TYPO_FLOOR:
                self.broken.append(f"{name}: relevance")

    def agreement(self, first: str, second: str) -> None:
        pairs = [(self.runs[first][qid][:10], self.runs[second][qid][:10]) for qid in self.runs[first]]
        same = statistics.mean(len(set(one) & set(other)) / max(1, len(one)) for one, other in pairs)
        identical = sum(one == other for one, other in pairs) / len(pairs)
        say(f"{first} and {second}: overlap@10 {same:.3f}, identical top 10 {identical:.2f}")
        if same < SAME or identical < IDENTICAL:
            self.broken.append("parity")


def main() -> None:
    """Exit code 1 when a promise is broken."""
    require(SHARED / "corpus.jsonl")
    os.environ |= {"VAR_DIR": str(HOME), "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}
    prepare()
    import django

    django.setup()
    from django.conf import settings

    from search.engines import named_engine
    from search.engines.elasticsearch import BULK_SECONDS, ElasticsearchEngine, client
    from search.management.commands.search_run import share, source_ids
    from shop.catalogue.models import Product

    judged = [json.loads(line) for line in (SHARED / "queries_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [one["query"] for one in judged]
    added = growth(texts)
    rows = corpus()
    titles = [(key.partition(":")[2], title) for key, title in Product.objects.values_list("source_key", "title")]
    slips = typo_questions(titles)
    embedded = named_engine("embedded")
    report = Report(judged, slips)
    report.line("plain FTS5", fts5(titles))
    report.line("embedded", lambda text, limit: source_ids(text, limit, embedded), ours=True)
    times = {"embedded": took(whole_search(embedded), texts)}
    if settings.ELASTICSEARCH_URL:
        server, elastic = client(BULK_SECONDS), ElasticsearchEngine(seconds=BULK_SECONDS)
        usual = Titles(server, rows)
        report.line("stock indonesian", usual.stock)
        report.line("cascade", usual.cascade)
        index_rate(server)
        report.line("elasticsearch", lambda text, limit: source_ids(text, limit, elastic), ours=True)
        report.agreement("embedded", "elasticsearch")
        dice = random.Random(7)
        heads = [" ".join(title.split()[:2]) for _, title in dice.sample(titles, COMPARED)]
        if compare(embedded, elastic, [*texts, *(one["query"] for one in slips), *heads][:COMPARED]):
            report.broken.append("parity under filters")
        both: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):  # by turns, so that a slow minute of the machine hits both
            both[0].extend(took(usual.plain, texts))
            both[1].extend(took(whole_search(elastic), texts))
        times |= {"plain match": both[0], "elasticsearch": both[1]}
    base = times.get("plain match")
    for name, found in times.items():
        middle, slow = share(found, 0.5), share(found, 0.95)
        ratios = (middle / share(base, 0.5), slow / share(base, 0.95)) if base else None
        say(f"{name:<20} p50 {middle:.1f} ms, p95 {slow:.1f} ms" + (f"; {ratios[0]:.2f} and {ratios[1]:.2f} of a plain match" if ratios else ""))
        if name == "elasticsearch" and ratios and (ratios[0] > MIDDLE or ratios[1] > SLOW):
            report.broken.append("latency")
    say(f"memory: searching adds {added:.0f} MB to a process")
    if added > GROWTH_MB:
        report.broken.append("memory")
    if report.broken:
        raise SystemExit(f"below what is promised: {', '.join(report.broken)}")


if __name__ == "__main__":
    main()
