"""The editors' own corner of the CMS menu: news categories and training topics under one plain word."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import NewsCategory, TrainingTopic


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


class WordListsViewSetGroup(SnippetViewSetGroup):
    """Short lists that pages choose from."""

    items = (NewsCategoryViewSet, TrainingTopicViewSet)
    menu_label = _("Kategori")
    menu_icon = "list-ul"
    menu_order = 250


register_snippet(WordListsViewSetGroup)
