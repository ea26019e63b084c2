"""Putting one page into the tree, live, with a first revision to go back to."""

from wagtail.models import Page


def publish_below(parent: Page, page: Page) -> None:
    """Add `page` as the last child of `parent` and publish it."""
    parent.refresh_from_db()  # the tree's own counters must be fresh before a child is added
    parent.add_child(instance=page)
    page.save_revision().publish()
