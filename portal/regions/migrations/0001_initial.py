
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('code', models.CharField(max_length=13, primary_key=True, serialize=False, verbose_name='Kode')),
                ('name', models.CharField(db_index=True, max_length=100, verbose_name='Nama')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'Provinsi'), (1, 'Kabupaten atau kota'), (2, 'Kecamatan'), (3, 'Desa atau kelurahan')], db_index=True, verbose_name='Tingkat')),
                ('postcode', models.CharField(blank=True, max_length=5, verbose_name='Kode pos')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='regions.region', verbose_name='Bagian dari')),
            ],
            options={
                'verbose_name': 'Wilayah',
                'verbose_name_plural': 'Wilayah',
                'ordering': ['code'],
            },
        ),
    ]
