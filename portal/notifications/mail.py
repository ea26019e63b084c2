"""Mails leave after the transaction that caused them, through the task queue, in the look of the site."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django_tasks import task

from portal.brand import brand


def mail_after_commit(to: str, template: str, context: Mapping[str, Any]) -> None:
    """Send `email/<template>.txt` and `.html` to one address once the running transaction holds. `context` is JSON: strings, numbers, lists, dicts;
    its `subject` is the subject line."""
    transaction.on_commit(lambda: send_mail.enqueue(to, template, dict(context)))


@task()
def send_mail(to: str, template: str, context: dict[str, Any]) -> None:
    """Runs in the worker."""
    full = {**context, "brand": brand(), "base_url": settings.WAGTAILADMIN_BASE_URL}
    message = EmailMultiAlternatives(context["subject"], render_to_string(f"email/{template}.txt", full), to=[to])
    message.attach_alternative(render_to_string(f"email/{template}.html", full), "text/html")
    message.send()
