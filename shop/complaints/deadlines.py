"""What the clock does with complaints. Safe to run twice at once: each is looked at again under its order's lock."""

from __future__ import annotations

from datetime import datetime

from portal.jobs import each
from shop.complaints.actions import pass_deadline, remind
from shop.complaints.models import Complaint

State = Complaint.State


def follow(now: datetime) -> int:
    """The job: what the seller did not answer or keep goes to the officers, what the buyer left is closed, and whose time runs out is reminded. Returns
    how many."""
    over = Complaint.objects.filter(state__in=(State.ASKED, State.PROMISED, State.ANSWERED), deadline__lte=now)
    done = each(over.select_related("order").order_by("deadline", "pk"), lambda complaint: pass_deadline(complaint, now))
    due = Complaint.objects.exclude(state=State.CLOSED).filter(remind_at__lte=now)
    return done + each(due.select_related("order").order_by("remind_at", "pk"), lambda complaint: remind(complaint, now))
