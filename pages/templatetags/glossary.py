"""{% terms %} ... {% endterms %}: explains the terms used in between, each once."""

from __future__ import annotations

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from pages.glossary import explain, known_terms

register = template.Library()


class TermsNode(template.Node):
    def __init__(self, nodes: NodeList) -> None:
        self.nodes = nodes

    def render(self, context: Context) -> SafeString:
        return explain(self.nodes.render(context), known_terms())


@register.tag
def terms(parser: Parser, token: Token) -> TermsNode:
    """Put it around running text, never around a form."""
    nodes = parser.parse(("endterms",))
    parser.delete_first_token()
    return TermsNode(nodes)
