"""Elasticsearch while it answers, the embedded engine while it does not."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable

from search.documents import Document
from search.engines.base import Engine, Narrow, Order, SearchResult
from search.engines.elasticsearch import Outage
from search.understanding import Question

RETRY_SECONDS = 3.0
"""So long after a failure the server is left alone; then one search tries it again."""

log = logging.getLogger("search.elasticsearch")


class Breaker:
    """Remembers, for the threads of one process, that a server was away. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._again_at: float | None = None

    @property
    def is_open(self) -> bool:
        return self._again_at is not None

    def allows(self) -> bool:
        """Whether to try. While the server is away, one caller every RETRY_SECONDS may."""
        with self._lock:
            if self._again_at is None:
                return True
            if self._clock() < self._again_at:
                return False
            self._again_at = self._clock() + RETRY_SECONDS
            return True

    def failed(self) -> bool:
        """Returns True for the first failure of a row."""
        with self._lock:
            first, self._again_at = self._again_at is None, self._clock() + RETRY_SECONDS
            return first

    def worked(self) -> bool:
        """Returns True when the server is back."""
        with self._lock:
            back, self._again_at = self._again_at is not None, None
            return back


class FallbackEngine(Engine):
    """Asks `first`, and `second` at once when that fails; SearchResult.engine tells which one answered. Only Outage is forgiven.

    What is written here goes to `second`; changes reach `first` by their own rows (search/elastic_index.py), so no write waits for a server.
    """

    name = "fallback"

    def __init__(self, first: Engine, second: Engine, breaker: Breaker | None = None) -> None:
        self.first, self.second, self.breaker = first, second, breaker or Breaker()

    def index(self, documents: Iterable[Document]) -> None:
        self.second.index(documents)

    def delete(self, product_ids: Iterable[int]) -> None:
        self.second.delete(product_ids)

    def search(self, question: Question, narrow: Narrow, order: Order = Order.RELEVANCE, start: int = 0, stop: int = 24) -> SearchResult:
        if self.breaker.allows():
            try:
                result = self.first.search(question, narrow, order, start, stop)
            except Outage as outage:
                if self.breaker.failed():
                    log.warning("search.outage: %s. The embedded engine answers; the server is tried again every %s s.", outage, RETRY_SECONDS)
            else:
                if self.breaker.worked():
                    log.info("search.recovered: the server answers again.")
                return result
        return self.second.search(question, narrow, order, start, stop)
