"""The table of the embedded engine, in the database's own full-text index. No model: the two databases have nothing in common here."""

from django.db import migrations

# Words are split before they get here; the tokenizer only finds the spaces again. detail=column: no phrases are asked, which halves the table.
SQLITE = """
CREATE VIRTUAL TABLE search_words USING fts5(
    title, category, shop, description,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '.'", detail = column
)
"""
# Weights: A title, B category, C shop, D description.
POSTGRESQL = [
    "CREATE TABLE search_words (product_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_words_index ON search_words USING gin (words)",
]


def create(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else [SQLITE]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(create, drop)]
