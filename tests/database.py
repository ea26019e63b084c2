"""One migrated database is made once, kept as a template, and copied at the start of each run.

A migration of everything takes about a minute. A test with real transactions (a race, a browser) flushes Wagtail's first page away for every
later run, so no run works on the template itself.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader


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
    digest.update(",".join(config.name for config in apps.get_app_configs()).encode())
    return digest.hexdigest()[:16]


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Only one run at a time makes the template."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def template_sqlite() -> Path:
    """The path of the migrated SQLite template, made when it is missing."""
    folder: Path = settings.TEMPLATE_DIR
    path = folder / f"{fingerprint()}.sqlite3"
    with lock(folder / "lock"):
        if not path.exists():
            for old in folder.glob("*.sqlite3*"):
                old.unlink()
            making = folder / "making.sqlite3"
            original = connection.settings_dict["NAME"]
            connection.close()
            connection.settings_dict["NAME"] = str(making)
            call_command("migrate", verbosity=0)
            connection.close()
            connection.settings_dict["NAME"] = original
            source = sqlite3.connect(making)
            source.execute("VACUUM INTO ?", (str(path),))
            source.close()
            for leftover in folder.glob("making*"):
                leftover.unlink()
    return path


def use_sqlite(name: str) -> None:
    """Put a fresh copy of the template where the test connection will look, and point the connection there."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(template_sqlite(), name)
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.ensure_connection()


def use_postgresql(worker: str) -> Callable[[], None]:
    """The same on PostgreSQL: `CREATE DATABASE ... TEMPLATE`. Returns what drops this run's copy."""
    import psycopg
    from psycopg import sql

    wanted = connection.settings_dict
    template, name = f"lokapasar_template_{fingerprint()}", f"lokapasar_test_{os.getpid()}_{worker}"
    server = {"host": wanted["HOST"] or None, "port": wanted["PORT"] or None, "user": wanted["USER"] or None, "password": wanted["PASSWORD"] or None}

    def run(statement: str, *names: str) -> None:
        with psycopg.connect(dbname="postgres", autocommit=True, **{key: value for key, value in server.items() if value}) as admin:
            admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def exists() -> bool:
        with psycopg.connect(dbname="postgres", autocommit=True, **{key: value for key, value in server.items() if value}) as admin:
            return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (template,)).fetchone() is not None

    with lock(settings.TEMPLATE_DIR / "lock"):
        if not exists():
            run("CREATE DATABASE {}", f"{template}_making")
            connection.close()
            wanted["NAME"] = f"{template}_making"
            call_command("migrate", verbosity=0)
            connection.close()
            run("ALTER DATABASE {} RENAME TO {}", f"{template}_making", template)
        run("CREATE DATABASE {} TEMPLATE {}", name, template)
    wanted["NAME"] = name

    def drop() -> None:
        connections.close_all()
        run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    return drop
