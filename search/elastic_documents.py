"""A product as a document of Elasticsearch.

Words are made here, never there: a document holds each of its terms as often as its level says, in one field `w` whose score is boost times frequency.
So the sums are whole numbers, the same as those of the embedded engine, and the analysis of the server does not come into it.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from elasticsearch import dsl

from search.documents import Document
from shop.catalogue.filters import VILLAGE_CODE_LENGTH

SIMILARITY = {"impact": {"type": "scripted", "script": {"source": "return query.boost * doc.freq;"}}}
Json = dict[str, Any]


class ProductDocument(dsl.Document):
    """One product. Anything that is not named here is refused."""

    w = dsl.Text(analyzer="whitespace", norms=False, index_options="freqs", similarity="impact")
    id = dsl.Long()
    public = dsl.Boolean()
    price = dsl.Long()
    state = dsl.Keyword()
    category = dsl.Long()
    region = dsl.Keyword()
    within = dsl.Keyword(doc_values=False)
    """What a filter may name to find this region: itself and all above it."""
    shop = dsl.Long()
    digest = dsl.Long(index=False)

    class Meta:
        dynamic = dsl.MetaField("strict")
        source = dsl.MetaField(enabled=False)  # fetching is what costs, and an answer is ids


def definition() -> Json:
    """Settings and mappings of the index."""
    index = dsl.Index("products")
    index.document(ProductDocument)
    index.settings(
        number_of_shards=1,  # counts of filters are exact within a shard only
        auto_expand_replicas="0-1",
        refresh_interval="1s",  # said aloud, else the server stops refreshing an index that nobody asks for a while
        gc_deletes="1h",  # so long a late write cannot bring back what was deleted
        similarity=SIMILARITY,
    )
    body: Json = index.to_dict()
    return body


def source_of(document: Document) -> Json:
    """A document as the server keeps it; empty facts are left out."""
    parts = document.region.split(".") if document.region else []
    above = [".".join(parts[:depth]) for depth in range(1, len(parts))]
    facts = {
        "id": document.product_id,
        "public": document.public,
        "price": document.price,
        "state": document.state or None,
        "category": document.category,
        "region": document.region or None,
        "within": [*above, document.region] if len(document.region) == VILLAGE_CODE_LENGTH else above,
        "shop": document.shop,
        "digest": digest_of(document),
        "w": " ".join(f"{term} " * (level - 1) + term for term, level in document.terms.items()),
    }
    return {name: value for name, value in facts.items() if value is not None}


DIGESTED = ("public", "price", "state", "category", "region", "shop", "pack", "touched")
"""Facts of a Document, and of a SearchDocument, that `digest` is given, in its order."""


def digest_of(document: Document) -> int:
    """The digest of a document to be written."""
    return digest(*(getattr(document, fact) for fact in DIGESTED))


def digest(public: bool, price: int, state: str, category: int | None, region: str, shop: int | None, pack: str, touched: date | None) -> int:
    """What a document says, and what the scorer reads of its product, in one number for comparing many. 64 bits, signed."""
    text = repr((bool(public), int(price), state, category, region, shop, pack, str(touched or "")))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), signed=True)
