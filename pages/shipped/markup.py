"""The few text marks of the content files, turned into the HTML that Wagtail's rich text keeps.

An empty line ends a paragraph; lines "1. " and "- " make lists; "## " is a heading; **bold**. Everything else is text and is escaped.
"""

import re
from html import escape

BOLD = re.compile(r"\*\*(.+?)\*\*")
NUMBERED = re.compile(r"^\d+\. ")
DASHED = re.compile(r"^- ")


def inline(text: str) -> str:
    """One run of text, escaped, with bold."""
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def _listed(lines: list[str], mark: re.Pattern[str], tag: str) -> str:
    items = "".join(f"<li>{inline(mark.sub('', line))}</li>" for line in lines)
    return f"<{tag}>{items}</{tag}>"


def to_html(text: str) -> str:
    """Rich-text HTML of a content file's text."""
    parts = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in chunk.splitlines()]
        if all(NUMBERED.match(line) for line in lines):
            parts.append(_listed(lines, NUMBERED, "ol"))
        elif all(DASHED.match(line) for line in lines):
            parts.append(_listed(lines, DASHED, "ul"))
        elif lines[0].startswith("## "):
            parts.append(f"<h2>{inline(lines[0][3:])}</h2>")
        else:
            parts.append(f"<p>{inline(' '.join(lines))}</p>")
    return "".join(parts)
