"""Engines behind one contract (base.py)."""

from functools import lru_cache

from search.engines.base import Engine


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The engine of this installation: the one that needs no server."""
    from search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine()
