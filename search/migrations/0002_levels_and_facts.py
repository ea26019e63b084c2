"""The index anew: terms with their level in front, what filters ask beside them, and the words counted. Filled by rebuild_search."""

from django.db import migrations, models

# Terms are made before they get here; the tokenizer only finds the spaces again. detail=none: neither places nor columns are asked.
SQLITE = [
    "DROP TABLE search_words",
    """CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0 tokenchars '.~='", detail = none)""",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, row)",
]
POSTGRESQL = ["TRUNCATE search_words"]


def renew(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_embedded_index")]
    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("product_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("public", models.BooleanField()),
                ("price", models.BigIntegerField()),
                ("state", models.CharField(max_length=5)),
                ("category", models.BigIntegerField(null=True)),
                ("region", models.CharField(max_length=13)),
                ("shop", models.BigIntegerField(null=True)),
                ("pack", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("documents", models.PositiveIntegerField(default=0)),
                ("stamp", models.CharField(default="", max_length=40)),
                ("lexicon", models.CharField(default="", max_length=12)),
            ],
        ),
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                ("term", models.CharField(max_length=90, primary_key=True, serialize=False)),
                ("products", models.PositiveIntegerField()),
            ],
        ),
    ]
