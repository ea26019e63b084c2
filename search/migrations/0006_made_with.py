from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0005_misses")]
    operations = [migrations.RenameField("searchstate", "lexicon", "made_with")]
