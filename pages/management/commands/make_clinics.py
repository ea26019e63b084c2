"""Make the clinics of a city from the official codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.clinics.actions import NothingToMakeFrom, make_clinics
from portal.progress import Progress


class Command(BaseCommand):
    help = "Membuat satu halaman klinik untuk setiap desa dan kelurahan sebuah kota. Boleh diulang: yang sudah ada tidak disentuh."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("city", help="kode resmi kota atau kabupaten, contoh 12.71")

    def handle(self, *args: Any, city: str = "", **options: Any) -> None:
        try:
            with Progress("Klinik", self.stdout) as progress:
                made = make_clinics(city, progress.show)
        except NothingToMakeFrom as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{made.clinics} klinik dibuat, {made.villages - made.clinics} sudah ada." if made.clinics else "Klinik: sudah lengkap.")
