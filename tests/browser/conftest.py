"""A real browser on the real demo city: prepared by the same command as `make run`, served by the same processes.

The city is prepared once in var/browser and brought up to date at each run; every run works on its own copy of the database.
"""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "browser"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PASSWORD = "belajar-kedan"
# Violations that stand in Wagtail's own markup, as (rule, part of the selector). Ours is none.
WAGTAILS_OWN: tuple[tuple[str, str], ...] = (
    ("aria-input-field-name", "placeholder-"),  # the rich text editor names itself by its placeholder only
    ("label", "-value"),  # a field inside a list block has the list's label
)


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
    """The environment of `make run` on the city of these tests."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": str(HOME)}
    environment.pop("DATABASE_URL", None)
    return environment


@contextmanager
def running_city() -> Iterator[str]:
    """Prepare the demo city where it is missing, serve a copy of it, and give its address."""
    HOME.mkdir(parents=True, exist_ok=True)
    environment = run_environment()
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "run", "--prepare-only"], env=environment, check=True, timeout=600)
    copy = HOME / "run.sqlite3"
    for leftover in HOME.glob("run.sqlite3*"):
        leftover.unlink()
    with sqlite3.connect(HOME / "db.sqlite3") as prepared:
        prepared.execute("VACUUM INTO ?", (str(copy),))
    port = free_port()
    environment |= {"DATABASE_URL": f"sqlite:///{copy}", "BASE_URL": f"http://127.0.0.1:{port}"}
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
    log = (HOME / "web.log").open("w")
    children = [
        subprocess.Popen(web, env=environment, cwd=ROOT, stdout=log, stderr=log),
        subprocess.Popen([*manage, "scheduler"], env=environment, cwd=ROOT, stdout=log, stderr=log),
        subprocess.Popen([*manage, "db_worker", "--interval", "1"], env=environment, cwd=ROOT, stdout=log, stderr=log),
    ]
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz", children[0])
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


def wait_for(url: str, process: subprocess.Popen[Any]) -> None:
    """Until the address answers 200; at most half a minute."""
    for _ in range(120):
        if process.poll() is not None:
            raise RuntimeError(f"the web server ended: {(HOME / 'web.log').read_text()[-2000:]}")
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

    def check(self) -> None:
        """No serious accessibility problem, no sideways scroll, no console error, no other host on the page as it stands."""
        if self.scripted:  # axe waits for a timer of the page, and there is none without script
            self._check_with_axe()
        sideways = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert sideways <= 0, f"{self.page.url} scrolls sideways by {sideways} px"
        assert not self.problems, f"{self.page.url}: {self.problems}"

    def _check_with_axe(self) -> None:
        found = Axe().run(self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]})
        serious = [
            f"{violation['id']}: {node['target']}"
            for violation in found.response["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
            if not any(violation["id"] == rule and part in str(node["target"]) for rule, part in WAGTAILS_OWN)
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
