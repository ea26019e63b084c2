"""What accounts add to the CMS: the room for lists of civil servants."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.accounts.desk_roster import RosterViewSet
from portal.accounts.roles import is_officer
from portal.screens import RoomWord


@hooks.register("register_admin_viewset")
def register_roster() -> RosterViewSet:
    return RosterViewSet()


@hooks.register("register_admin_menu_item")
def register_roster_word() -> MenuItem:
    return RoomWord(_("Daftar pegawai"), reverse_lazy("desk_roster:index"), name="roster", icon_name="group", order=210, may_enter=is_officer)
