"""Addresses of calendar files, so that pages can offer them."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from portal.brand import brand


class Feed(NamedTuple):
    """One feed: `url` is the file, `follow` the same address for programs that subscribe (webcal), `full` in full for copying."""

    url: str
    follow: str
    full: str


def feed_of(request: HttpRequest, code: str = "") -> Feed:
    """The feed of a region; of the whole city without one."""
    url = reverse("schedule:feed", kwargs={"code": code or brand().region})
    return Feed(url, f"webcal://{request.get_host()}{url}", request.build_absolute_uri(url))
