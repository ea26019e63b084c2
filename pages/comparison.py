"""What Wagtail's page "Bandingkan" says of two versions: only what is filled in, and in the words of the form. Wagtail itself prints None, True, the stored
value of a choice, and moments in UTC."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import FieldComparison, StructBlockComparison, TextDiff, diff_text, get_comparison_class_for_block, register_comparison_class

from portal.clock import moment_words


def value_words(value: Any) -> str:
    """A plain value as people say it; empty for none."""
    if value is None or value is False:
        return ""
    if value is True:
        return _("Ya")
    if isinstance(value, datetime):
        return moment_words(value)
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)


def block_words(block: blocks.Block, value: Any) -> str:
    """A block's value as its form shows it."""
    if isinstance(block, blocks.ChoiceBlock):
        named = {key: word for group, word in block.field.choices for key, word in (word if isinstance(word, list | tuple) else [(group, word)])}
        return str(named.get(value, value or "")) if value else ""
    if isinstance(block, blocks.RichTextBlock):
        return str(BeautifulSoup(value.source, "html.parser").get_text(" ", strip=True)) if value else ""
    if isinstance(block, blocks.ListBlock):
        return ", ".join(block_words(block.child_block, one) for one in value)
    if isinstance(block, blocks.StreamBlock):
        return ", ".join(block_words(one.block, one.value) for one in value)
    return value_words(value)


class FilledComparison(StructBlockComparison):  # type: ignore[misc]
    """The parts of one step, milestone or picture; a part that is empty in both versions is left out."""

    def htmlvalue(self, val: Any) -> SafeString:
        return self._parts(val, val)

    def htmldiff(self) -> SafeString:
        return self._parts(self.val_a, self.val_b)

    def _parts(self, before: Any, after: Any) -> SafeString:
        rows = [(block.label, _part(block, before[name], after[name])) for name, block in self.block.child_blocks.items() if before[name] or after[name]]
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))


def _part(block: blocks.Block, before: Any, after: Any) -> str:
    if hasattr(block, "get_comparison_class"):  # a picture shows itself
        compared = get_comparison_class_for_block(block)(block, True, True, before, after)
        return str(compared.htmlvalue(after)) if before == after else str(compared.htmldiff())
    return str(diff_text(block_words(block, before), block_words(block, after)).to_html())


class Compared:
    """For StructBlocks of ours."""

    def get_comparison_class(self) -> type[FilledComparison]:
        return FilledComparison


class WordsComparison(FieldComparison):  # type: ignore[misc]
    """For ticks, numbers, days and moments of a page."""

    def htmldiff(self) -> SafeString:
        before, after = value_words(self.val_a), value_words(self.val_b)
        if before == after:
            return escape(after)
        said = (
            [("deletion", before or _("Tidak")), ("addition", after or _("Tidak"))]
            if isinstance(self.field, models.BooleanField)
            else [(change, words) for change, words in (("deletion", before), ("addition", after)) if words]
        )
        return TextDiff(said, separator=" ").to_html()


def register_words() -> None:
    """Tell Wagtail, once the models are there."""
    for kind in (models.BooleanField, models.IntegerField, models.DateField, models.DateTimeField):
        register_comparison_class(kind, comparison_class=WordsComparison)
