
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0001_registrations'),
    ]

    operations = [
        migrations.AddField(
            model_name='checkin',
            name='was',
            field=models.CharField(choices=[('terdaftar', 'Terdaftar'), ('menunggu', 'Menunggu'), ('ditawari', 'Ditawari kursi'), ('batal', 'Batal'), ('hadir', 'Hadir')], default='terdaftar', max_length=10, verbose_name='Keadaan sebelumnya'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='was_offered_until',
            field=models.DateTimeField(blank=True, null=True, verbose_name='Ditawari sampai, sebelumnya'),
        ),
        migrations.AddField(
            model_name='checkin',
            name='was_reason',
            field=models.CharField(blank=True, choices=[('sendiri', 'Dibatalkan sendiri'), ('ditolak', 'Tawaran kursi tidak diambil'), ('lewat', 'Tawaran kursi lewat batas waktu'), ('petugas', 'Dibatalkan petugas')], max_length=10, verbose_name='Alasan batal sebelumnya'),
        ),
    ]
