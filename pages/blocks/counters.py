"""Numbers of a programme."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.counters import choices


class CounterListBlock(blocks.StreamBlock):
    """Which of the system's numbers a page shows."""

    counter = blocks.ChoiceBlock(label=_("Angka"), choices=choices, icon="order")

    class Meta:
        label = _("Angka")
