"""/kelola/naskah/: what editors sent for checking. The checker reads the draft as readers would see it, then approves it or sends it back.

Its own small room, because officers have no other business among pages: the gate keeps the rest of the page editor shut for them.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowState

from portal.screens import RoomScreen

APPROVE, RETURN = "setuju", "kembalikan"


def is_checker(user: Any) -> bool:
    """True for members of a group that an active approval task names."""
    return user.is_authenticated and GroupApprovalTask.objects.filter(active=True, groups__user=user).exists()


def waiting_for(user: Any) -> QuerySet[TaskState]:
    """Texts this person may decide on, the oldest first. Nobody checks their own."""
    states = TaskState.objects.reviewable_by(user).exclude(workflow_state__requested_by=user)
    return states.select_related("workflow_state__requested_by", "revision__content_type").order_by("started_at", "pk")


def is_newest(state: TaskState) -> bool:
    """Whether nobody has changed the text since it was sent in."""
    newest = state.workflow_state.content_object.get_latest_revision()
    return newest is not None and newest.pk == state.revision_id


def can_be(decision: str, state: TaskState) -> bool:
    """Approving publishes the newest wording: it must be the one that was shown to who decides. Returning publishes nothing."""
    return decision != APPROVE or is_newest(state)


def why_returned(page: Page) -> str:
    """What whoever sent this page back asks for; empty when nobody did, or when it was sent in again."""
    returned = TaskState.objects.filter(
        workflow_state__in=page.workflow_states.filter(status=WorkflowState.STATUS_NEEDS_CHANGES), status=TaskState.STATUS_REJECTED
    ).order_by("-finished_at")
    state = returned.select_related("finished_by").first()
    if state is None:
        return ""
    who = f"{state.finished_by}: " if state.finished_by else ""  # an official has no account; the comment itself begins with the name
    return _("Naskah ini dikembalikan. %(reason)s") % {"reason": f"{who}{state.comment}"}


class DecisionForm(forms.Form):
    """Approve, or return with the reason: an editor cannot mend what nobody explained."""

    decision = forms.ChoiceField(choices=[(APPROVE, APPROVE), (RETURN, RETURN)])
    comment = forms.CharField(label=gettext_lazy("Catatan untuk penulis"), max_length=1000, required=False, strip=True)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("decision") == RETURN and not data.get("comment"):
            self.add_error("comment", _("Tulis apa yang perlu diperbaiki."))
        return data


class CheckerView(RoomScreen, View):
    """For every view of this room."""

    may_enter = staticmethod(is_checker)


class QueueView(CheckerView):
    """Everything that waits."""

    def get(self, request: HttpRequest) -> HttpResponse:
        states = [state for state in waiting_for(request.user) if isinstance(state.revision.content_object, Page)]
        return render(request, "pages/cms/queue.html", {"states": states})


class TextView(CheckerView):
    """One text: its draft in a frame, and the two decisions."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(request, get_object_or_404(waiting_for(request.user), pk=pk), DecisionForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DecisionForm(request.POST)
        with transaction.atomic():
            state = get_object_or_404(waiting_for(request.user).select_for_update(of=("self",)), pk=pk)
            if not form.is_valid() or not can_be(form.cleaned_data["decision"], state):
                return self.show(request, state, form)
            title, comment = state.revision.as_object().title, form.cleaned_data["comment"]
            if form.cleaned_data["decision"] == APPROVE:
                state.specific.approve(user=request.user, comment=comment)
                messages.success(request, _("“%(title)s” disetujui.") % {"title": title})
            else:
                state.specific.reject(user=request.user, comment=comment)
                messages.success(request, _("“%(title)s” dikembalikan kepada penulisnya.") % {"title": title})
        return redirect("page_review:index")

    def show(self, request: HttpRequest, state: TaskState, form: DecisionForm) -> HttpResponse:
        page = state.revision.as_object()
        context = {"state": state, "draft": page, "form": form, "is_newest": is_newest(state)}
        return render(request, "pages/cms/text.html", context, status=400 if form.is_bound else 200)


class DraftView(CheckerView):
    """The draft, as readers would see it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = get_object_or_404(waiting_for(request.user), pk=pk).revision.as_object()
        response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
        return response


class ReviewViewSet(ViewSet):
    """The room's addresses; the menu word stands in wagtail_hooks."""

    name = "page_review"
    url_prefix = "naskah"
    menu_label = gettext_lazy("Naskah")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("<int:pk>/", TextView.as_view(), name="text"),
            path("<int:pk>/draf/", DraftView.as_view(), name="draft"),
        ]
