"""The officers' room of trainings, and the documents that are not for everybody."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from pages.models import TrainingMaterial
from pages.training.desk import TrainingDeskViewSet
from portal.accounts.roles import EDITOR, OFFICER, is_officer, works_as
from portal.screens import RoomWord


@hooks.register("register_admin_viewset")
def register_trainings() -> TrainingDeskViewSet:
    return TrainingDeskViewSet()


@hooks.register("register_admin_menu_item")
def register_trainings_word() -> MenuItem:
    return RoomWord(_("Peserta pelatihan"), reverse_lazy("desk_trainings:index"), name="trainings", icon_name="group", order=160, may_enter=is_officer)


@hooks.register("register_log_actions")
def log_words(actions: Any) -> None:
    actions.register_action("lokapasar.arrival_undone", _("Membatalkan hadir"), _("Kehadiran dibatalkan"))


@hooks.register("before_serve_document")
def materials_are_for_the_registered(document: Any, request: HttpRequest) -> None:
    """The public address of a session's document answers 404; its editors still open it (TR-08)."""
    if TrainingMaterial.objects.filter(document=document).exists() and not works_as(request.user, OFFICER, EDITOR):
        raise Http404
