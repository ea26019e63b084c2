"""Engines behind one contract (base.py)."""

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from search.engines.base import Engine


def engine() -> Engine:
    """The engine of this installation: Elasticsearch where a server is named, with the one that needs no server behind it."""
    return _installed(bool(settings.ELASTICSEARCH_URL))


@lru_cache(maxsize=2)
def _installed(has_server: bool) -> Engine:
    from search.engines.fallback import FallbackEngine

    return FallbackEngine(named_engine("elasticsearch"), named_engine("embedded")) if has_server else named_engine("embedded")


def named_engine(name: str) -> Engine:
    """One engine by its name. Raises KeyError for an unknown one."""
    return import_string({"embedded": "search.engines.embedded.EmbeddedEngine", "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine"}[name])()
