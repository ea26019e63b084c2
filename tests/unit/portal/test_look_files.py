"""The files of the look hold together: nothing missing, nothing inline, nothing too heavy, colours readable in both themes."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LOOK = ROOT / "portal" / "static" / "portal"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SHEETS = ("tokens", "base", "components", "pages", "print")
CSS_BUDGET = 12_000  # bytes, gzipped, all sheets of a page of the shop
CONTENT_CSS_BUDGET = 13_000  # the same for a page that editors write

# ink, ground, least contrast (WCAG 2.2: 4.5 for words, 3 for control borders and focus marks)
PAIRS = [
    ("--ink", "--paper", 4.5),
    ("--ink", "--ground", 4.5),
    ("--ink-soft", "--paper", 4.5),
    ("--ink-soft", "--ground", 4.5),
    ("--ink-soft", "--raised", 4.5),
    ("--bar-ink", "--bar", 4.5),
    ("--action-ink", "--action", 4.5),
    ("--action-ink", "--action-hover", 4.5),
    ("--link", "--paper", 4.5),
    ("--link", "--raised", 4.5),
    ("--link", "--action-soft", 4.5),
    ("--cloth-ink", "--cloth", 4.5),
    ("--sun-ink", "--sun", 4.5),
    ("--find-ink", "--find", 4.5),
    ("--good", "--good-soft", 4.5),
    ("--wait", "--wait-soft", 4.5),
    ("--turn", "--turn-soft", 4.5),
    ("--bad", "--bad-soft", 4.5),
    ("--good", "--paper", 4.5),
    ("--wait", "--paper", 4.5),
    ("--bad", "--paper", 4.5),
    ("--line-strong", "--paper", 3),
    ("--line-strong", "--raised", 3),
    ("--focus", "--paper", 3),
]


def _tokens(block: str) -> dict[str, str]:
    return {name: value.strip() for name, value in re.findall(r"(--[\w-]+):\s*([^;]+);", block)}


def _themes() -> dict[str, dict[str, str]]:
    text = (LOOK / "css" / "tokens.css").read_text()
    light = _tokens(re.search(r"  :root \{(.*?)\n  \}", text, re.S)[1])
    asked = _tokens(re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\n    \}', text, re.S)[1])
    chosen = _tokens(re.search(r':root\[data-theme="dark"\] \{(.*?)\n  \}', text, re.S)[1])
    return {"light": light, "asked": asked, "chosen": chosen}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_two_dark_lists_are_equal() -> None:
    themes = _themes()
    assert themes["asked"] == themes["chosen"]
    assert set(themes["chosen"]) <= set(themes["light"])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_words_can_be_read(theme: str, ink: str, ground: str, least: float) -> None:
    themes = _themes()
    values = themes["light"] | (themes["chosen"] if theme == "dark" else {})
    assert _contrast(values[ink], values[ground]) >= least


def _desk_colours() -> dict[str, dict[str, str]]:
    text = (LOOK / "css" / "kelola.css").read_text()
    light = _tokens(re.search(r"^:root \{(.*?)\n\}", text, re.S | re.M)[1])
    asked = _tokens(re.search(r"\.w-theme-system \{([^}]*)\}", text)[1])
    chosen = _tokens(re.search(r"\.w-theme-dark \{([^}]*)\}", text)[1])
    return {"light": light, "asked": asked, "chosen": chosen}


def test_a_state_has_at_the_desk_the_colours_it_has_everywhere() -> None:
    """Wagtail's pages do not load tokens.css, so kelola.css repeats what it needs of it."""
    desk, shown = _desk_colours(), _themes()
    assert desk["asked"] == desk["chosen"]
    for name in ("--good", "--good-soft", "--wait", "--wait-soft", "--bad", "--bad-soft"):
        assert (desk["light"][name], desk["chosen"][name]) == (shown["light"][name], shown["chosen"][name])


@pytest.mark.parametrize("theme", ["light", "chosen"])
def test_badges_of_the_desk_follow_the_theme_and_can_be_read(theme: str) -> None:
    values = _desk_colours()[theme]
    rules = re.findall(r"^\.desk-badge\b[^{]*\{([^}]*)\}", (LOOK / "css" / "kelola.css").read_text(), re.M)
    assert len(rules) == 4
    for rule in rules:
        ground, ink = (re.search(rf"(?:^|[ ;]){name}: ([^;]+);", rule)[1] for name in ("background", "color"))
        named = [re.fullmatch(r"var\((--[\w-]+)\)", colour) for colour in (ink, ground)]
        assert all(named), f"a fixed colour stays light in the dark: {rule}"
        assert _contrast(*(values[name[1]] for name in named)) >= 4.5


def test_css_of_one_page_stays_light() -> None:
    shop = sum(len(gzip.compress((LOOK / "css" / f"{name}.css").read_bytes(), 9)) for name in SHEETS)
    content = len(gzip.compress((LOOK / "css" / "content.css").read_bytes(), 9))
    assert shop <= CSS_BUDGET
    assert shop + content <= CONTENT_CSS_BUDGET


@pytest.mark.parametrize("sheet", sorted((LOOK / "css").glob("*.css")), ids=lambda path: path.name)
def test_css_names_only_files_that_exist(sheet: Path) -> None:
    for address in re.findall(r'url\("?([^")]+)"?\)', sheet.read_text()):
        assert (sheet.parent / address).resolve().is_file(), address


def test_vendored_files_are_the_ones_named() -> None:
    listed = dict(re.findall(r"^\| ([\w.-]+) \|.*\| ([0-9a-f]{64}) \|$", (LOOK / "vendor" / "README.md").read_text(), re.M))
    present = {path.name for path in (LOOK / "vendor").iterdir() if path.suffix not in {".md", ".txt"}}
    assert set(listed) == present
    for name, digest in listed.items():
        assert hashlib.sha256((LOOK / "vendor" / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_hold_nothing_inline(template: Path) -> None:
    if "email" in template.parts:
        pytest.skip("mail programs drop style sheets")
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(ld\+)?json\")|javascript:", text)
    assert not re.search(r"(src|href|action)=\"(https?:)?//(?!wa\.me/)", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_icons_and_files_named_in_templates_exist(template: Path) -> None:
    text = template.read_text()
    symbols = set(re.findall(r'<symbol id="([\w-]+)"', (LOOK / "vendor" / "icons.svg").read_text()))
    used = set(re.findall(r"\{% icon [\"']([\w-]+)[\"']", text)) | set(re.findall(r"icons\.svg' %\}#([\w-]+)", text))
    assert used <= symbols
    for name in re.findall(r"\{% static [\"'](portal/[^\"']+)[\"']", text):
        assert (LOOK.parent / name).is_file(), name


@pytest.mark.parametrize("template", sorted((ROOT / "templates" / "components").glob("*.html")), ids=lambda path: path.name)
def test_every_component_says_what_goes_in(template: Path) -> None:
    assert template.read_text().startswith("{% comment %}")
