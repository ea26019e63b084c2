"""Branches of the category tree for paths such as makanan-minuman/minuman/kopi."""

from __future__ import annotations

from django.db import transaction

from shop.catalogue.models import Category
from shop.catalogue.tree import forget_tree

STEP = Category.steplen


def name_of(segment: str) -> str:
    """`makanan-minuman` is read as Makanan minuman."""
    return segment.replace("-", " ").capitalize()


class CategoryPaths:
    """Finds the category of a path and adds what is missing, one node at a time: a tree is never written in bulk. Ids are remembered for one import."""

    def __init__(self) -> None:
        rows = Category.objects.order_by("path").values_list("pk", "path", "name", "slug")
        by_path: dict[str, int] = {}
        self._ids: dict[tuple[int | None, str], int] = {}
        self._slugs: set[str] = set()
        for pk, path, name, slug in rows:
            by_path[path] = pk
            self._ids[by_path.get(path[:-STEP]), name] = pk
            self._slugs.add(slug)

    def __call__(self, path: tuple[str, ...]) -> int:
        """Id of the last category of the path."""
        above = self._below(None, path[:1])
        for depth in range(2, len(path) + 1):
            above = self._below(above, path[:depth])
        return above

    def _below(self, above: int | None, path: tuple[str, ...]) -> int:
        key = (above, name_of(path[-1]))
        if key not in self._ids:
            self._ids[key] = self._add(above, path)
        return self._ids[key]

    def _add(self, above: int | None, path: tuple[str, ...]) -> int:
        fields = {"name": name_of(path[-1]), "slug": self._free_slug(path)}
        node = Category.add_root(**fields) if above is None else Category.objects.get(pk=above).add_child(**fields)
        self._slugs.add(fields["slug"])
        transaction.on_commit(forget_tree)
        return int(node.pk)

    def _free_slug(self, path: tuple[str, ...]) -> str:
        """The segment, or as much of the path before it as makes it the only one."""
        for start in range(len(path) - 1, -1, -1):
            slug = "-".join(path[start:])
            if slug not in self._slugs:
                return slug
        number = 2
        while f"{slug}-{number}" in self._slugs:
            number += 1
        return f"{slug}-{number}"
