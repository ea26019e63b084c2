"""`make run`: prepare whatever is missing, then serve, with worker and scheduler beside the web server."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.demo.logins import LOGINS, PASSWORD

STATIC_SOURCES = ("portal/static", "requirements")


class Command(BaseCommand):
    help = "Prepare the demo city where it is missing and serve it. Ctrl-C ends web server, worker and scheduler."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true")

    def handle(self, *args: Any, port: int = 8000, prepare_only: bool = False, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("`run` is for the demo settings. A public server is started as the README says.")
        settings.VAR_DIR.mkdir(exist_ok=True)
        self.step("Basis data", self.migrate)
        self.step("Wilayah", self.load_regions)
        self.step("Kota contoh", lambda: call_command("load_demo", stdout=self.stdout))
        self.step("Berkas tampilan", self.collect_static)
        if not prepare_only:
            self.serve(port)

    def step(self, name: str, work: Callable[[], object]) -> None:
        self.stdout.write(f"== {name}")
        self.stdout.flush()
        began = time.monotonic()
        work()
        self.stdout.write(f"   selesai dalam {time.monotonic() - began:.0f} detik")

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.stdout.write(f"   {len(plan)} langkah, sekitar satu menit pada kali pertama")
            self.stdout.flush()
            call_command("migrate", verbosity=0, interactive=False)
            call_command("rebuild_references_index", verbosity=0)  # a field that moved leaves rows that "Dipakai di" cannot read

    def load_regions(self) -> None:
        from portal.regions.models import Region

        if not Region.objects.filter(level=Region.Level.VILLAGE).exists():
            call_command("load_regions", stdout=self.stdout)

    def collect_static(self) -> None:
        digest = hashlib.sha256()
        for source in STATIC_SOURCES:
            for path in sorted((settings.BASE_DIR / source).rglob("*")):
                if path.is_file():
                    digest.update(f"{path}{path.stat().st_size}{path.stat().st_mtime_ns}".encode())
        stamp: Path = settings.VAR_DIR / "static.stamp"
        if stamp.exists() and stamp.read_text() == digest.hexdigest():
            return
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(digest.hexdigest())

    def serve(self, port: int) -> None:
        """Start the three processes and end them together, whichever ends first."""
        connection.close()
        python, manage = sys.executable, str(settings.BASE_DIR / "manage.py")
        web = [python, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"]
        web += ["--no-control-socket", "--access-logfile", "/dev/null", "--log-level", "warning", "--timeout", "60", "--graceful-timeout", "5"]
        background = ([python, manage, "db_worker", "--interval", "2"], [python, manage, "scheduler"])
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "portal.settings.dev"),
            "BASE_URL": f"http://127.0.0.1:{port}",
        }
        # What worker and scheduler tell goes to a file: on the screen it would bury the addresses and logins.
        log = (settings.VAR_DIR / "background.log").open("a")
        children = [subprocess.Popen(web, env=environment, start_new_session=True)]  # noqa: S603  our own three
        children += [subprocess.Popen(command, env=environment, start_new_session=True, stdout=log, stderr=log) for command in background]  # noqa: S603

        def stop(*_: object) -> None:
            for number in (signal.SIGTERM, signal.SIGINT):  # an impatient second Ctrl-C would leave the three behind
                signal.signal(number, signal.SIG_IGN)
            raise KeyboardInterrupt

        for number in (signal.SIGTERM, signal.SIGINT):  # a shell may have started this with SIGINT ignored
            signal.signal(number, stop)
        self.welcome(port)
        try:
            while all(child.poll() is None for child in children):
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("\nBerhenti ...")
        finally:
            self.end(children)
        broken = [child.returncode for child in children if child.returncode not in (0, -signal.SIGTERM, -signal.SIGINT)]
        if broken:
            raise CommandError(f"A process ended with code {broken[0]}. Is port {port} taken? Try: make run PORT=8001")

    def end(self, children: list[subprocess.Popen[bytes]]) -> None:
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            try:
                child.wait(timeout=8)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()

    def welcome(self, port: int) -> None:
        base = f"http://127.0.0.1:{port}"
        self.stdout.write(f"\n{settings.WAGTAIL_SITE_NAME} siap:  {base}/\n")
        for path, what in (("/panduan/", "panduan"), ("/produk/", "produk"), ("/kelola/", "ruang kerja penjual, editor, petugas")):
            self.stdout.write(f"  {base + path:<34} {what}")
        self.stdout.write(f"\nMasuk lewat {base}/masuk/ dengan kata sandi {PASSWORD}:")
        for login in LOGINS:
            self.stdout.write(f"  {login.email:<22} {login.does}")
        self.stdout.write("\nE-mail contoh tersimpan di var/mail, catatan latar di var/background.log.\nCtrl-C menghentikan semuanya.")
        self.stdout.flush()
