"""`make bench`: of every kind of page the bytes, requests and DOM nodes of a first view on a phone, the seconds until its
largest part stands there on a cheap phone on slow 4G, the queries, and the requests per second against a bare
Django view under the same server, as ratios of one run.

Both servers run one gunicorn worker. Rounds alternate between the pages, so that a slow second of the machine hits all alike; the median round counts.
The demo city is the one the browser tests prepare (var/browser), made here when it is missing. Nothing caches whole pages. Orders follow: orders.py.
"""

import http.client
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import orders
from tests.bench.weights import count_queries, weigh

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "browser"
ROUNDS, SECONDS, PROMISE = 5, 1.0, 0.08
HELD = ("list", "product", "search")
LARGEST_PAINT = 2.5
"""Seconds, of every kind of page (AX-03)."""


@contextmanager
def server(module: str, port: int, environment: dict[str, str]) -> Iterator[None]:
    """One gunicorn worker on a port of this machine."""
    command = [sys.executable, "-m", "gunicorn", f"{module}:application", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--worker-class", "gthread"]
    command += ["--threads", "2", "--keep-alive", "30", "--no-control-socket", "--log-level", "error"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)
    try:
        for _ in range(200):
            try:
                get(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "/")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def get(connection: http.client.HTTPConnection, path: str) -> bytes:
    """One answer's body; anything but 200 ends the run."""
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return body


def rate(port: int, path: str) -> float:
    """Requests per second over one kept-alive connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(5):
        get(connection, path)
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < SECONDS:
        get(connection, path)
        count += 1
    elapsed = time.perf_counter() - began
    connection.close()
    return count / elapsed


def some_page(port: int, index: str, pattern: str) -> str:
    """The address of the first page that a list leads to."""
    body = get(http.client.HTTPConnection("127.0.0.1", port, timeout=30), index).decode()
    found = re.search(rf'href="({pattern})"', body[body.index("<main") :])
    if not found:
        raise SystemExit(f"{index} leads to no page")
    return found.group(1)


def page_types(port: int) -> dict[str, str]:
    """One address of every kind of page."""
    return {
        "home": "/",
        "list": "/produk/",
        "category": "/kategori/kuliner/",
        "product": some_page(port, "/produk/", r"/produk/[\w-]*_\d+/"),
        "search": "/cari/?q=kopi",
        "shops": "/toko/",
        "shop": some_page(port, "/toko/", r"/toko/[\w-]+/"),
        "guides": "/panduan/",
        "guide": "/panduan/cara-memesan/",
        "step": "/panduan/cara-memesan/2/",
        "news": "/berita/",
        "article": some_page(port, "/berita/", r"/berita/[\w-]+/"),
        "trainings": "/pelatihan/",
        "training": some_page(port, "/pelatihan/", r"/pelatihan/(?!kelurahan-saya/)[\w-]+/"),
        "programme": "/program/selasa-umkm/",
        "clinics": "/klinik/",
        "clinic": some_page(port, "/klinik/", r"/klinik/[\w.-]+/"),
        "collection": "/pilihan/selasa-umkm/",
        "pairs": "/padu-selasa/",
        "feedback": "/tanggapan/",
        "glossary": "/istilah/",
        "basket": "/keranjang/",
        "sign in": "/masuk/",
        "apply": "/buka-toko/",
    }


def measure(ours: int, bare: int, pages: dict[str, str]) -> dict[str, float]:
    """The median requests per second of the bare view and of each page."""
    rounds: dict[str, list[float]] = {name: [] for name in ("bare", *pages)}
    for _ in range(ROUNDS):
        rounds["bare"].append(rate(bare, "/"))
        for name, path in pages.items():
            rounds[name].append(rate(ours, path))
    return {name: statistics.median(values) for name, values in rounds.items()}


def main() -> None:
    """Prepare, measure, print; exit code 1 when a promise is broken."""
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": str(HOME)}
    subprocess.run([sys.executable, "manage.py", "run", "--prepare-only"], cwd=ROOT, env=os.environ | environment, check=True)
    ours, bare = 18431, 18432
    with server("portal.wsgi", ours, environment), server("tests.bench.bare", bare, {"BENCH_SERVER": "1", "DJANGO_SETTINGS_MODULE": ""}):
        pages = page_types(ours)
        weights, queries = weigh(f"http://127.0.0.1:{ours}", pages), count_queries(environment, pages)
        medians = measure(ours, bare, pages)
    print(f"{'page':<10}{'bytes':>10}{'requests':>10}{'nodes':>10}{'LCP s':>10}{'queries':>10}{'req/s':>10}{'ratio':>10}")  # noqa: T201
    for name, value in medians.items():
        weight = weights.get(name)
        told = f"{weight.bytes:>10}{weight.requests:>10}{weight.nodes:>10}{weight.lcp:>10.2f}" if weight else f"{'-':>10}" * 4
        print(f"{name:<10}{told}{queries.get(name, 0):>10}{value:>10.1f}{value / medians['bare']:>10.3f}")  # noqa: T201
    broken = [f"{name} below {PROMISE} of the bare view" for name in HELD if medians[name] / medians["bare"] < PROMISE]
    broken += [f"{name} takes {weight.lcp:.2f} s to its largest paint" for name, weight in weights.items() if weight.lcp > LARGEST_PAINT]
    broken += orders.measure()
    if broken:
        raise SystemExit("; ".join(broken))


if __name__ == "__main__":
    main()
