"""What tests of pages share."""

import pytest
from django.test import Client

from pages.shipped.editors import put_editor_rights, put_workflow
from portal.accounts.roles import EDITOR
from tests.factories.pages import make_home
from tests.factories.shop import make_user


@pytest.fixture
def editor() -> Client:
    """A signed-in editor, in a tree with rights and workflow."""
    home = make_home()
    put_editor_rights(home)
    put_workflow(home)
    client = Client()
    client.force_login(make_user(EDITOR))
    return client
