"""The category tree as every list needs it: read once a minute, kept in the cache. Editors change it seldom, visitors read it always."""

from __future__ import annotations

from typing import NamedTuple

from django.core.cache import cache

from shop.catalogue.models import Category

CACHE_KEY = "catalogue:tree"
CACHE_SECONDS = 60
STEP = Category.steplen
"""Characters of a path per level of the tree."""


class Node(NamedTuple):
    """One category. `path` begins with the paths of its ancestors."""

    id: int
    path: str
    name: str
    slug: str

    @property
    def url(self) -> str:
        return f"/kategori/{self.slug}/"

    @property
    def root_path(self) -> str:
        return self.path[:STEP]


class Tree:
    """All public categories, in the editors' order."""

    def __init__(self, rows: list[tuple[int, str, str, str]]) -> None:
        self.nodes = [Node(*row) for row in rows]
        self.by_slug = {node.slug: node for node in self.nodes}
        self._by_path = {node.path: node for node in self.nodes}

    @property
    def roots(self) -> list[Node]:
        return [node for node in self.nodes if len(node.path) == STEP]

    def children(self, node: Node) -> list[Node]:
        return [other for other in self.nodes if len(other.path) == len(node.path) + STEP and other.path.startswith(node.path)]

    def ancestors(self, node: Node) -> list[Node]:
        """From the root down, without the node itself."""
        paths = (node.path[:end] for end in range(STEP, len(node.path), STEP))
        return [self._by_path[path] for path in paths if path in self._by_path]

    def within(self, node: Node) -> list[int]:
        """Ids of the node and all below it."""
        return [other.id for other in self.nodes if other.path.startswith(node.path)]

    def root_slug(self, path: str) -> str:
        """Slug of the root above any path; empty when the root is not public."""
        root = self._by_path.get(path[:STEP])
        return root.slug if root else ""

    def deepest(self, ids: set[int]) -> Node | None:
        """Of some categories the most telling one: the deepest, first in the editors' order."""
        own = [node for node in self.nodes if node.id in ids]
        return max(own, key=lambda node: len(node.path), default=None)


def category_tree() -> Tree:
    """The tree as it was at most a minute ago."""
    rows = cache.get(CACHE_KEY)
    if rows is None:
        public = Category.objects.filter(is_public=True, ancestors_are_public=True).order_by("path")
        rows = list(public.values_list("pk", "path", "name", "slug"))
        cache.set(CACHE_KEY, rows, CACHE_SECONDS)
    return Tree(rows)


def forget_tree() -> None:
    """To be called after a category was added, renamed, moved or removed."""
    cache.delete(CACHE_KEY)
