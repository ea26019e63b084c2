"""Change rows by the database itself: whatever writes to goods, stock, shops or categories, the row is there in the same transaction.

Also for bulk_create, update(), deletion and plain SQL. Installed after every migrate: when Django rewrites a table on SQLite, its triggers go with the
old table.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

PREFIX = "search_change"
_PRODUCT = "SELECT {row}.id"
_OF = "SELECT {row}.product_id"
_OF_SHOP = "SELECT product_id FROM partner_stockrecord WHERE partner_id = {row}.id"
_OF_CATEGORY = """SELECT link.product_id FROM catalogue_productcategory link JOIN catalogue_category below ON below.id = link.category_id
    WHERE below.path LIKE {row}.path || '%'"""
# Table, what happens, columns of an update that matter, and the products that changed by it.
WATCHED = (
    ("catalogue_product", "INSERT", (), _PRODUCT),
    ("catalogue_product", "UPDATE", ("title", "is_public", "lead_days"), _PRODUCT),
    ("catalogue_product", "DELETE", (), _PRODUCT),
    ("catalogue_productcategory", "INSERT", (), _OF),
    ("catalogue_productcategory", "UPDATE", ("category_id", "product_id"), _OF),
    ("catalogue_productcategory", "DELETE", (), _OF),
    ("partner_stockrecord", "INSERT", (), _OF),
    ("partner_stockrecord", "UPDATE", ("price", "num_in_stock", "num_allocated", "partner_id", "product_id"), _OF),
    ("partner_stockrecord", "DELETE", (), _OF),
    ("partner_partner", "UPDATE", ("status", "name", "kelurahan_id"), _OF_SHOP),
    ("catalogue_category", "UPDATE", ("name", "path"), _OF_CATEGORY),
)


def install(using: str = "default", **kwargs: Any) -> None:
    """Put every trigger in place, whether it is there or not. Called after migrate."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if not {"catalogue_productchange", *(table for table, *_ in WATCHED)} <= tables:
        return
    write = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table, event, columns, products in WATCHED:
            name = f"{PREFIX}_{table}_{event.lower()}"
            row = "OLD" if event == "DELETE" else "NEW"
            happens = f"UPDATE OF {', '.join(columns)}" if columns else event
            for statement in write(name, table, happens, row, products.format(row=row)):
                cursor.execute(statement)


def _sqlite(name: str, table: str, happens: str, row: str, products: str) -> list[str]:
    return [  # names and columns are the constants above
        f"DROP TRIGGER IF EXISTS {name}",
        f"""CREATE TRIGGER {name} AFTER {happens} ON {table} BEGIN
            INSERT INTO catalogue_productchange (product_id, created_at) SELECT one.*, strftime('%Y-%m-%d %H:%M:%f', 'now') FROM ({products}) one;
        END""",  # noqa: S608
    ]


def _postgresql(name: str, table: str, happens: str, row: str, products: str) -> list[str]:
    return [
        f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO catalogue_productchange (product_id, created_at) SELECT one.*, now() FROM ({products}) one;
            RETURN {row};
        END $$""",  # noqa: S608
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} AFTER {happens} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
