"""What telling people adds to the CMS: the officers' room of what did not arrive."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from portal.accounts.roles import is_officer
from portal.notifications.desk import MessageViewSet
from portal.notifications.queries import open_alarms
from portal.screens import RoomWord

MOST = 8


@hooks.register("register_admin_viewset")
def register_messages() -> MessageViewSet:
    return MessageViewSet()


@hooks.register("register_admin_menu_item")
def register_messages_word() -> MenuItem:
    return RoomWord(_("Kabar keluar"), reverse_lazy("desk_messages:index"), name="desk_messages", icon_name="mail", order=220, may_enter=is_officer)


class AlarmPanel(Component):
    """What nobody opened in time, on an officer's home."""

    name = "alarms"
    order = 55
    template_name = "desk/alarm_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"alarms": list(open_alarms()[:MOST])}


@hooks.register("construct_homepage_panels")
@hooks.register("construct_desk_panels")
def alarm_panel(request: HttpRequest, panels: list[Any]) -> None:
    if is_officer(request.user):
        panels.append(AlarmPanel())
