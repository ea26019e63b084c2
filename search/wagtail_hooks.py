"""What search adds to the CMS: other names for goods, and what is searched in vain."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from portal.screens import RoomWord
from search.desk_report import SearchReportViewSet
from search.desk_synonyms import SynonymViewSet
from search.policies import may_read_report


@hooks.register("register_admin_viewset")
def register_rooms() -> list[ViewSet]:
    return [SynonymViewSet(), SearchReportViewSet()]


@hooks.register("register_admin_menu_item")
def register_report_word() -> MenuItem:
    return RoomWord(
        _("Laporan pencarian"), reverse_lazy("search_report:index"), name="search_report", icon_name="history", order=170, may_enter=may_read_report
    )
