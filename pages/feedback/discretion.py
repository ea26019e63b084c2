"""No log line of this room names a network address or an account: a promise of anonymity ends where the log begins."""

from typing import Any

import structlog
from django.dispatch import receiver
from django.http import HttpRequest
from django_structlog.signals import bind_extra_request_failed_metadata, bind_extra_request_finished_metadata, bind_extra_request_metadata

from pages.feedback.addresses import ROOM


@receiver(bind_extra_request_metadata, dispatch_uid="feedback_start")
@receiver(bind_extra_request_failed_metadata, dispatch_uid="feedback_failure")
@receiver(bind_extra_request_finished_metadata, dispatch_uid="feedback_end")
def forget_the_sender(request: HttpRequest, log_kwargs: dict[str, Any], **kwargs: Any) -> None:
    """Runs before the first and the last line of a request, and so before every line between them."""
    if request.path_info.startswith(ROOM):
        structlog.contextvars.unbind_contextvars("ip", "user_id")
        log_kwargs.pop("user_agent", None)
