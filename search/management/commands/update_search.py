"""Bring the search index up to date with changes that wait."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.progress import Progress
from search.indexing import drain_all


class Command(BaseCommand):
    help = "Make the search entries of changed products anew. The scheduler does the same every few seconds; this one does not wait for it."

    def handle(self, *args: Any, **options: Any) -> None:
        with Progress("Indeks pencarian", self.stderr) as progress:
            count = drain_all(progress.show)
        self.stdout.write(f"{count} perubahan masuk indeks pencarian.")
