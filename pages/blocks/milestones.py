"""Milestones of a programme."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.comparison import Compared

DONE, NOW, NEXT = "done", "now", "next"


class MilestoneBlock(Compared, blocks.StructBlock):
    """One thing that was promised, with its date and how it stands."""

    title = blocks.CharBlock(label=_("Apa"), max_length=100, help_text=_("Contoh: Gedung selesai diperbaiki."))
    date = blocks.DateBlock(label=_("Tanggal"), help_text=_("Kapan terjadi, atau kapan direncanakan."))
    state = blocks.ChoiceBlock(label=_("Keadaan"), choices=[(DONE, _("Selesai")), (NOW, _("Sedang berjalan")), (NEXT, _("Belum dimulai"))], default=NEXT)
    note = blocks.CharBlock(label=_("Catatan"), max_length=250, required=False)

    class Meta:
        icon = "flag"
        label = _("Tonggak")
        label_format = "{title}"


class MilestoneListBlock(blocks.StreamBlock):
    """Milestones in the order of their dates."""

    milestone = MilestoneBlock()

    class Meta:
        label = _("Tonggak program")
