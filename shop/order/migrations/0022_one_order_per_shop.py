
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0021_billingaddress_code_shippingaddress_code'),
        ('partner', '0008_shop'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OrderGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'Kelompok pesanan',
                'verbose_name_plural': 'Kelompok pesanan',
            },
        ),
        migrations.AlterModelOptions(
            name='order',
            options={'ordering': ['-date_placed'], 'verbose_name': 'Pesanan', 'verbose_name_plural': 'Pesanan'},
        ),
        migrations.AddField(
            model_name='order',
            name='buyer_name',
            field=models.CharField(default='', max_length=150, verbose_name='Nama pembeli'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='order',
            name='buyer_phone',
            field=models.CharField(default='', max_length=16, verbose_name='Nomor HP pembeli'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='order',
            name='cancel_reason',
            field=models.CharField(blank=True, max_length=200, verbose_name='Alasan batal'),
        ),
        migrations.AddField(
            model_name='order',
            name='deadline',
            field=models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='Batas waktu'),
        ),
        migrations.AddField(
            model_name='order',
            name='note',
            field=models.CharField(blank=True, max_length=300, verbose_name='Catatan untuk penjual'),
        ),
        migrations.AddField(
            model_name='order',
            name='partner',
            field=models.ForeignKey(default=0, on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='partner.partner', verbose_name='Toko'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='order',
            name='payment_method',
            field=models.CharField(default='', max_length=30, verbose_name='Cara bayar'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='shippingaddress',
            name='kelurahan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region', verbose_name='Kelurahan'),
        ),
        migrations.AddField(
            model_name='shippingaddress',
            name='landmark',
            field=models.CharField(blank=True, max_length=150, verbose_name='Patokan'),
        ),
        migrations.AddField(
            model_name='shippingaddress',
            name='rt',
            field=models.CharField(blank=True, max_length=3, verbose_name='RT'),
        ),
        migrations.AddField(
            model_name='shippingaddress',
            name='rw',
            field=models.CharField(blank=True, max_length=3, verbose_name='RW'),
        ),
        migrations.AddField(
            model_name='order',
            name='group',
            field=models.ForeignKey(default=0, on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='order.ordergroup'),
            preserve_default=False,
        ),
    ]
