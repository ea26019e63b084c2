"""What one gets without work on the language, on the same titles: for `make bench-search` to measure beside ours."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from elasticsearch import Elasticsearch

INDEX = "bench-titles"
PAGE = 24
CHUNK = 2000
FACETS = {
    "category": {"terms": {"field": "category.exact"}},
    "city": {"terms": {"field": "city"}},
    "price": {"range": {"field": "price", "ranges": [{"to": 50_000}, {"from": 50_000, "to": 100_000}, {"from": 100_000}]}},
}
Ask = Callable[[str, int], list[str]]
"""Question and number of hits to keys, best first."""


def fts5(titles: Iterable[tuple[str, str]]) -> Ask:
    """Titles in FTS5, any word, ranked by bm25."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE plain USING fts5(key UNINDEXED, title)")
    table.executemany("INSERT INTO plain VALUES (?, ?)", titles)

    def ask(text: str, limit: int) -> list[str]:
        words = ["".join(char for char in word if char.isalnum()) for word in text.split()]
        match = " OR ".join(f'"{word}"' for word in words if word)
        return [key for (key,) in table.execute("SELECT key FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (match, limit))] if match else []

    return ask


class Titles:
    """Titles on a server as one puts them there on a usual day."""

    def __init__(self, server: Elasticsearch, rows: Iterable[dict[str, Any]]) -> None:
        self.server = server
        text = {"type": "text", "analyzer": "standard"}
        server.indices.delete(index=INDEX, ignore_unavailable=True)
        server.indices.create(
            index=INDEX,
            settings={"number_of_shards": 1, "number_of_replicas": 0},
            mappings={
                "properties": {
                    "title": text | {"fields": {"stock": {"type": "text", "analyzer": "indonesian"}}},
                    "category": text | {"fields": {"exact": {"type": "keyword"}}},
                    "city": {"type": "keyword"},
                    "price": {"type": "long"},
                }
            },
        )
        operations: list[dict[str, Any]] = []
        for row in rows:
            operations += [{"index": {"_index": INDEX, "_id": row["id"]}}, {name: row[name] for name in ("title", "category", "city", "price")}]
        for start in range(0, len(operations), 2 * CHUNK):
            server.bulk(operations=operations[start : start + 2 * CHUNK])
        server.indices.refresh(index=INDEX)

    def plain(self, text: str) -> None:
        """The measure of time: a match on the title with a page of hits and three facets."""
        self.server.search(index=INDEX, query={"match": {"title": text}}, size=PAGE, aggs=FACETS)

    def stock(self, text: str, limit: int) -> list[str]:
        """The analyzer named `indonesian`, any word."""
        return self._keys({"match": {"title.stock": text}}, limit)

    def cascade(self, text: str, limit: int) -> list[str]:
        """All words over title and category, phrases first; short of a page, what a relaxed fuzzy query finds besides."""
        fields = ["title^3", "category"]
        every = {"multi_match": {"query": text, "type": "cross_fields", "operator": "and", "fields": fields}}
        strict = {"bool": {"must": every, "should": {"match_phrase": {"title": {"query": text, "slop": 2, "boost": 2}}}}}
        found = self._keys(strict, limit)
        if len(found) < PAGE:
            relaxed = self._keys({"multi_match": {"query": text, "fields": fields, "fuzziness": "AUTO"}}, limit)
            found += [key for key in relaxed if key not in found]
        return found[:limit]

    def _keys(self, query: dict[str, Any], limit: int) -> list[str]:
        return [hit["_id"] for hit in self.server.search(index=INDEX, query=query, size=limit, source=False)["hits"]["hits"]]
