"""A test that really commits leaves nothing behind, and takes nothing away that migrations made."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from shop.partner.models import Partner
from tests.factories.shop import make_shop


@pytest.mark.django_db(transaction=True)
def test_1_commits_and_empties() -> None:
    make_shop()
    Page.objects.all().delete()
    assert not Page.objects.exists()


@pytest.mark.django_db(transaction=True)  # pytest-django runs the others before both
def test_2_begins_as_migrated() -> None:
    assert Page.objects.filter(depth=1).count() == 1
    assert ContentType.objects.get_for_model(Page).pk == ContentType.objects.get(app_label="wagtailcore", model="page").pk
    assert not Partner.objects.exists()
