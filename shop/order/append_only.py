"""History, money records and what is said against reviews are added to and never rewritten: the database refuses an UPDATE, whoever asks.

Installed after every migrate, as Django drops a table's triggers when it rewrites the table on SQLite. Rows may go with their whole order (a demo city
that is emptied), so DELETE is refused by the models only.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLES = {
    "order_orderevent": ("id", "order_id", "at", "role", "words", "key", "old_status", "new_status"),
    "order_moneyrecord": ("id", "order_id", "at", "role", "words", "kind", "amount", "method"),
    "reviews_reviewevent": ("id", "review_id", "at", "role", "words", "key"),
    "reviews_reviewreport": ("id", "review_id", "at", "reader", "network", "reason", "words"),
}
"""Each with the columns that never change; beside them stands user_id."""
REFUSAL = "append only"


def install(using: str = "default", **kwargs: Any) -> None:
    """Put the triggers in place, whether they are there or not. Called after migrate."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    write = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in write(table, f"append_only_{table}") if table in tables else ():
                cursor.execute(statement)


def _sqlite(table: str, name: str) -> list[str]:
    # A user who is deleted is forgotten here too: user_id may become empty, nothing else may change.
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"""CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN NEW.user_id IS NOT NULL OR {_differs(table, "IS NOT")}
            BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    ]


def _postgresql(table: str, name: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"""CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW
            WHEN (NEW.user_id IS NOT NULL OR {_differs(table, "IS DISTINCT FROM")}) EXECUTE FUNCTION {name}()""",
    ]


def _differs(table: str, unlike: str) -> str:
    return " OR ".join(f"NEW.{column} {unlike} OLD.{column}" for column in TABLES[table])
