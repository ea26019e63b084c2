"""One log line is one JSON object on the console, so that a server can search them."""

import re
import traceback
from typing import Any
from urllib.parse import unquote

import structlog

from portal.addresses import PRIVATE

_private_room = re.compile("|".join(map(re.escape, PRIVATE)), re.IGNORECASE)


def render(logger: Any, name: str, event: dict[str, Any]) -> str:
    """Turn a structlog event, or a plain record of a library, into one JSON line."""
    _shorten(event)
    record = event.pop("_record", None)
    event.pop("_from_structlog", None)
    if record is not None:
        event.setdefault("level", record.levelname.lower())
        event.setdefault("logger", record.name)
        if record.exc_info:
            event["exception"] = "".join(traceback.format_exception(*record.exc_info))
    return str(structlog.processors.JSONRenderer(ensure_ascii=False)(logger, name, event))


def _shorten(event: dict[str, Any]) -> None:
    """Addresses end at the name of a private room: below it an address may be a key, and who reads the log could use it. django_structlog writes
    them as "request", Django into the words of its own lines, which come here without the name of a logger."""
    if isinstance(event.get("request"), str):
        event["request"] = _to_the_room(event["request"])
    if "logger" not in event:
        event["event"] = _to_the_room(str(event.get("event", "")))


def _to_the_room(text: str) -> str:
    """The text without what follows a private room's name, also where an address holds another one, as in `?next=%2Fpesanan%2F...`."""
    plain = unquote(text)
    found = _private_room.search(plain)
    return plain[: found.end()] if found else text
