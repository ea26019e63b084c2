
import django.db.models.deletion
import django.utils.timezone
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0033_shop_goods'),
        ('partner', '0007_partneraddress_code'),
        ('regions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CourierArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('charge', models.DecimalField(decimal_places=0, default=Decimal('0'), max_digits=10, verbose_name='Ongkos antar')),
            ],
            options={
                'verbose_name': 'Wilayah antar',
                'verbose_name_plural': 'Wilayah antar',
            },
        ),
        migrations.AlterModelOptions(
            name='partner',
            options={'ordering': ('name', 'code'), 'permissions': (('dashboard_access', 'Can access dashboard'),), 'verbose_name': 'Toko', 'verbose_name_plural': 'Toko'},
        ),
        migrations.AddField(
            model_name='partner',
            name='about',
            field=models.TextField(blank=True, verbose_name='Tentang toko'),
        ),
        migrations.AddField(
            model_name='partner',
            name='account_name',
            field=models.CharField(blank=True, max_length=100, verbose_name='Atas nama'),
        ),
        migrations.AddField(
            model_name='partner',
            name='account_number',
            field=models.CharField(blank=True, max_length=30, verbose_name='Nomor rekening'),
        ),
        migrations.AddField(
            model_name='partner',
            name='bank_name',
            field=models.CharField(blank=True, max_length=60, verbose_name='Nama bank'),
        ),
        migrations.AddField(
            model_name='partner',
            name='closes',
            field=models.TimeField(blank=True, null=True, verbose_name='Jam tutup'),
        ),
        migrations.AddField(
            model_name='partner',
            name='days',
            field=models.CharField(blank=True, max_length=60, verbose_name='Hari buka'),
        ),
        migrations.AddField(
            model_name='partner',
            name='decided_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='Diputuskan'),
        ),
        migrations.AddField(
            model_name='partner',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Diputuskan oleh'),
        ),
        migrations.AddField(
            model_name='partner',
            name='decision_reason',
            field=models.TextField(blank=True, verbose_name='Alasan'),
        ),
        migrations.AddField(
            model_name='partner',
            name='kelurahan',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region', verbose_name='Kelurahan'),
        ),
        migrations.AddField(
            model_name='partner',
            name='opens',
            field=models.TimeField(blank=True, null=True, verbose_name='Jam buka'),
        ),
        migrations.AddField(
            model_name='partner',
            name='owner_name',
            field=models.CharField(blank=True, max_length=150, verbose_name='Nama pemilik'),
        ),
        migrations.AddField(
            model_name='partner',
            name='phone',
            field=models.CharField(blank=True, max_length=16, verbose_name='Nomor HP toko'),
        ),
        migrations.AddField(
            model_name='partner',
            name='pickup',
            field=models.BooleanField(default=True, verbose_name='Boleh ambil di toko'),
        ),
        migrations.AddField(
            model_name='partner',
            name='registered_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='Mendaftar'),
        ),
        migrations.AddField(
            model_name='partner',
            name='status',
            field=models.CharField(choices=[('registered', 'Terdaftar, belum diperiksa'), ('verified', 'Sudah diperiksa petugas'), ('rejected', 'Ditolak'), ('suspended', 'Ditutup sementara oleh petugas')], db_index=True, default='registered', max_length=12, verbose_name='Keadaan'),
        ),
        migrations.AddField(
            model_name='partner',
            name='street',
            field=models.CharField(blank=True, max_length=200, verbose_name='Jalan dan nomor'),
        ),
        migrations.AddConstraint(
            model_name='stockrecord',
            constraint=models.UniqueConstraint(fields=('product',), name='partner_stockrecord_one_per_product'),
        ),
        migrations.AddField(
            model_name='courierarea',
            name='partner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='courier_areas', to='partner.partner'),
        ),
        migrations.AddField(
            model_name='courierarea',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region', verbose_name='Wilayah'),
        ),
        migrations.AddConstraint(
            model_name='courierarea',
            constraint=models.UniqueConstraint(fields=('partner', 'region'), name='partner_courierarea_once'),
        ),
    ]
