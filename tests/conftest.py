"""What every test stands on: a fresh copy of the migrated database, and an empty cache."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections

from tests import database


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str = "main") -> Iterator[None]:
    """Replaces pytest-django's own set-up: copy the template instead of migrating."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock():
        if connections["default"].vendor == "sqlite":
            name = str(settings.RUN_DIR / f"test-{worker}.sqlite3")
            database.use_sqlite(name)
            yield
            connections.close_all()
        else:
            drop = database.use_postgresql(worker)
            yield
            drop()


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test sees what another one cached."""
    cache.clear()
    yield
    cache.clear()
