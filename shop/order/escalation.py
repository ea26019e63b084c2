"""An order that nobody of its shop has opened: they are told again, then it stands on the officers' list (NT-05)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jobs import each
from portal.notifications import sightings
from portal.notifications.actions import raise_alarm, settle_alarms
from portal.notifications.models import Alarm, InboxItem
from portal.notifications.queries import seen
from shop.money import rupiah
from shop.order.actors import Role
from shop.order.models import Order, OrderEvent
from shop.order.notices import UNOPENED, desk_path, tell_unopened, thing_of_order
from shop.order.states import UNPAID
from shop.order.steps import LATE
from shop.partner.models import Partner

WATCHED = timedelta(days=3)
"""Longer than the longest wait of the settings. Older orders have run into another deadline, and an upgrade does not ring for every old one."""


def note_opened(orders: Iterable[Order], user: User) -> None:
    """Somebody of the shop looks at these orders. Writes no row: the job does. Of those that nobody watches any more no note is left."""
    since = timezone.now() - WATCHED
    sightings.note([thing_of_order(order) for order in orders if order.date_placed > since and order.status in UNPAID], user)


def escalate(now: datetime) -> int:
    """The job: returns how many shops were reminded and officers told. Safe to run twice, also at once: each notice is there once per order."""
    ringing = set(Alarm.objects.filter(settled_at=None, thing__startswith="order-", event__endswith=f"-{UNOPENED}").values_list("thing", flat=True))
    untouched = {thing_of_order(order): order for order in _untouched(now, ringing)}
    opened = seen(untouched)
    opened |= sightings.store(untouched.keys() - opened)
    waiting = {thing: order for thing, order in untouched.items() if thing not in opened}
    settle_alarms(ringing - waiting.keys(), UNOPENED)
    reminded = set(InboxItem.objects.filter(event__in=[f"{thing}-{UNOPENED}-shop" for thing in waiting]).values_list("thing", flat=True))

    def tell(thing: str) -> int:
        order, done = waiting[thing], 0
        age = now - order.date_placed
        if order.has_people and age >= timedelta(minutes=settings.UNOPENED_REMIND_MINUTES) and thing not in reminded:
            done += _while_untouched(order, tell_unopened)
        if age >= timedelta(minutes=settings.UNOPENED_OFFICER_MINUTES) and thing not in ringing:
            done += _while_untouched(order, _tell_officers)
        return done

    return each(waiting, tell)


def _untouched(now: datetime, ringing: set[str]) -> QuerySet[Any]:
    """New orders that their shop has not moved, and those that officers were told of. With `has_people`: whether anybody can open it."""
    young = Q(date_placed__gt=now - WATCHED, date_placed__lte=now)
    rung = Q(pk__in=[int(thing.removeprefix("order-")) for thing in ringing])
    people = User.objects.filter(partners=OuterRef("partner"), is_active=True)
    moved = _moves().filter(order=OuterRef("pk"))
    return Order.objects.filter(young | rung, ~Exists(moved), is_recorded=False).annotate(has_people=Exists(people)).select_related("partner").order_by("pk")


def _moves() -> QuerySet[OrderEvent]:
    """What shows that the shop has the order in hand, or that it is over. That a buyer says "paid" is neither: of all orders that one must not lie."""
    return OrderEvent.objects.changes().filter(~Q(role=Role.BUYER) | Q(new_status=settings.CANCELLED))


def waiting_of(shop: Partner) -> list[Order]:
    """This shop's orders that stand on the officers' list, the oldest first. Two queries."""
    named = Q(event__endswith=f"-{UNOPENED}") | Q(event__endswith=f"-{LATE}")
    things = Alarm.objects.filter(named, settled_at=None, thing__startswith="order-").values_list("thing", flat=True)
    ids = {int(thing.removeprefix("order-")) for thing in things}
    return list(Order.objects.filter(partner=shop, pk__in=ids).select_related("partner").order_by("date_placed", "pk"))


@transaction.atomic
def _while_untouched(order: Order, tell: Callable[[Order], None]) -> int:
    """Tell, unless the order moved a moment ago: who changes it holds its row too."""
    locked = Order.objects.select_for_update(of=("self",)).select_related("partner").get(pk=order.pk)
    if _moves().filter(order=locked).exists():
        return 0
    tell(locked)
    return 1


def _tell_officers(order: Order) -> None:
    words = {"number": order.number, "shop": order.partner.name, "total": rupiah(order.total_incl_tax)}
    raise_alarm(
        f"{thing_of_order(order)}-{UNOPENED}",
        subject=_("%(shop)s belum membuka pesanan %(number)s, %(total)s") % words,
        text=_("Hubungi tokonya lewat WhatsApp. Tombolnya ada di halaman toko."),
        path=desk_path(order),
    )
