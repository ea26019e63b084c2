"""Load the official region codes from the compressed table in the repository."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from portal.regions.models import Region

TABLE = Path(__file__).parents[2] / "regions.csv.gz"


def rows(path: Path = TABLE, under: str = "") -> Iterator[Region]:
    """Every region of the table in code order, so that a parent precedes its children; `under` keeps one city and its ancestors."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code"]
            if under and not (code.startswith(under) or under.startswith(code + ".")):
                continue
            yield Region(code=code, name=row["name"], level=code.count("."), parent_id=code.rpartition(".")[0] or None, postcode=row["postcode"] or "")


class Command(BaseCommand):
    help = "Load all official region codes. Safe to repeat: names and postcodes are brought up to date, no code is ever deleted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--under", default="", help="only this code, its ancestors and everything below it, such as 12.71")

    def handle(self, *args: Any, under: str = "", **options: Any) -> None:
        with transaction.atomic():
            loaded = Region.objects.bulk_create(
                rows(under=under), batch_size=5000, update_conflicts=True, unique_fields=["code"], update_fields=["name", "postcode"]
            )
        self.stdout.write(f"{len(loaded)} wilayah dimuat.")
