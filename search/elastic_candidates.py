"""What the scorer reads of the products that Elasticsearch found.

Each process keeps what it has read, under the digest it had then (elastic_documents.digest). A product of which anything changed has another digest, so
what is kept is never out of date, and a search need not ask the database for what it read a moment ago.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from django.utils.timezone import localdate

from search.elastic_documents import DIGESTED, digest
from search.models import SearchDocument
from search.packs import KEPT_PACKS
from search.scoring import CARED_FOR_DAYS, Candidate

Found = tuple[int, int]
"""A product's id, and the digest of its document on the server."""

_kept: dict[Found, tuple[Candidate, date]] = {}
_lock = threading.Lock()


def candidates(found: Sequence[Found]) -> dict[int, Candidate]:
    """Those of these products that are here."""
    since = localdate() - timedelta(days=CARED_FOR_DAYS)
    known = {one[0]: kept for one in found if (kept := _kept.get(one))}
    if len(known) < len(found):
        known |= _read([one for one in found if one[0] not in known])
    return {product_id: candidate if touched >= since else candidate._replace(cared_for=False) for product_id, (candidate, touched) in known.items()}


def _read(found: Sequence[Found]) -> dict[int, tuple[Candidate, date]]:
    """From the embedded index. Only what has the digest of the server's document is kept: the server may not have heard of a change."""
    said = dict(found)
    facts = SearchDocument.objects.filter(pk__in=said).values_list("product_id", *DIGESTED)
    read: dict[int, tuple[Candidate, date]] = {}
    same: dict[Found, tuple[Candidate, date]] = {}
    for row in facts:
        product_id, _, _, state, _, _, shop, pack, touched = row
        read[product_id] = Candidate(product_id, pack, state != "", shop or 0), touched or date.max
        if digest(*row[1:]) == said[product_id]:
            same[product_id, said[product_id]] = read[product_id]
    with _lock:
        _kept.update(same)
        for oldest in list(islice(_kept, max(0, len(_kept) - KEPT_PACKS))):
            del _kept[oldest]
    return read
