"""What a page asks of a phone and of the database: bytes, requests and DOM nodes of a first view at 360 px, when its largest part stands there on a cheap
phone with a poor line, queries of a later one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from tests.browser.conftest import ARGUMENTS, CHROMIUM, PHONE

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
"""Milliseconds there and back, bytes per second: what Lighthouse calls slow 4G."""
CHEAP_PHONE = 4
"""How many times slower than this machine it works."""
LARGEST = """() => new Promise((settle, fail) => {
    new PerformanceObserver((list) => settle(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(() => fail(new Error("nothing was painted")), 5000);
})"""


class Weight(NamedTuple):
    """Of a first view with an empty cache, pictures included; `bytes` is what the wire carries. `lcp`: seconds until the largest part is painted, on a cheap
    phone on slow 4G."""

    bytes: int
    requests: int
    nodes: int
    lcp: float


def weigh(site: str, pages: dict[str, str]) -> dict[str, Weight]:
    """Each page in a browser of its own; nothing where there is no browser."""
    if not Path(CHROMIUM).exists():
        return {}
    from playwright.sync_api import sync_playwright

    found: dict[str, Weight] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, path in pages.items():
            context = browser.new_context(**PHONE, base_url=site)
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            sizes: list[float] = []
            session.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
            page.goto(path, wait_until="networkidle")
            nodes = page.evaluate("document.getElementsByTagName('*').length")
            context.close()
            found[name] = Weight(int(sum(sizes)), len(sizes), nodes, _largest_paint(browser, site + path))
        browser.close()
    return found


def _largest_paint(browser: Any, address: str) -> float:
    """Seconds, with an empty cache."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CHEAP_PHONE})
    page.goto(address, wait_until="networkidle")
    seconds = float(page.evaluate(LARGEST)) / 1000
    context.close()
    return seconds


def count_queries(environment: dict[str, str], pages: dict[str, str]) -> dict[str, int]:
    """Queries of a second visit: what the site remembers of itself is warm. In a process of its own, since this one has no settings."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.weights", *pages.values()],
        cwd=Path(__file__).resolve().parents[2], env=os.environ | environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    counts = json.loads(done.stdout.splitlines()[-1])
    return dict(zip(pages, counts, strict=True))


def main(paths: list[str]) -> None:
    """Print the number of queries of each path as one line of JSON."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    counts = []
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            status = client.get(path).status_code
        if status != 200:
            raise SystemExit(f"{path} answered {status}")
        counts.append(len(captured))
    print(json.dumps(counts))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
