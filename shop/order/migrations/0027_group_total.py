from decimal import Decimal

from django.db import migrations, models
from django.db.models import Sum


def add_up(apps, schema_editor):
    """What was agreed to then is known by its orders only."""
    for group in apps.get_model("order", "OrderGroup").objects.annotate(sum=Sum("orders__total_incl_tax")).iterator(500):
        group.total = group.sum or Decimal(0)
        group.save(update_fields=["total"])


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0026_company_role'),
    ]

    operations = [
        migrations.AddField(
            model_name='ordergroup',
            name='total',
            field=models.DecimalField(decimal_places=0, default=Decimal('0'), max_digits=12, verbose_name='Jumlah'),
        ),
        migrations.RunPython(add_up, migrations.RunPython.noop),
    ]
