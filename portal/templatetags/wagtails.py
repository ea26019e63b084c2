"""Screens of Wagtail's with the few words that it wrote into its templates in English, whatever the language."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.base import Template
from django.template.context import Context
from django.template.engine import Engine
from django.template.loaders.app_directories import Loader
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

register = template.Library()
WRITTEN = {'value="Search"': ("value", _("Search")), 'aria-label="Actions"': ("aria-label", _("Actions"))}
"""Attributes as they stand there, and what they should say: Wagtail's catalogue has these words."""


@register.filter
def in_our_words(html: str) -> SafeString:
    """What Wagtail rendered, with those words translated."""
    for written, (name, words) in WRITTEN.items():
        html = html.replace(written, f'{name}="{escape(words)}"')
    return mark_safe(html)  # noqa: S308  Wagtail's own, rendered, and words that were escaped


@register.simple_tag(takes_context=True)
def wagtails_own(context: Context, name: str) -> SafeString:
    """The template of this name that ours stands in front of, in our words."""
    return in_our_words(_own(name).render(context))


@lru_cache
def _own(name: str) -> Template:
    found: Template = Loader(Engine.get_default()).get_template(name)
    return found
