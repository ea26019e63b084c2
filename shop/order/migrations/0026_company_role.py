from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0025_recorded_elsewhere'),
    ]

    operations = [
        migrations.AlterField(
            model_name='moneyrecord',
            name='role',
            field=models.CharField(choices=[('buyer', 'Pembeli'), ('seller', 'Penjual'), ('officer', 'Petugas'), ('clock', 'Sistem'), ('company', 'Perusahaan pembayaran')], max_length=10),
        ),
        migrations.AlterField(
            model_name='orderevent',
            name='role',
            field=models.CharField(choices=[('buyer', 'Pembeli'), ('seller', 'Penjual'), ('officer', 'Petugas'), ('clock', 'Sistem'), ('company', 'Perusahaan pembayaran')], max_length=10),
        ),
    ]
