"""What the running city of these tests mailed: one file per mail in var/browser/mail, also those of earlier runs."""

import email
import re
import time
from email import policy

from portal.demo.logins import OFFICIAL
from tests.browser.conftest import HOME, Visitor

SECONDS = 40
"""The worker looks once a second; on a busy machine it takes longer."""


def link_to_official(site: str, title: str, but_not: str = "") -> str:
    """The address that this city mailed to the demo city's official about a text. `but_not` is one that was used already."""
    for path in sorted((HOME / "mail").glob("*.log"), key=lambda one: one.stat().st_mtime, reverse=True):
        mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        if mail["To"] != OFFICIAL.email or title not in mail["Subject"]:
            continue
        body = mail.get_body(("plain",))
        found = re.search(rf"{re.escape(site)}(/persetujuan/\S+/)", body.get_content() if body else "")
        if found and found[1] != but_not:
            return found[1]
    return ""


def wait_for_link(visitor: Visitor, title: str, but_not: str = "") -> str:
    """The same, once the mail has left."""
    until = time.monotonic() + SECONDS
    while not (link := link_to_official(visitor.site, title, but_not)):
        assert time.monotonic() < until, f"no mail to the official about {title}"
        visitor.page.goto("/healthz")
    return link
