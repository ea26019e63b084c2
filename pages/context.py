"""What pages add to every template: the notices of the moment, read only where a template shows them."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from pages.notices import current


def notices(request: HttpRequest) -> dict[str, Any]:
    """`notices`: list of pages.notices.Shown. The CMS has frames of its own and never asks."""
    return {"notices": SimpleLazyObject(current)}
