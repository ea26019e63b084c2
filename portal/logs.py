"""One log line is one JSON object on the console, so that a server can search them."""

import traceback
from typing import Any

import structlog


def render(logger: Any, name: str, event: dict[str, Any]) -> str:
    """Turn a structlog event, or a plain record of a library, into one JSON line."""
    record = event.pop("_record", None)
    event.pop("_from_structlog", None)
    if record is not None:
        event.setdefault("level", record.levelname.lower())
        event.setdefault("logger", record.name)
        if record.exc_info:
            event["exception"] = "".join(traceback.format_exception(*record.exc_info))
    return str(structlog.processors.JSONRenderer(ensure_ascii=False)(logger, name, event))
