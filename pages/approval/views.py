"""/persetujuan/<tautan>/: an official without an account reads a text as readers would see it, and decides by POST. Opening the link changes nothing."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views import View
from wagtail.models import TaskState

from pages.approval.actions import decide, said_by
from pages.approval.links import state_of
from pages.models.approval import OfficialApprovalTask
from pages.review import DecisionForm, is_newest


class LinkView(View):
    """For every view behind the link: the step it names, or the page that says what became of it."""

    state: TaskState
    task: OfficialApprovalTask

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        state = state_of(kwargs["token"])
        task = state.task.specific if state else None
        if state is None or not isinstance(task, OfficialApprovalTask):
            response: HttpResponseBase = render(request, "pages/approval/gone.html", status=404)
        else:
            self.state, self.task = state, task
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    @property
    def is_open(self) -> bool:
        return self.state.status == TaskState.STATUS_IN_PROGRESS


def public_url(state: TaskState, request: HttpRequest) -> str:
    """Where everybody reads the text now; empty while nobody can."""
    page = state.workflow_state.content_object
    return page.get_url(request) or "" if page is not None and page.live else ""


class TextView(LinkView):
    """The text and the two decisions; afterwards, what was decided."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.show(request, token, DecisionForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.show(request, token, form)
        if not decide(self.state, form.cleaned_data["decision"], form.cleaned_data["comment"]):
            self.state.refresh_from_db()
            if self.is_open:  # rewritten meanwhile: the note that was typed can still go back with the text
                return self.show(request, token, form)
        return redirect("approval:text", token=token)  # the page says what holds now, whoever decided it

    def show(self, request: HttpRequest, token: str, form: DecisionForm) -> HttpResponse:
        context = {
            "state": self.state,
            "task": self.task,
            "draft": self.state.revision.as_object(),
            "form": form,
            "token": token,
            "is_open": self.is_open,
            "is_newest": is_newest(self.state),
            "said": said_by(self.task, self.state),
            "public_url": public_url(self.state, request),
        }
        response = render(request, "pages/approval/text.html", context, status=400 if form.is_bound else 200)
        response._csp_update = {"frame-src": [SELF]}  # type: ignore[attr-defined]  # the draft stands in a frame of this page
        return response


class DraftView(LinkView):
    """The draft alone, for the frame."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.is_open:
            raise Http404
        page = self.state.revision.as_object()
        response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
        return response
