"""Put the shipped guides, news, trainings, programme and pages into the tree."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.shipped.tree import Loader


class Command(BaseCommand):
    help = "Memuat panduan, berita, pelatihan, program, dan halaman bawaan. Boleh diulang: yang sudah ada tidak disentuh."

    def handle(self, *args: Any, **options: Any) -> None:
        def say(key: str) -> None:
            if options["verbosity"] > 1:
                self.stdout.write(f"  {key}")

        added = Loader(say).load()
        self.stdout.write(f"Konten: {added} bagian baru." if added else "Konten: sudah lengkap.")
