from django.db import migrations, models


def keep_todays(apps, schema_editor):
    """Nobody wrote down what the officer saw. What stands there today is the best that is known, and no later change of it counts."""
    Partner = apps.get_model("partner", "Partner")
    for shop in Partner.objects.filter(status__in=("verified", "suspended")).prefetch_related("users").iterator(chunk_size=200):
        shop.checked_phone = shop.phone
        shop.checked_emails = [person.email for person in shop.users.all() if person.is_active and person.email]
        shop.save(update_fields=["checked_phone", "checked_emails"])


class Migration(migrations.Migration):

    dependencies = [
        ('partner', '0010_paying'),
    ]

    operations = [
        migrations.AddField(
            model_name='partner',
            name='checked_emails',
            field=models.JSONField(blank=True, default=list, verbose_name='Alamat e-mail waktu diperiksa'),
        ),
        migrations.AddField(
            model_name='partner',
            name='checked_phone',
            field=models.CharField(blank=True, max_length=16, verbose_name='Nomor HP waktu diperiksa'),
        ),
        migrations.RunPython(keep_todays, migrations.RunPython.noop),
    ]
