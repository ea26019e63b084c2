"""What readers say of pages, for editors: a report, a column of the page list, a panel beside the page editor (GD-06)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from pages.feedback.queries import VOTE_DAYS, reasons_of, tallies, unhelpful_first
from pages.feedback.scoring import Tally
from portal.accounts.roles import is_editor
from portal.screens import RoomScreen

NEWEST = 3


class VotesScreen(RoomScreen, View):
    """For every view of the report."""

    may_enter = staticmethod(is_editor)


class ReportView(VotesScreen):
    """Pages that most surely do not help, on top."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "desk/page_votes.html", {"rows": unhelpful_first(), "days": VOTE_DAYS})


class ReasonsView(VotesScreen):
    """Every reason given on one page."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=pk)
        context = {"page": page, "tally": tallies([pk]).get(pk, Tally(0, 0)), "reasons": reasons_of(page), "days": VOTE_DAYS}
        return render(request, "desk/page_reasons.html", context)


class PageVotesViewSet(ViewSet):
    """The report's addresses; the menu word stands in wagtail_hooks."""

    name = "page_votes"
    url_prefix = "laporan-membantu"
    menu_label = gettext_lazy("Laporan membantu")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", ReportView.as_view(), name="index"), path("<int:pk>/", ReasonsView.as_view(), name="reasons")]


def words(tally: Tally) -> str:
    """`12 ya, 3 tidak`."""
    return _("%(yes)d ya, %(no)d tidak") % {"yes": tally.yes, "no": tally.no}


class VotesColumn(Column):
    """Votes of a page in a list of pages. The view counts all rows of the list at once and leaves the result on each."""

    def get_value(self, instance: Any) -> str:
        tally = getattr(instance, "vote_tally", None)
        return words(tally) if tally else ""


VOTES_COLUMN = VotesColumn("votes", label=gettext_lazy("Membantu"), classname="votes", width="14%")


class VotesInListing:
    """For an index view of pages that has VOTES_COLUMN among its `base_columns`: counts the votes of its rows in one query."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        shown = context["object_list"]
        counted = tallies([page.pk for page in shown])
        for page in shown:
            page.vote_tally = counted.get(page.pk)
        return context


class VotesSidePanel(BaseSidePanel):
    """Votes and the newest reasons, beside the page that an editor is writing."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Apakah halaman ini membantu")
        icon_name = "help"
        has_counter = False

    name = "votes"
    title = gettext_lazy("Membantu")
    template_name = "desk/page_votes_panel.html"
    order = 250

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["tally"] = tallies([self.object.pk]).get(self.object.pk, Tally(0, 0))
        context["reasons"] = list(reasons_of(self.object)[:NEWEST])
        return context


class VotesBesideEditor:
    """For an edit view of pages: adds the panel."""

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()  # type: ignore[misc]
        # a new page has no panel for them, and after its first save by itself Wagtail only fills the panels that are there
        is_part = self.expects_json_response or self.hydrate_create_view  # type: ignore[attr-defined]
        if is_editor(self.request.user) and not is_part:  # type: ignore[attr-defined]
            panels.append(VotesSidePanel(self.page, self.request))  # type: ignore[attr-defined]
        return panels  # type: ignore[no-any-return]


class VotedIndexView(VotesInListing, ExplorableIndexView):
    base_columns = [*ExplorableIndexView.base_columns, VOTES_COLUMN]


class VotedEditView(VotesBesideEditor, EditView):
    pass


class VotedPageViewSet(PageViewSet):
    """Stands in for Wagtail's own views of every page type. A type with a viewset of its own takes the column and the two mixins into it."""

    model = Page
    index_view_class = VotedIndexView
    edit_view_class = VotedEditView
