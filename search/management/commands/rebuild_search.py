"""Make the search index anew."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.progress import Progress
from search import indexing


class Command(BaseCommand):
    help = "Make the search entry of every product anew, also on Elasticsearch where one is named. Safe at any time and to repeat; searches go on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        with Progress("Indeks pencarian", self.stderr) as progress:
            count = indexing.rebuild(progress.show)
        self.stdout.write(f"{count} produk masuk indeks pencarian.")
        if settings.ELASTICSEARCH_URL:
            self.rebuild_elasticsearch()

    def rebuild_elasticsearch(self) -> None:
        from search import elastic_index

        try:
            with Progress("Indeks Elasticsearch", self.stderr) as progress:
                count = elastic_index.rebuild(progress.show)
        except elastic_index.RebuildFailed as failure:
            raise CommandError(f"Indeks Elasticsearch tidak diganti, yang lama tetap dipakai: {failure}") from failure
        self.stdout.write(f"{count} produk masuk indeks Elasticsearch.")
