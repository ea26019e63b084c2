"""One migrated database is made once, kept as a template, and copied at the start of each run.

A migration of everything takes about a minute. A test with real transactions (a race, a browser) flushes Wagtail's first page away for every
later run, so no run works on the template itself, and such a test leaves a new copy behind for the next one.
"""

import fcntl
import functools
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader


@dataclass(frozen=True)
class Copy:
    """A run's own database. `make` puts a fresh copy of the template in its place, `drop` takes it away."""

    make: Callable[[], None]
    drop: Callable[[], None]

    def renew(self) -> None:
        """Forget all that was committed, and what the process remembers of it by number."""
        connections.close_all()
        self.make()
        ContentType.objects.clear_cache()
        Site.objects.clear_cache()


@functools.cache
def fingerprint() -> str:
    """Changes when any migration of any app changes, and only then."""
    digest = hashlib.sha256()
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for key in sorted(loader.disk_migrations):
        module = loader.disk_migrations[key].__module__
        path = Path(__import__(module, fromlist=["x"]).__file__ or "")
        digest.update(f"{key}{path.stat().st_size}".encode())
        if settings.BASE_DIR in path.parents and ".venv" not in path.parts:
            digest.update(path.read_bytes())
    digest.update((settings.BASE_DIR / "search" / "triggers.py").read_bytes())  # installed after migrate
    digest.update(",".join(config.name for config in apps.get_app_configs()).encode())
    return digest.hexdigest()[:16]


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Only one run at a time makes the template."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """The default connection looks at another database of the same server (PostgreSQL) or another file (SQLite)."""
    original = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = original


def template_sqlite() -> Path:
    """The path of the migrated SQLite template, made when it is missing."""
    folder: Path = settings.TEMPLATE_DIR
    path = folder / f"{fingerprint()}.sqlite3"
    with lock(folder / "lock"):
        if not path.exists():
            for old in folder.glob("*.sqlite3*"):
                old.unlink()
            making = folder / "making.sqlite3"
            with connected_to(str(making)):
                call_command("migrate", verbosity=0)
            source = sqlite3.connect(making)
            source.execute("VACUUM INTO ?", (str(path),))
            source.close()
            for leftover in folder.glob("making*"):
                leftover.unlink()
    return path


def use_sqlite(name: str) -> Copy:
    """A file beside the run's other files; the connection looks there from now on."""

    def drop() -> None:
        connections.close_all()
        for part in ("", "-wal", "-shm"):
            Path(name + part).unlink(missing_ok=True)

    def make() -> None:
        drop()
        shutil.copyfile(template_sqlite(), name)

    Path(name).parent.mkdir(parents=True, exist_ok=True)
    make()
    connection.settings_dict["NAME"] = name
    return Copy(make, drop)


def use_postgresql(worker: str) -> Copy:
    """The same on PostgreSQL: `CREATE DATABASE ... TEMPLATE`."""
    import psycopg
    from psycopg import sql

    wanted = connection.settings_dict
    template, name = f"lokapasar_template_{fingerprint()}", f"lokapasar_test_{os.getpid()}_{worker}"
    server = {"host": wanted["HOST"], "port": wanted["PORT"], "user": wanted["USER"], "password": wanted["PASSWORD"]}

    def run(statement: str, *names: str, **values: str) -> list[tuple[object, ...]]:
        with psycopg.connect(dbname="postgres", autocommit=True, **{key: value for key, value in server.items() if value}) as admin:
            done = admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)), values)
            return done.fetchall() if done.description else []

    def drop() -> None:
        connections.close_all()
        run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def make() -> None:
        with lock(settings.TEMPLATE_DIR / "lock"):
            if not run("SELECT 1 FROM pg_database WHERE datname = %(template)s", template=template):
                making = f"{template}_making"
                run("DROP DATABASE IF EXISTS {} WITH (FORCE)", making)
                run("CREATE DATABASE {}", making)
                with connected_to(making):
                    call_command("migrate", verbosity=0)
                run("ALTER DATABASE {} RENAME TO {}", making, template)
            drop()
            run("CREATE DATABASE {} TEMPLATE {}", name, template)

    make()
    wanted["NAME"] = name
    return Copy(make, drop)
