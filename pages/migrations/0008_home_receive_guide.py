import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0007_glossary_and_approval'),
    ]

    operations = [
        migrations.AddField(
            model_name='homepage',
            name='receive_guide',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='pages.guidepage', verbose_name='Panduan menerima barang'),
        ),
    ]
