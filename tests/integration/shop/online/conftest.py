"""A payment company on this machine."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from shop.order import audit
from tests.doubles.snap_company import SnapCompany
from tests.factories.online import MERCHANT, SECRET, use_company


@pytest.fixture
def company(settings: LazySettings) -> Iterator[SnapCompany]:
    double = SnapCompany(SECRET, MERCHANT)
    use_company(settings, double)
    settings.SNAP_TIMEOUT = 5  # of which only the tests of silence need a part; they set less
    yield double
    double.close()


@pytest.fixture(autouse=True)
def books_balance(db: None) -> Iterator[None]:
    """Whatever the company says, the books are right afterwards."""
    yield
    assert list(audit.faults()) == []
