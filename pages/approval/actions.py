"""Asking an official, and what the official decides."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import TaskState

from pages.approval.links import path_of
from pages.models.approval import OfficialApprovalTask
from pages.review import APPROVE, can_be
from portal.notifications.actions import mail

LOGGED = {True: "lokapasar.official_approved", False: "lokapasar.official_returned"}

BEFORE_NOTE = ": "
"""Stands in a kept comment between the official's name and the note."""


def ask(task: OfficialApprovalTask, state: TaskState) -> None:
    """Mail the link, in the transaction that stores the step."""
    text, sender = state.revision.object_str, state.workflow_state.requested_by
    context = {
        "subject": _("Mohon persetujuan: %(title)s") % {"title": text},
        "title": text,
        "name": task.official_name,
        "sender": str(sender) if sender else "",
        "path": path_of(state),
    }
    mail(f"approval-{state.pk}", [task.official_email], "official_request", context)


def decide(state: TaskState, decision: str, comment: str) -> bool:
    """Approve or return, in the official's name. False when somebody has already decided or withdrawn the text, or approves one that was rewritten: then
    nothing changes."""
    with transaction.atomic():
        locked = TaskState.objects.select_for_update(of=("self",)).filter(pk=state.pk, status=TaskState.STATUS_IN_PROGRESS).first()
        if locked is None or not can_be(decision, locked):
            return False
        task, approved = locked.task.specific, decision == APPROVE
        data = {"name": task.official_name, "position": task.official_position, "task_state": locked.pk}
        log(instance=locked.revision.as_object(), action=LOGGED[approved], data=data, revision=locked.revision)
        said = f"{task.who}{BEFORE_NOTE}{comment}" if comment else task.who
        if approved:
            locked.specific.approve(comment=said)
        else:
            locked.specific.reject(comment=said)
    return True


def said_by(task: OfficialApprovalTask, state: TaskState) -> str:
    """The official's own note, without the name that is kept with it; empty for none."""
    named = f"{task.who}{BEFORE_NOTE}"
    return state.comment.removeprefix(named) if state.comment.startswith(named) else ""
