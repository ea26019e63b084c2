"""Rows as a file for a spreadsheet program."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import chain

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r")
SEPARATOR = ";"
"""Where a comma stands in numbers, as in Indonesia, spreadsheets part cells by semicolons."""


def harmless(cell: object) -> str:
    """The cell as text. What a spreadsheet would take for a formula begins with an apostrophe: people wrote these words, not we."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_download(name: str, head: Iterable[object], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """The table as `name`.csv, UTF-8, kept by no cache on the way."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark: else spreadsheets take UTF-8 for something else
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    table = csv.writer(response, delimiter=SEPARATOR)
    for cells in chain([head], rows):
        table.writerow([harmless(cell) for cell in cells])
    return response
