
import django.db.models.deletion
import oscar.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0032_category_exclude_from_menu_category_long_description'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProductChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product_id', models.BigIntegerField(db_index=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'Perubahan produk',
                'verbose_name_plural': 'Perubahan produk',
            },
        ),
        migrations.AlterModelOptions(
            name='category',
            options={'ordering': ['path'], 'verbose_name': 'Kategori', 'verbose_name_plural': 'Kategori'},
        ),
        migrations.AlterModelOptions(
            name='product',
            options={'ordering': ['-date_created'], 'verbose_name': 'Produk', 'verbose_name_plural': 'Produk'},
        ),
        migrations.AlterModelOptions(
            name='productimage',
            options={'ordering': ['display_order'], 'verbose_name': 'Foto produk', 'verbose_name_plural': 'Foto produk'},
        ),
        migrations.RemoveField(
            model_name='productimage',
            name='original',
        ),
        migrations.AddField(
            model_name='product',
            name='condition',
            field=models.CharField(blank=True, default='Baru', max_length=40, verbose_name='Kondisi'),
        ),
        migrations.AddField(
            model_name='product',
            name='ingredients',
            field=models.TextField(blank=True, verbose_name='Bahan'),
        ),
        migrations.AddField(
            model_name='product',
            name='keeping',
            field=models.CharField(blank=True, max_length=300, verbose_name='Cara simpan dan daya tahan'),
        ),
        migrations.AddField(
            model_name='product',
            name='lead_days',
            field=models.PositiveSmallIntegerField(default=0, help_text='0 berarti siap diambil atau dikirim.', verbose_name='Lama membuat (hari)'),
        ),
        migrations.AddField(
            model_name='product',
            name='legality',
            field=models.CharField(blank=True, help_text='Tulis nomornya bila ada, misalnya nomor P-IRT.', max_length=200, verbose_name='Izin produk'),
        ),
        migrations.AddField(
            model_name='product',
            name='material',
            field=models.CharField(blank=True, max_length=200, verbose_name='Bahan kain atau badan'),
        ),
        migrations.AddField(
            model_name='product',
            name='source_key',
            field=oscar.models.fields.NullCharField(editable=False, help_text='src:src_id of an imported row', max_length=120, unique=True),
        ),
        migrations.AddField(
            model_name='product',
            name='unit',
            field=models.CharField(blank=True, help_text='Misalnya: bungkus 250 gram, loyang, pasang.', max_length=40, verbose_name='Satuan'),
        ),
        migrations.AddField(
            model_name='product',
            name='weight',
            field=models.PositiveIntegerField(default=0, verbose_name='Berat kirim (gram)'),
        ),
        migrations.AddField(
            model_name='productimage',
            name='image',
            field=models.ForeignKey(default=0, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailimages.image', verbose_name='Foto'),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.UniqueConstraint(fields=('slug',), name='catalogue_category_one_address'),
        ),
    ]
