"""/kelola/panduan/: every guide for its editors, those that need work first."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from pages.feedback.desk_votes import VOTES_COLUMN, VotesInListing
from pages.models import GuideCheck, GuidePage

SHOWN_COLUMNS = ("title", "status")
"""Wagtail's own columns that say something here."""


def work_words(guide: GuidePage) -> str:
    """What is wrong with the guide, for a person who can mend it."""
    faults = getattr(guide, "known_faults", [])
    if not faults:
        return _("Tidak ada")
    rows = [_("Langkah %(number)s menunjuk “%(place)s”, yang sudah tidak ada.") % {"number": fault["number"], "place": fault["place"]} for fault in faults]
    return " ".join([_("Perlu diperbaiki."), *rows])


def audience_words(guide: GuidePage) -> str:
    """Whom the guide is for, in one line."""
    return ", ".join(str(audience.label) for audience in guide.audiences)


class GuideListView(VotesInListing, IndexView):
    """Guides that need work stand first, then the last changed."""

    page_title = gettext_lazy("Panduan")

    def order_queryset(self, queryset: QuerySet[GuidePage]) -> QuerySet[GuidePage]:
        if self.is_explicitly_ordering():
            return super().order_queryset(queryset)  # type: ignore[no-any-return]
        is_fine = Q(last_check__isnull=True) | Q(last_check__faults=[])
        fine = Case(When(is_fine, then=Value(True)), default=Value(False), output_field=BooleanField())
        return queryset.order_by(fine, "-latest_revision_created_at", "pk")

    def get_table(self, object_list: Any) -> Any:
        """Hands every row what its last check found, in one query."""
        rows = list(object_list)
        faults = dict(GuideCheck.objects.filter(guide__in=[row.pk for row in rows]).values_list("guide", "faults"))
        for row in rows:
            row.known_faults = faults.get(row.pk, [])
        return super().get_table(rows)

    def is_explicitly_ordering(self) -> bool:
        """True when the editor pressed the head of a column."""
        return "ordering" in self.request.GET


class GuideListViewSet(PageListingViewSet):
    """The list's addresses and its word in the menu."""

    model = GuidePage
    name = "guide_list"
    url_prefix = "panduan"
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Panduan")
    menu_order = 150
    add_to_admin_menu = True
    index_view_class = GuideListView
    columns: list[Any] = [
        *(column for column in IndexView.base_columns if column.name in SHOWN_COLUMNS),
        Column("work", label=gettext_lazy("Perlu dikerjakan"), accessor=work_words),
        Column("audiences", label=gettext_lazy("Untuk siapa"), accessor=audience_words),
        VOTES_COLUMN,
        DateColumn("reviewed_on", label=gettext_lazy("Ditinjau"), sort_key="reviewed_on"),
    ]
