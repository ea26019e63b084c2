"""What every test stands on: a fresh copy of the migrated database, and an empty cache."""

import os
from collections.abc import Generator, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import connections
from django.test import TransactionTestCase

from tests import database

COPY: pytest.StashKey[database.Copy] = pytest.StashKey()


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Replaces pytest-django's own set-up: copy the template instead of migrating."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock():
        is_file = connections["default"].vendor == "sqlite"
        copy = database.use_sqlite(str(settings.RUN_DIR / f"test-{worker}.sqlite3")) if is_file else database.use_postgresql(worker)
        request.config.stash[COPY] = copy
        yield
        del request.config.stash[COPY]
        copy.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """What a test with real transactions committed is forgotten with its copy of the database. Django would empty every table instead: that takes ten
    times as long, and Wagtail's first page and the roles would be gone for the next test."""
    marker = item.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        return (yield)
    try:
        with patch.object(TransactionTestCase, "_fixture_teardown"):
            return (yield)
    finally:
        if COPY in item.config.stash:
            item.config.stash[COPY].renew()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What only PostgreSQL can prove is left out elsewhere, and pytest's closing lines say so."""
    if item.get_closest_marker("postgresql") and connections["default"].vendor != "postgresql":
        pytest.skip("needs DATABASE_URL of a PostgreSQL server")


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test sees what another one cached. That no notice stands on the pages is known already, as it is in a city that runs: the one query a minute that
    asks for it belongs to no page. Tests of notices clear it."""
    from pages.notices import KEY, SECONDS

    for name in settings.CACHES:
        caches[name].clear()
    cache.set(KEY, [], SECONDS)
    yield
    for name in settings.CACHES:
        caches[name].clear()
