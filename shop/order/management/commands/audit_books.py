"""Prove on the stored rows that nothing was oversold, lost, or changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from shop.order.audit import CHECKS


@contextmanager
def one_moment() -> Iterator[None]:
    """All questions see the same moment, while people go on ordering; on SQLite, which has one writer, they wait until the last answer."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


class Command(BaseCommand):
    help = "Check the books of all orders: stock, sums, goods set aside, shops, money, history, refunds. Names every fault and ends with 1 when there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        with one_moment():
            for check in CHECKS:
                wrong = 0
                for line in check.find():
                    wrong += 1
                    self.stdout.write(f"  {line}")
                self.stdout.write(f"{'SALAH' if wrong else 'benar'}: {check.title}" + (f" ({wrong})" if wrong else ""))
                found += wrong
        if found:
            raise CommandError(f"{found} kesalahan.")
