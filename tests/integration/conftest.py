"""What integration tests share."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from tests.workers import House, Nursery, opened


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """Every log line of the server's own handler, information included."""
    out = StringIO()
    handler = next(handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler)
    monkeypatch.setattr(handler, "stream", out)
    for name in ("django_structlog", "pages", ""):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "level", logging.INFO)
        logger.manager._clear_cache()  # type: ignore[attr-defined]
    return out


@pytest.fixture(scope="module")
def nursery(request: pytest.FixtureRequest) -> Iterator[Nursery]:
    """Forks processes of what the test's module names as its WORKER."""
    workers = Nursery(request.module.WORKER)
    yield workers
    workers.close()


@pytest.fixture
def house(nursery: Nursery) -> Iterator[House]:
    """Where these processes work, with a mail server of its own."""
    with opened(nursery) as house:
        yield house
