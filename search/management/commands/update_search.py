"""Bring the search index up to date with changes that wait."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.progress import Progress
from search.indexing import drain_all, is_stale, rebuild


class Command(BaseCommand):
    help = (
        "Make the search entries of changed products anew. The scheduler does the same every few seconds; this one does not wait for it. "
        "After a new lexicon, and the first time, all entries are made anew."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with Progress("Indeks pencarian", self.stderr) as progress:
            if is_stale():
                self.stdout.write(f"{rebuild(progress.show)} produk masuk indeks pencarian.")
                return
            count = drain_all(progress.show)
        if count:
            self.stdout.write(f"{count} perubahan masuk indeks pencarian.")
