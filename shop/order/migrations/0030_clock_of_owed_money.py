from datetime import timedelta

from django.conf import settings
from django.db import migrations
from django.db.models import Exists, OuterRef
from django.utils import timezone


def start_clocks(apps, schema_editor):
    """What was cancelled before and is still owed for gets the whole time from now on, as if it had been cancelled today."""
    Order, MoneyRecord = apps.get_model("order", "Order"), apps.get_model("order", "MoneyRecord")
    money = MoneyRecord.objects.filter(order=OuterRef("pk"))
    disputed = apps.get_model("complaints", "Complaint").objects.filter(order=OuterRef("pk")).exclude(state="closed")
    owed = Order.objects.filter(Exists(money.filter(kind="owed")), ~Exists(money.filter(kind="returned")), ~Exists(disputed), status="cancelled")
    now, lasts = timezone.now(), timedelta(hours=settings.COMPLAINT_KEEP_HOURS)
    owed.update(deadline=now + lasts, remind_at=now + lasts / 2)


class Migration(migrations.Migration):
    dependencies = [
        ("order", "0029_unique_amounts"),
        ("complaints", "0002_state_words"),
    ]

    operations = [migrations.RunPython(start_clocks, migrations.RunPython.noop)]
