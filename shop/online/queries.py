"""Reads about payments through the company."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from shop.gateways.snap.keys import read_keys
from shop.online.models import CompanyMessage
from shop.order.models import Order

ASKED_BEFORE = timedelta(hours=1)
"""How long before its end an unpaid order is asked about,"""
ASKED_EVERY = timedelta(minutes=15)
"""and how seldom."""
MOST = 20


def about_to_end(now: datetime) -> QuerySet[Order]:
    """Unpaid orders whose buyer went to the company's page, that end soon and were not asked about just now; the soonest first."""
    asked = CompanyMessage.objects.filter(order=OuterRef("pk"), kind=CompanyMessage.Kind.STATUS, at__gt=now - ASKED_EVERY)
    waiting = Order.objects.filter(
        status=settings.AWAITING_PAYMENT, payment_page__isnull=False, deadline__lte=now + ASKED_BEFORE, partner__code__in=read_keys(settings.SNAP_SERVER_KEYS)
    )  # a shop whose keys are gone cannot be asked about
    return waiting.exclude(Exists(asked)).select_related("partner").order_by("deadline", "pk")[:MOST]
