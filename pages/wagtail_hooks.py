"""What pages add to the CMS: short word lists for editors, and the room where texts are checked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.clinics.desk import EmptyClinicsViewSet
from pages.desk_notices import NoticeViewSet
from pages.guide_list import GuideListViewSet
from pages.models import GlossaryTerm, NewsCategory, TrainingSeries, TrainingTopic
from pages.product_chooser import ProductChooserViewSet
from pages.review import ReviewViewSet, is_checker, why_returned
from pages.start_panel import StartPanel
from pages.visits import VisitsViewSet, may_read
from portal.accounts.roles import is_editor
from portal.screens import RoomWord


class NewsCategoryViewSet(SnippetViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("Kategori berita")
    list_display = ["name", "slug"]
    ordering = ["name"]


class TrainingTopicViewSet(SnippetViewSet):
    model = TrainingTopic
    icon = "tag"
    menu_label = _("Topik pelatihan dan klinik")
    list_display = ["name", "slug"]
    ordering = ["name"]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "help"
    menu_label = _("Istilah")
    list_display = ["term", "meaning"]
    ordering = ["term"]


class TrainingSeriesChooserViewSet(SnippetChooserViewSet):
    """A new series can be made while a training is written."""

    form_fields = ["name"]


class TrainingSeriesViewSet(SnippetViewSet):
    model = TrainingSeries
    chooser_viewset_class = TrainingSeriesChooserViewSet
    icon = "list-ol"
    menu_label = _("Rangkaian pelatihan")
    list_display = ["name"]
    ordering = ["name"]


class WordListsViewSetGroup(SnippetViewSetGroup):
    """Short lists that pages choose from."""

    items = (NewsCategoryViewSet, TrainingTopicViewSet, TrainingSeriesViewSet, GlossaryTermViewSet)
    menu_label = _("Rubrik dan topik")
    menu_icon = "list-ul"
    menu_order = 250


register_snippet(WordListsViewSetGroup)


@hooks.register("register_admin_viewset")
def register_visits() -> VisitsViewSet:
    return VisitsViewSet()


@hooks.register("register_admin_menu_item")
def register_visits_word() -> MenuItem:
    return RoomWord(_("Kunjungan"), reverse_lazy("page_visits:index"), name="page_visits", icon_name="view", order=180, may_enter=may_read)


@hooks.register("register_admin_viewset")
def register_rooms() -> list[ViewSet]:
    return [ReviewViewSet(), NoticeViewSet(), ProductChooserViewSet()]


@hooks.register("register_admin_viewset")
def register_guides() -> GuideListViewSet:
    return GuideListViewSet()


@hooks.register("register_admin_menu_item")
def register_review_word() -> MenuItem:
    return RoomWord(_("Naskah"), reverse_lazy("page_review:index"), name="review", icon_name="doc-full-inverse", order=300, may_enter=is_checker)


@hooks.register("register_log_actions")
def official_words(actions: Any) -> None:
    """An official has no account, so the line itself says who it was."""

    class Decision(LogFormatter):  # type: ignore[misc]
        words: Any = ""

        def format_message(self, log_entry: Any) -> str:
            return str(self.words) % {"name": log_entry.data.get("name", ""), "position": log_entry.data.get("position", "")}

    @actions.register_action("lokapasar.official_approved")
    class Approved(Decision):
        label = _("Disetujui pejabat lewat tautan")
        words = _("Disetujui oleh %(name)s, %(position)s, lewat tautan")

    @actions.register_action("lokapasar.official_returned")
    class Returned(Decision):
        label = _("Dikembalikan pejabat lewat tautan")
        words = _("Dikembalikan oleh %(name)s, %(position)s, lewat tautan")


@hooks.register("construct_homepage_panels")
def start_panel(request: HttpRequest, panels: list[Any]) -> None:
    if is_editor(request.user):
        panels.append(StartPanel())


@hooks.register("before_edit_page")
def say_why_returned(request: HttpRequest, page: Page) -> None:
    """Above the form that is to be mended, not only in a mail."""
    if request.method == "GET" and (why := why_returned(page)):
        messages.warning(request, why)


@hooks.register("construct_help_menu")
def no_foreign_guides(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's news and its guide are English pages of another site."""
    items[:] = [item for item in items if item.name != "editor-guide" and not item.name.startswith("whats-new")]


@hooks.register("register_admin_viewset")
def register_empty_clinics() -> EmptyClinicsViewSet:
    return EmptyClinicsViewSet()


@hooks.register("register_admin_menu_item")
def register_empty_clinics_word() -> MenuItem:
    return RoomWord(_("Klinik belum diisi"), reverse_lazy("page_clinics:index"), name="empty-clinics", icon_name="list-ul", order=320, may_enter=is_editor)
