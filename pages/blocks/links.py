"""Choosing other pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class GuideListBlock(blocks.StreamBlock):
    """Guides that belong to this page."""

    guide = blocks.PageChooserBlock(label=_("Panduan"), page_type="pages.GuidePage", icon="doc-full-inverse")

    class Meta:
        label = _("Panduan terkait")
