"""History, money records, and what buyer and seller, a payment company, or who reports a review said are added to and never rewritten: the database refuses
an UPDATE, whoever asks.

Installed after every migrate, as Django drops a table's triggers when it rewrites the table on SQLite. Rows may go with their whole order (a demo city
that is emptied), so DELETE is refused by the models only.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLES = {
    "order_orderevent": ("order_id", "at", "role", "words", "key", "old_status", "new_status"),
    "order_talkentry": ("order_id", "kind", "at", "role", "words"),
    "order_moneyrecord": ("order_id", "at", "role", "words", "kind", "amount", "method"),
    "complaints_complaintevent": ("complaint_id", "at", "role", "words", "key", "old_status", "new_status"),
    "reviews_reviewevent": ("review_id", "at", "role", "words", "key"),
    "reviews_reviewreport": ("review_id", "at", "reader", "network", "reason", "words"),
    "online_companymessage": ("order_id", "number", "kind", "at", "genuine", "http_code", "words"),
}
"""What stands fast in each, beside the row's own number."""
OF_PEOPLE = ("order_orderevent", "order_talkentry", "order_moneyrecord", "complaints_complaintevent", "reviews_reviewevent", "reviews_reviewreport")
"""A user who is deleted is forgotten here too: user_id may become empty, nothing else may change."""
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


def unguarded(using: str = "default") -> list[str]:
    """The tables whose trigger is missing or switched off."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    return [table for table in TABLES if f"append_only_{table}" not in there]


def _sqlite(table: str, name: str) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"""CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN {_differs(table, "IS NOT")}
            BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    ]


def _postgresql(table: str, name: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"""CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW
            WHEN ({_differs(table, "IS DISTINCT FROM")}) EXECUTE FUNCTION {name}()""",
    ]


def _differs(table: str, unlike: str) -> str:
    changed = [f"NEW.{column} {unlike} OLD.{column}" for column in ("id", *TABLES[table])]
    return " OR ".join((["NEW.user_id IS NOT NULL"] if table in OF_PEOPLE else []) + changed)
