"""A real Elasticsearch for the tests that want one: ELASTICSEARCH_TEST_URL names it."""

import os
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from search import elastic_expected, elastic_index
from search.engines.elasticsearch import ElasticsearchEngine

URL = os.environ.get("ELASTICSEARCH_TEST_URL", "")


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is the first to ask, and the first to find the server away."""
    elastic_expected.forget()
    monkeypatch.setattr(elastic_index, "_away", False)


@pytest.fixture
def server(settings: Any) -> Iterator[Elasticsearch]:
    """The test server, under a prefix nobody else has."""
    if not URL:
        pytest.skip("needs ELASTICSEARCH_TEST_URL of an Elasticsearch server")
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = URL, f"uji-{uuid.uuid4().hex[:12]}"
    with Elasticsearch(URL, request_timeout=30) as found:
        yield found
        if names := list(found.indices.get_alias(index=f"{settings.ELASTICSEARCH_PREFIX}-*")):
            found.indices.delete(index=",".join(names))


@pytest.fixture
def elastic(server: Elasticsearch) -> ElasticsearchEngine:
    """An engine that has time, and sees at once what it wrote."""
    return ElasticsearchEngine(seconds=30, refresh=True)
