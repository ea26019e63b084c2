"""What collections add to the CMS: the curators' room."""

from wagtail import hooks

from shop.curation.desk import CollectionViewSet


@hooks.register("register_admin_viewset")
def register_collections() -> CollectionViewSet:
    return CollectionViewSet()
