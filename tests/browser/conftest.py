"""A real browser on the real demo city: prepared by the same command as `make run`, served by the same processes.

The city is prepared once in var/browser and brought up to date at each run; every run works on its own copy of the database. So does the second city, which
searches on Elasticsearch: no file of a database has two servers.
"""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from elasticsearch import Elasticsearch
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.doubles.line import Line

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "browser"
MANAGE = (sys.executable, str(ROOT / "manage.py"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PASSWORD = "belajar-kedan"
HOME_BYTES, PRODUCT_BYTES, LIST_BYTES, PAGE_BYTES = 150_000, 200_000, 120_000, 90_000
"""The most a first view on a phone may weigh, by kind of page; a guide, a form, an order are the last."""
STILL = """() => Promise.race([
    Promise.allSettled(document.getAnimations().map((one) => one.finished)),
    new Promise((settle) => setTimeout(settle, 1500)),
]).then(() => null)"""
"""Until what fades in or out has done so; some of Wagtail's never ends."""
ELASTICSEARCH = os.environ.get("ELASTICSEARCH_TEST_URL", "")
ENGINE_SECONDS = 40
"""A page that Elasticsearch left shows it again by then: the same question is kept for ten seconds, a server that was away is tried after three."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def run_environment() -> dict[str, str]:
    """The environment of `make run` on the city of these tests: of the servers that a developer may have named, none."""
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL" and not name.startswith("ELASTICSEARCH_")}
    return own | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": str(HOME)}


@cache
def prepared_city() -> Path:
    """The database of the demo city, made where it is missing and brought up to date."""
    HOME.mkdir(parents=True, exist_ok=True)
    subprocess.run([*MANAGE, "run", "--prepare-only"], env=run_environment(), check=True, timeout=600)
    return HOME / "db.sqlite3"


@contextmanager
def running_city(name: str = "run", search: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a copy of the demo city and give its address. `name` is that of the copy; `search` are the variables of an Elasticsearch, whose index is made
    first."""
    copy, port = HOME / f"{name}.sqlite3", free_port()
    environment = run_environment() | {"DATABASE_URL": f"sqlite:///{copy}", "BASE_URL": f"http://127.0.0.1:{port}", **(search or {})}
    with closing(sqlite3.connect(prepared_city())) as prepared:
        for leftover in HOME.glob(f"{copy.name}*"):
            leftover.unlink()
        prepared.execute("VACUUM INTO ?", (str(copy),))
    if search:
        subprocess.run([*MANAGE, "rebuild_search"], env=environment, check=True, timeout=300)
    web = [
        sys.executable,
        "-m",
        "gunicorn",
        "portal.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "1",
        "--threads",
        "8",
        "--no-control-socket",
    ]
    log = (HOME / f"{name}.log").open("w")
    commands = (web, [*MANAGE, "scheduler"], [*MANAGE, "db_worker", "--interval", "1"])
    children = [subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log) for command in commands]
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz", children[0], Path(log.name))
        yield address
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(timeout=20)
        log.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the running demo city."""
    with running_city() as address:
        yield address


class ElasticCity(NamedTuple):
    """A running demo city that searches on Elasticsearch, and the line between the two, to be frozen."""

    address: str
    line: Line


@pytest.fixture(scope="session")
def elastic_city() -> Iterator[ElasticCity]:
    """A second city, beside that of `site`: a copy of the same data, indices under a prefix nobody else has."""
    if not ELASTICSEARCH:
        pytest.skip("needs ELASTICSEARCH_TEST_URL of an Elasticsearch server")

    prefix = f"uji-{uuid.uuid4().hex[:12]}"
    with ExitStack() as stack:
        server = stack.enter_context(Elasticsearch(ELASTICSEARCH, request_timeout=30))
        stack.callback(forget_indices, server, prefix)  # the last thing done, when no scheduler writes any more
        line = stack.enter_context(closing(Line(ELASTICSEARCH)))
        address = stack.enter_context(running_city("run-elasticsearch", {"ELASTICSEARCH_URL": line.url, "ELASTICSEARCH_PREFIX": prefix}))
        yield ElasticCity(address, line)


def forget_indices(server: Elasticsearch, prefix: str) -> None:
    """Remove every index of a prefix; a server may refuse to delete by pattern."""
    if names := list(server.indices.get_alias(index=f"{prefix}-*")):
        server.indices.delete(index=",".join(names))


def wait_for(url: str, process: subprocess.Popen[Any], log: Path | None = None) -> None:
    """Until the address answers 200; at most half a minute. What the process told stands in `log`."""
    for _ in range(120):
        if process.poll() is not None:
            raise RuntimeError(f"the web server ended: {log.read_text()[-2000:] if log else process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"{url} never answered")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's chromium, driven by Playwright."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Visitor:
    """One person's browser: opens pages, and remembers every console error, failed request and request to another host."""

    def __init__(self, browser: Browser, site: str, **options: Any) -> None:
        self.site = site
        self.runs_script = options.get("java_script_enabled", True)
        self.scripted = options.get("java_script_enabled", True)
        self.context: BrowserContext = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta", base_url=site, **options)
        self.context.set_default_timeout(15_000)
        self.problems: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self.problems.append(f"console: {message.text}") if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", lambda request: self._watch(request.url))
        self.page.on("response", lambda response: self.problems.append(f"{response.status}: {response.url}") if response.status >= 500 else None)

    def _watch(self, url: str) -> None:
        if url.startswith("http") and not url.startswith(self.site):
            self.problems.append(f"another host: {url}")

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        """Through the one door."""
        self.page.goto("/masuk/")
        self.page.get_by_label("Nomor HP atau e-mail").fill(email)
        self.page.get_by_label("Kata sandi").fill(password)
        self.page.get_by_role("button", name="Masuk").click()
        self.page.wait_for_load_state()

    def wait_for_engine(self, name: str) -> None:
        """Until the page of results as it stands is the answer of this engine. One search may be too slow on a busy machine, and another engine answers."""
        until = time.monotonic() + ENGINE_SECONDS
        while (answered := self.page.locator("main [data-engine]").get_attribute("data-engine")) != name:
            assert time.monotonic() < until, f"{self.page.url}: {answered} answers, not {name}"
            self.page.reload()

    def check(self) -> None:
        """No serious accessibility problem, no sideways scroll, no console error, no other host on the page as it stands."""
        self.page.wait_for_load_state()  # of a page that has just begun to come there is nothing yet
        if self.scripted:  # axe waits for a timer of the page, and there is none without script
            self._check_with_axe()
        sideways = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert sideways <= 0, f"{self.page.url} scrolls sideways by {sideways} px"
        assert not self.problems, f"{self.page.url}: {self.problems}"

    def _check_with_axe(self) -> None:
        # what fades in has the colours of neither before nor after
        self.page.evaluate(STILL)
        found = Axe().run(self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]})
        serious = [
            f"{violation['id']}: {node['target']}"
            for violation in found.response["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]
        assert not serious, f"{self.page.url}: {serious}"


@pytest.fixture
def phone(chromium: Browser, site: str) -> Iterator[Visitor]:
    """A visitor on a 360 px phone."""
    visitor = Visitor(chromium, site, **PHONE)
    yield visitor
    visitor.context.close()


@pytest.fixture
def desktop(chromium: Browser, site: str) -> Iterator[Visitor]:
    """A visitor at 1280 px."""
    visitor = Visitor(chromium, site, **DESKTOP)
    yield visitor
    visitor.context.close()


@pytest.fixture
def phone_without_script(chromium: Browser, site: str) -> Iterator[Visitor]:
    """A visitor on a phone whose browser runs no JavaScript."""
    visitor = Visitor(chromium, site, java_script_enabled=False, **PHONE)
    yield visitor
    visitor.context.close()


@pytest.fixture
def phone_on_elasticsearch(chromium: Browser, elastic_city: ElasticCity) -> Iterator[Visitor]:
    """A visitor on a phone in the city that searches on Elasticsearch. Whatever the test froze is thawed after it."""
    visitor = Visitor(chromium, elastic_city.address, **PHONE)
    yield visitor
    elastic_city.line.thaw()
    visitor.context.close()


@pytest.fixture
def visitors(chromium: Browser, site: str) -> Iterator[Any]:
    """Makes further people for one test: visitors(**PHONE)."""
    made: list[Visitor] = []

    def make(**options: Any) -> Visitor:
        made.append(Visitor(chromium, site, **(options or PHONE)))
        return made[-1]

    yield make
    for visitor in made:
        visitor.context.close()


def bytes_of_first_view(visitor: Visitor, path: str) -> int:
    """What the wire carries for a page's first view, images included, in bytes; a cold cache."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    visitor.page.goto(path, wait_until="networkidle")
    return int(sum(sizes))
