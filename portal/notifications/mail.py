"""What the task queue still holds from before the outbox: such a mail is put there. Nothing queues one any more."""

from typing import Any
from uuid import uuid4

from django_tasks import task

from portal.notifications.actions import mail


@task()
def send_mail(to: str, template: str, context: dict[str, Any]) -> None:
    """Runs in the worker, once per queued task."""
    mail(f"queued-{uuid4().hex}", [to], template, context)
