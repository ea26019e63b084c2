"""The rules of the house that a machine can check."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from oscar.core.loading import get_class, get_model

from tests.browser import rooms

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("portal", "shop", "pages", "search")
# Who may not be imported by whom. Everyone may import the four portal rooms; they import none of the others.
SHARED_ROOMS = ("portal.accounts", "portal.regions", "portal.notifications", "portal.brand")
FORBIDDEN = {
    "shop": ("pages", "search"),
    **{room: ("shop", "pages", "search") for room in SHARED_ROOMS},
}
# What a fork overrides: (Oscar's app and module, class). A misspelt override is ignored by Oscar in silence.
OVERRIDES = [
    ("basket.middleware", "BasketMiddleware"),
    ("basket.views", "BasketView"),
    ("basket.views", "BasketAddView"),
    ("catalogue.views", "CatalogueView"),
    ("catalogue.views", "ProductCategoryView"),
    ("catalogue.views", "ProductDetailView"),
    ("search.views", "FacetedSearchView"),
]
MODELS = [
    ("catalogue", "Product"),
    ("catalogue", "Category"),
    ("catalogue", "ProductImage"),
    ("partner", "Partner"),
    ("partner", "StockRecord"),
    ("order", "Order"),
    ("order", "ShippingAddress"),
    ("reviews", "ProductReview"),
]


def _modules(room: str) -> list[Path]:
    path = ROOT / room.replace(".", "/")
    return [path.with_suffix(".py")] if path.with_suffix(".py").exists() else [file for file in path.rglob("*.py") if "migrations" not in file.parts]


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("room", FORBIDDEN)
def test_imports_run_one_way(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _modules(room)
        for name in _imports(path)
        if any(name == closed or name.startswith(closed + ".") for closed in FORBIDDEN[room])
    ]
    assert not wrong


def test_every_fork_class_is_ours() -> None:
    for module, name in OVERRIDES:
        found = get_class(module, name).__module__
        assert found.startswith(("shop.", "search.")), f"{module}.{name} comes from {found}"


def test_every_fork_override_stands_in_the_list() -> None:
    """A class of a fork that shadows one of Oscar's must be resolved by the test above."""
    known = {(module, name) for module, name in OVERRIDES}
    missing = []
    for config in apps.get_app_configs():
        if not config.name.startswith(("shop.", "search")) or config.label in ("seller", "imports", "curation"):
            continue
        for path in (ROOT / config.name.replace(".", "/")).glob("*.py"):
            original = Path(apps.get_app_config("order").module.__file__ or "")
            oscar_file = Path(__import__("oscar").__file__).parent / "apps" / config.label / path.name
            if path.stem in ("__init__", "apps", "models", "admin") or not oscar_file.exists() or original == path:
                continue
            theirs = {node.name for node in ast.parse(oscar_file.read_text()).body if isinstance(node, ast.ClassDef)}
            ours = {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)}
            missing += [f"{config.label}.{path.stem}.{name}" for name in theirs & ours if (f"{config.label}.{path.stem}", name) not in known]
    assert not missing


@pytest.mark.parametrize(("label", "name"), MODELS)
def test_every_fork_model_is_ours(label: str, name: str) -> None:
    assert apps.get_app_config(label).name.startswith("shop.")
    assert get_model(label, name).__module__ == f"{apps.get_app_config(label).name}.models"


def test_no_drawer_names_and_no_long_modules() -> None:
    drawers, long = [], []
    for room in ROOMS:
        for path in _modules(room):
            if path.stem in ("utils", "helpers", "common", "misc"):
                drawers.append(str(path))
            if len(path.read_text().splitlines()) > 400:
                long.append(str(path))
    assert not drawers
    assert not long


def test_every_migration_of_stored_data_has_a_test_on_stored_data() -> None:
    """Those of search make tables in plain SQL and carry nothing."""
    carrying = [path for room in ("pages", "shop", "portal") for path in (ROOT / room).rglob("migrations/0*.py") if "RunPython" in path.read_text()]
    tests = "".join(path.read_text() for path in (ROOT / "tests" / "integration").rglob("*.py"))
    assert carrying
    assert [str(path.relative_to(ROOT)) for path in carrying if path.stem not in tests] == []


def test_every_page_template_is_looked_at_by_axe() -> None:
    """A new page names in tests/browser/rooms.py where the demo city shows it."""
    folder = ROOT / "templates"
    whole = re.compile(r"""\{%\s*extends|<html""")
    pages = {str(path.relative_to(folder)) for path in folder.rglob("*.html") if "email" not in path.parts and whole.search(path.read_text())}
    seen = {**rooms.VISITOR, **rooms.BUYER, **rooms.SELLER, **rooms.EDITOR, **rooms.OFFICER, **rooms.ELSEWHERE}
    assert pages - rooms.BASES == set(seen)
    assert [file for file in rooms.ELSEWHERE.values() if not (ROOT / "tests" / "browser" / file).exists()] == []


def test_locale_is_no_package() -> None:
    assert not (ROOT / "locale" / "__init__.py").exists()


def test_templates_hold_no_inline_code_and_call_nobody_else() -> None:
    """The strict policy would block it; the page would look broken in a way no unit test sees."""
    wrong = []
    for path in (ROOT / "templates").rglob("*.html"):
        if "email" in path.parts or "wagtailadmin" in path.parts:
            continue
        text = path.read_text()
        for pattern in (
            r"<style\b",
            r"\sstyle=",
            r"\son[a-z]+=\"",
            r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)",
            r"(?:src|href)=\"(?:https?:)?//(?!wa\.me)",
        ):
            if re.search(pattern, text):
                wrong.append(f"{path.relative_to(ROOT)}: {pattern}")
    assert not wrong


def test_no_template_and_no_module_names_a_time_zone_by_itself() -> None:
    """portal/clock.py does; a city in Makassar would read WIB otherwise."""
    word = re.compile(r"\bWI(B|TA|T)\b")
    places = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]
    wrong = [str(path.relative_to(ROOT)) for path in places if word.search(re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.S))]
    assert not wrong
