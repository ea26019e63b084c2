"""The signed address that stands for an official. It names one step of one text, and serves for two weeks."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse
from wagtail.models import TaskState

SALT = "pages.approval"
VALID_SECONDS = 14 * 24 * 60 * 60


def path_of(state: TaskState) -> str:
    """Where this official decides on this text, in just the wording that was sent."""
    return reverse("approval:text", args=[signing.dumps([state.pk, state.revision_id], salt=SALT)])


def state_of(token: str) -> TaskState | None:
    """The step a link was made for, decided or not; None for a link that is forged, too old, or of a text that is gone."""
    try:
        pk, revision = signing.loads(token, salt=SALT, max_age=VALID_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return TaskState.objects.select_related("revision__content_type", "workflow_state__requested_by", "task").filter(pk=pk, revision_id=revision).first()
