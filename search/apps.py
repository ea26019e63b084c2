"""Replaces Oscar's search app: one box over products, shops, guides, trainings and news (/cari/)."""

from django.db.models.signals import post_migrate
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _
from oscar.apps.search.apps import SearchConfig as OscarSearchConfig


class SearchConfig(OscarSearchConfig):
    name = "search"
    verbose_name = _("Pencarian")

    def ready(self) -> None:
        from search.policies import register
        from search.triggers import install

        super().ready()
        register()  # before Wagtail asks for any of these models and settles on its own policy
        post_migrate.connect(install, sender=self)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from search.views import FacetedSearchView, SuggestionView

        return self.post_process_urls(
            [
                path("", FacetedSearchView.as_view(), name="search"),
                path("saran/", SuggestionView.as_view(), name="suggestions"),
            ]
        )
