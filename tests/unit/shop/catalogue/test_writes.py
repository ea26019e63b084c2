"""Search stays in step only if every write to goods leaves a change row: so nobody writes to them past the actions."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
MODELS = "Product|StockRecord|ProductCategory|ProductImage|Category|ProductClass"
WRITES = re.compile(
    rf"\b(?:{MODELS})\.(?:_base_manager|objects)\b[^\n]*\.(?:create|bulk_create|update|bulk_update|get_or_create|update_or_create|delete)\("
    r"|\b(?:product|record|stockrecord|category)\.(?:save|delete)\(|\.add_root\(|\.add_child\("
)
ALLOWED = {
    "shop/catalogue/actions.py": "the actions",
    "shop/catalogue/pictures.py": "called by the actions, which store the change row",
    "shop/partner/models.py": "setting goods aside for an order",
    "shop/partner/actions.py": "shops; the goods' change rows are stored by shop.catalogue.actions",
}
FOLDERS = {"shop/imports/": "mass listing stores change rows itself", "portal/demo/": "the demo city rebuilds the index at its end"}


def test_goods_are_written_only_where_a_change_row_follows():
    found = []
    for folder in ("shop", "portal", "pages", "search"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name in ALLOWED or name.startswith(tuple(FOLDERS)) or "/migrations/" in name:
                continue
            found += [f"{name}: {line.strip()}" for line in path.read_text().splitlines() if WRITES.search(line)]

    pages_own_tree = [line for line in found if line.startswith("pages/") and ".add_child(" in line]
    assert [line for line in found if line not in pages_own_tree] == []


def test_the_pattern_sees_what_it_should():
    for line in (
        "Product.objects.filter(pk=1).update(title='x')",
        "StockRecord.objects.create(product=product)",
        "    product.save()",
        "parent.add_child(instance=category)",
    ):
        assert WRITES.search(line)
    assert not WRITES.search("Product.objects.filter(pk=1).first()")
