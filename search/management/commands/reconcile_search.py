"""Compare the index on Elasticsearch with the database and mend it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compare every document on Elasticsearch with the embedded index, push again what differs, and say what was repaired."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ELASTICSEARCH_URL:
            raise CommandError("ELASTICSEARCH_URL belum diisi: tidak ada server untuk dibandingkan.")
        from search.elastic_index import reconcile
        from search.engines.elasticsearch import Outage

        try:
            repair = reconcile()
        except Outage as outage:
            raise CommandError(f"Elasticsearch tidak menjawab: {outage}") from outage
        if not repair.count:
            self.stdout.write("Indeks Elasticsearch sama dengan basis data.")
            return
        for ids, what in ((repair.missing, "hilang"), (repair.extra, "berlebih"), (repair.different, "berbeda")):
            if ids:
                shown = ", ".join(map(str, ids[:20])) + (", ..." if len(ids) > 20 else "")
                self.stdout.write(f"{len(ids)} produk {what}, diperbaiki: {shown}")
        if repair.left:
            raise CommandError(f"{len(repair.left)} produk masih tidak sama. Jalankan rebuild_search.")
