"""Changes that wait for Elasticsearch."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_levels_and_facts")]
    operations = [
        migrations.CreateModel(
            name="SearchPending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("product_id", models.BigIntegerField()),
            ],
        ),
    ]
