"""The command that asks a file of questions as the search page would."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.indexing import rebuild
from search.management.commands.search_run import share
from shop.catalogue.models import Product
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db


def test_it_writes_source_ids_in_the_order_of_the_page(tmp_path: Path) -> None:
    shop = make_shop()
    for number, title in enumerate(("Teh Melati", "Kopi Lampung", "Kopi Gayo"), start=1):
        Product.objects.filter(pk=make_product(shop, title=title).pk).update(source_key=f"uji:P{number}")
    rebuild()
    questions, out, said = tmp_path / "q.jsonl", tmp_path / "run.json", StringIO()
    questions.write_text('{"qid": "A", "query": "kopi gayo"}\n\n{"qid": "B", "query": "tidak ada"}\n', encoding="utf-8")
    call_command("search_run", str(questions), engine="embedded", out=out, stdout=said)
    assert json.loads(out.read_text()) == {"A": ["P3", "P2"], "B": []}
    assert said.getvalue().startswith("embedded: 2 questions, p50 ")


@pytest.mark.parametrize("text", ["", "bukan json"])
def test_a_file_without_questions_is_named(tmp_path: Path, text: str) -> None:
    questions = tmp_path / "kosong.jsonl"
    questions.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=r"kosong\.jsonl"):
        call_command("search_run", str(questions), out=tmp_path / "run.json")


def test_shares_of_times() -> None:
    times = [float(number) for number in range(1, 101)]
    assert (share(times, 0.5), share(times, 0.95), share([7.0], 0.95)) == (51.0, 96.0, 7.0)
