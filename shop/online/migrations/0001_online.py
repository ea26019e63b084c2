import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0024_life_of_an_order'),
    ]

    operations = [
        migrations.CreateModel(
            name='CompanyMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='Nomor yang disebut')),
                ('kind', models.CharField(choices=[('notice', 'Pemberitahuan'), ('page', 'Jawaban atas permintaan halaman bayar'), ('status', 'Jawaban atas pertanyaan keadaan'), ('refund', 'Jawaban atas pengembalian')], max_length=10, verbose_name='Jenis')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='Datang pada')),
                ('genuine', models.BooleanField(verbose_name='Tanda tangan benar')),
                ('http_code', models.PositiveSmallIntegerField(null=True, verbose_name='Kode HTTP')),
                ('words', models.TextField(verbose_name='Isi')),
                ('order', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='company_messages', to='order.order', verbose_name='Pesanan')),
            ],
            options={
                'verbose_name': 'Pesan perusahaan pembayaran',
                'verbose_name_plural': 'Pesan perusahaan pembayaran',
                'ordering': ('at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='PaymentPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=500, verbose_name='Alamat')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Dibuat pada')),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='payment_page', to='order.order', verbose_name='Pesanan')),
            ],
            options={
                'verbose_name': 'Halaman bayar',
                'verbose_name_plural': 'Halaman bayar',
            },
        ),
    ]
