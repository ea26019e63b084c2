"""Import a list of goods from a CSV file."""

import csv
import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.progress import Progress
from shop.imports.actions import import_rows
from shop.imports.rows import MissingColumns, RowProblem, read_rows
from shop.imports.shops import CityShops


class Command(BaseCommand):
    help = (
        "Import goods from a CSV file with the columns src, src_id, title, category, price and city: the category tree from the path, one shop per city and "
        "root category. Safe to repeat: a row finds its product by src and src_id. Rows that cannot be used land in a report."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--limit", type=int, help="read only this many rows")
        parser.add_argument("--report", type=Path, help="where the rows that cannot be used are listed; var/imports/ when not said")

    def handle(self, *args: Any, file: Path, limit: int | None = None, report: Path | None = None, **options: Any) -> None:
        report = report or settings.VAR_DIR / "imports" / f"{file.stem}-laporan.csv"
        problems = 0
        try:
            report.parent.mkdir(parents=True, exist_ok=True)
            with file.open("rb") as raw, report.open("w", encoding="utf-8", newline="") as listed, Progress("Impor", self.stderr) as progress:
                table = csv.writer(listed)
                table.writerow(["baris", "kolom", "alasan"])

                def note(problem: RowProblem) -> None:
                    nonlocal problems
                    problems += 1
                    table.writerow([problem.number, problem.column, problem.reason])

                size = file.stat().st_size
                text = io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")
                outcome = import_rows(read_rows(text, limit), CityShops(), note, lambda: progress.show(raw.tell(), size))
                progress.show(1, 1)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        except MissingColumns as missing:
            raise CommandError(f"Kolom ini tidak ada di berkas: {', '.join(missing.columns)}.") from missing
        self.stdout.write(f"{outcome.created} barang baru, {outcome.updated} diubah, {outcome.same} tetap.")
        if problems:
            self.stdout.write(f"{problems} baris tidak dapat dipakai, alasannya ada di {report}.")
        call_command("update_search", stdout=self.stdout, stderr=self.stderr)  # by name: shop does not import search
