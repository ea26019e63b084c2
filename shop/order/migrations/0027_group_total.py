from decimal import Decimal

from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce


def add_up(apps, schema_editor):
    """What was agreed to then is known by its orders only."""
    orders = apps.get_model("order", "Order").objects.filter(group=OuterRef("pk")).order_by().values("group")
    together = Subquery(orders.annotate(sum=Sum("total_incl_tax")).values("sum"))
    apps.get_model("order", "OrderGroup").objects.update(total=Coalesce(together, Decimal(0)))


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
