"""Sets of bits for usual terms, and what was written last. The sets are made when words are counted next; until then the words themselves are asked."""

from django.db import migrations, models


def store_as_they_are(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":  # they are pressed already, or gain nothing by it
        schema_editor.execute("ALTER TABLE search_searchposting ALTER COLUMN bits SET STORAGE EXTERNAL")


class Migration(migrations.Migration):
    dependencies = [("search", "0007_touched")]
    operations = [
        migrations.CreateModel(
            name="SearchPosting",
            fields=[
                ("term", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("size", models.PositiveIntegerField()),
                ("bits", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchWrite",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BigIntegerField()),
                ("products", models.TextField()),
            ],
        ),
        migrations.RunPython(store_as_they_are, migrations.RunPython.noop),
    ]
