"""What this room adds to the CMS: two rooms with their menu words, overdue aspirations on an officer's home, votes beside pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from pages.feedback.desk import FeedbackViewSet
from pages.feedback.desk_votes import PageVotesViewSet, VotedPageViewSet
from pages.feedback.queries import open_ones, overdue
from portal.accounts.roles import is_editor, is_officer
from portal.screens import RoomWord

MOST = 8


@hooks.register("register_admin_viewset")
def register_rooms() -> list[ViewSet]:
    return [FeedbackViewSet(), PageVotesViewSet()]


@hooks.register("register_admin_viewset", order=100)  # after Wagtail's own, which it replaces
def register_pages() -> ViewSet:
    return VotedPageViewSet()


@hooks.register("register_admin_menu_item")
def register_answer_word() -> MenuItem:
    return RoomWord(_("Tanggapan"), reverse_lazy("desk_feedback:index"), name="desk_feedback", icon_name="comment", order=120, may_enter=is_officer)


@hooks.register("register_admin_menu_item")
def register_votes_word() -> MenuItem:
    return RoomWord(_("Laporan membantu"), reverse_lazy("page_votes:index"), name="page_votes", icon_name="help", order=175, may_enter=is_editor)


class OverduePanel(Component):
    """What should have been answered, the longest first."""

    name = "feedback"
    order = 60
    template_name = "desk/feedback_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        late = overdue()
        return {"late": late[:MOST], "late_count": late.count(), "open_count": open_ones().count()}


@hooks.register("construct_homepage_panels")
@hooks.register("construct_desk_panels")
def overdue_panel(request: HttpRequest, panels: list[Any]) -> None:
    if is_officer(request.user):
        panels.append(OverduePanel())
