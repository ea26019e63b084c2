"""Approval by an official who has no account: a step of Wagtail's workflow that is decided through a signed link (GD-11)."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState


class OfficialApprovalTask(Task):
    """One official. When a text reaches this step, the official gets a mail with a link; the decision is logged under the official's name."""

    official_name = models.CharField(_("Nama pejabat"), max_length=120)
    official_position = models.CharField(_("Jabatan"), max_length=120, help_text=_("Contoh: Kepala Dinas Koperasi UKM."))
    official_email = models.EmailField(_("E-mail pejabat"), help_text=_("Tautan persetujuan dikirim ke alamat ini. Pakai e-mail dinas milik pejabat sendiri."))

    admin_form_fields = [*Task.admin_form_fields, "official_name", "official_position", "official_email"]

    class Meta:
        verbose_name = _("Persetujuan pejabat lewat tautan")
        verbose_name_plural = _("Persetujuan pejabat lewat tautan")

    @property
    def who(self) -> str:
        """Name and office, as the log and the history of a page say them."""
        return f"{self.official_name}, {self.official_position}"

    @classmethod
    def get_description(cls) -> str:
        return str(_("Pejabat tanpa akun menyetujui atau mengembalikan naskah lewat tautan di e-mail. Namanya dicatat."))

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Ask for the decision as soon as the text is here."""
        from pages.approval.actions import ask

        with transaction.atomic():
            state: TaskState = super().start(workflow_state, user=user)
            ask(self, state)
        return state

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """What the official reads is what is published: nobody changes it meanwhile. Who must, withdraws it from the workflow first."""
        return True
