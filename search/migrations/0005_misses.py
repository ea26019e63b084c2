"""What was searched and not found, or found and not opened: a count per day and term."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0004_synonyms")]
    operations = [
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("term", models.CharField(max_length=60)),
                ("searches", models.PositiveIntegerField()),
                ("without_result", models.PositiveIntegerField()),
                ("without_click", models.PositiveIntegerField()),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("day", "term"), name="search_miss_once_a_day")]},
        ),
    ]
