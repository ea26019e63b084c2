"""What pages add to the CMS: short word lists for editors, and the room where texts are checked."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import NewsCategory, TrainingSeries, TrainingTopic
from pages.review import ReviewViewSet, is_checker


class NewsCategoryViewSet(SnippetViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("Kategori berita")
    list_display = ["name", "slug"]
    ordering = ["name"]


class TrainingTopicViewSet(SnippetViewSet):
    model = TrainingTopic
    icon = "tag"
    menu_label = _("Topik pelatihan")
    list_display = ["name", "slug"]
    ordering = ["name"]


class TrainingSeriesViewSet(SnippetViewSet):
    model = TrainingSeries
    icon = "list-ol"
    menu_label = _("Rangkaian pelatihan")
    list_display = ["name"]
    ordering = ["name"]


class WordListsViewSetGroup(SnippetViewSetGroup):
    """Short lists that pages choose from."""

    items = (NewsCategoryViewSet, TrainingTopicViewSet, TrainingSeriesViewSet)
    menu_label = _("Rubrik dan topik")
    menu_icon = "list-ul"
    menu_order = 250


register_snippet(WordListsViewSetGroup)


class ReviewMenuItem(MenuItem):
    """Only for those who check."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_checker(request.user)


@hooks.register("register_admin_viewset")
def register_review() -> ReviewViewSet:
    return ReviewViewSet()


@hooks.register("register_admin_menu_item")
def register_review_word() -> MenuItem:
    return ReviewMenuItem(_("Naskah"), reverse_lazy("page_review:index"), name="review", icon_name="doc-full-inverse", order=300)
