"""`make bench-search`: how well and how fast search answers on the judged real titles that lie beside the repository (../shared/search).

Prints evaluate.py's metrics of each engine per kind of question, a plain FTS5 index beside them, typos made from words of the catalogue, and the times of
whole searches as a ratio to that plain index. Everything in one run, on a database of its own (var/bench-search), made when it is missing.
"""

import csv
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "bench-search"
SHARED = Path(os.environ.get("LOKAPASAR_SHARED", ROOT.parent / "shared")) / "search"
COLUMNS = ("src", "src_id", "title", "category", "price", "city")
TYPOS, HITS, FLOOR, TYPO_FLOOR, USELESS = 60, 24, 0.76, 0.85, 0.06


def say(text: str = "") -> None:
    print(text, flush=True)  # noqa: T201


def convert(corpus: Path, to: Path) -> None:
    """The judged titles as a list that import_listings reads."""
    with corpus.open(encoding="utf-8") as lines, to.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for line in lines:
            one = json.loads(line)
            table.writerow([one["src"], one["id"], one["title"], one["category"], one["price"], one["city"] or "Medan"])


def manage(*arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=True)


def prepare() -> None:
    """Database with all titles in it, once."""
    HOME.mkdir(parents=True, exist_ok=True)
    if (HOME / "ready").exists():
        manage("migrate", "--verbosity", "0")
        manage("update_search")  # all anew when the lexicon is another one
        return
    convert(SHARED / "corpus.jsonl", HOME / "corpus.csv")
    manage("migrate", "--verbosity", "0")
    manage("import_listings", str(HOME / "corpus.csv"))
    (HOME / "ready").touch()


def evaluator() -> ModuleType:
    spec = spec_from_file_location("evaluate", SHARED / "evaluate.py")
    if spec is None or spec.loader is None:
        raise SystemExit("evaluate.py is not there")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain_fts5(titles: list[tuple[str, str]]) -> sqlite3.Connection:
    """What one gets without any thought: titles in FTS5, ranked by bm25."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE plain USING fts5(key UNINDEXED, title)")
    table.executemany("INSERT INTO plain VALUES (?, ?)", titles)
    return table


def ask_plain(table: sqlite3.Connection, text: str, limit: int) -> list[str]:
    words = ["".join(char for char in word if char.isalnum()) for word in text.split()]
    match = " OR ".join(f'"{word}"' for word in words if word)
    return [key for (key,) in table.execute("SELECT key FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (match, limit))] if match else []


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


def typo_questions(titles: list[tuple[str, str]]) -> list[dict[str, Any]]:
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
    questions = []
    for word in usual:
        slip = typo(word, dice)
        if slip != word and slip not in known and slip not in holders:
            questions.append({"qid": f"T{len(questions)}", "query": slip, "kind": "typo", "rel": holders[word]})
        if len(questions) == TYPOS:
            break
    return questions


def main() -> None:
    """Exit code 1 when a promise is broken."""
    if not (SHARED / "corpus.jsonl").exists():
        raise SystemExit(f"{SHARED / 'corpus.jsonl'} is not there: the judged titles are not part of the repository")
    os.environ |= {"VAR_DIR": str(HOME), "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}
    prepare()
    import django

    django.setup()
    from django.conf import settings

    from search.engines import named_engine
    from search.management.commands.search_run import ask, share
    from shop.catalogue.models import Product

    evaluate = evaluator()
    titles = [(key.partition(":")[2], title) for key, title in Product.objects.values_list("source_key", "title")]
    judged = [json.loads(line) for line in (SHARED / "queries_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    slips = typo_questions(titles)
    broken = []

    table = plain_fts5(titles)
    base, base_times = {}, []
    for one in judged:
        began = time.perf_counter()
        base[one["qid"]] = ask_plain(table, one["query"], 50)
        base_times.append((time.perf_counter() - began) * 1000)
    say(f"{'run':<16}{'nDCG@10':>9}{'MRR':>8}{'R@50':>8}{'ZRR':>8}{'ZRR10':>8}{'typos':>8}{'p50 ms':>9}{'p95 ms':>9}{'p50 x':>8}{'p95 x':>8}")
    runs = {}
    names = ["plain FTS5", "embedded"]
    if settings.ELASTICSEARCH_URL:
        manage("rebuild_search")
        names.append("elasticsearch")
    for name in names:
        if name == "plain FTS5":
            found, times, typed = base, base_times, {one["qid"]: ask_plain(table, one["query"], 50) for one in slips}
        else:
            found, times = ask(judged, named_engine(name))
            typed, _ = ask(slips, named_engine(name))
        runs[name] = found
        total, kinds, _ = evaluate.evaluate(found, judged)
        slipped = evaluate.evaluate(typed, slips)[0]["ndcg10"]
        numbers = "".join(f"{total[key]:>8.3f}" for key in ("mrr", "r50", "zrr", "zrr10"))
        middle, slow = share(times, 0.5), share(times, 0.95)
        ratios = f"{middle / share(base_times, 0.5):>8.1f}{slow / share(base_times, 0.95):>8.1f}"
        say(f"{name:<16}{total['ndcg10']:>9.3f}{numbers}{slipped:>8.3f}{middle:>9.1f}{slow:>9.1f}{ratios}")
        if name != "plain FTS5":
            say("  " + ", ".join(f"{kind} {values['ndcg10']:.2f}" for kind, values in kinds.items()))
            if total["ndcg10"] < FLOOR or total["zrr10"] > USELESS or total["zrr"] or slipped < TYPO_FLOOR:
                broken.append(name)
    engines = [name for name in runs if name != "plain FTS5"]
    for first, second in pairwise(engines):
        same = [runs[first][qid][:10] == runs[second][qid][:10] for qid in runs[first]]
        shared = [len(set(runs[first][qid][:10]) & set(runs[second][qid][:10])) / max(1, len(runs[first][qid][:10])) for qid in runs[first]]
        say(f"{first} and {second}: overlap@10 {statistics.mean(shared):.3f}, identical top 10 {sum(same) / len(same):.2f}")
    if broken:
        raise SystemExit(f"below what is promised: {', '.join(broken)}")


if __name__ == "__main__":
    main()
