"""The real list of 34,323 goods: import and search as promised. It is not in the repository, so this runs only beside it."""

import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from shop.catalogue.models import Category, Product
from shop.partner.models import Partner

ROOT = Path(__file__).resolve().parents[3]
LISTINGS = Path(os.environ.get("LOKAPASAR_SHARED", ROOT.parent / "shared")) / "data" / "real_listings.csv"
ROWS, TWICE = 34_323, 9
"""Rows of the list, and how many of them repeat a number."""

LIST_QUERIES, SEARCH_QUERIES = 8, 18
"""As tests of lists and of search count them for three rows, less the category tree (in the cache here) and the site (no page is found here); search asks
for the stamp of the vocabulary, the names of the districts and the synonyms of editors again, which the emptied cache held."""

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not LISTINGS.exists(), reason=f"{LISTINGS.name} is not beside the repository")]


def test_the_site_works_on_the_real_list(client: Client, tmp_path: Path, django_assert_num_queries: Any) -> None:
    """One test, because the import takes its time: goods are in, coffee comes first, lists cost what they cost with three rows."""
    report = tmp_path / "laporan.csv"
    call_command("import_listings", str(LISTINGS), report=report, stdout=StringIO(), stderr=StringIO())
    assert Product.objects.count() == ROWS - TWICE
    assert len(report.read_text(encoding="utf-8").splitlines()) == 1 + TWICE
    assert Partner.objects.count() == 1489
    assert Category.find_problems() == ([], [], [], [], [])

    first_page = client.get("/cari/?q=kopi+gayo").context["list"].cards
    assert len(first_page) == 24
    for card in first_page:
        assert "kopi" in card.title.lower(), card.title
        assert "gayo" in card.title.lower() or "takengon" in card.title.lower(), card.title  # Takengon is where Gayo coffee grows
        assert card.shop_name.startswith("Makanan minuman")

    for address, queries in (("/produk/", LIST_QUERIES), ("/kategori/makanan-minuman/", LIST_QUERIES), ("/cari/?q=kaos", SEARCH_QUERIES)):
        client.get(address)
        cache.clear()
        client.get("/kategori/kopi/")  # what a process keeps for every list
        with django_assert_num_queries(queries):
            assert len(client.get(address).context["list"].cards) == 24
