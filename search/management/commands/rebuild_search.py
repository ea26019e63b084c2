"""Make the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.progress import Progress
from search.indexing import rebuild


class Command(BaseCommand):
    help = "Make the search entry of every product anew. Safe at any time and to repeat; searches go on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        with Progress("Indeks pencarian", self.stderr) as progress:
            count = rebuild(progress.show)
        self.stdout.write(f"{count} produk masuk indeks pencarian.")
