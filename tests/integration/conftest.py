"""What integration tests share."""

import logging
from io import StringIO

import pytest


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
