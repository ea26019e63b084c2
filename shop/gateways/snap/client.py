"""The three questions put to the company's servers. Each call is bounded in time and size, tried twice, and may safely be repeated: a payment is known by its
order's number and a refund by its own key, so that the second call meets what the first one made or is refused."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import urllib3
from django.conf import settings
from django.utils import timezone

from shop.gateways.snap.keys import ShopKey
from shop.gateways.snap.sayings import fields_of

log = logging.getLogger("shop.online")
TRIES = 2
LONGEST = 64 * 1024
"""Bytes of an answer."""


class CompanyAway(Exception):
    """No answer that can be understood. Whether the company did what was asked is not known."""


@dataclass(frozen=True)
class Answer:
    """`code` is what the body says, as text (`200`, `404`), else the code of HTTP."""

    code: str
    fields: dict[str, Any]


class Snap:
    """One shop's merchant account. `keep` is given every answer as it came: the code of HTTP and the text."""

    def __init__(self, key: ShopKey, keep: Callable[[int, str], None]) -> None:
        self.key, self.keep = key, keep

    def create(self, number: str, amount: Decimal, deadline: datetime, back_url: str) -> Answer:
        """Ask for a page on which this order can be paid until the deadline. `201` comes with `redirect_url`. No name, phone or e-mail of the buyer is sent."""
        now = timezone.localtime()
        minutes = max(1, int((deadline - now) / timedelta(minutes=1)))
        body = {
            "transaction_details": {"order_id": number, "gross_amount": int(amount)},
            "expiry": {"start_time": now.strftime("%Y-%m-%d %H:%M:%S %z"), "unit": "minutes", "duration": minutes},
            "page_expiry": {"unit": "minutes", "duration": minutes},
            "credit_card": {"secure": True},
            "callbacks": {"finish": back_url},
        }
        return self._ask("POST", f"{settings.SNAP_URL}/snap/v1/transactions", body)

    def status(self, number: str) -> Answer:
        """What became of the payment; `404` while the buyer has not chosen how to pay."""
        return self._ask("GET", f"{settings.SNAP_API_URL}/v2/{quote(number, safe='')}/status")

    def refund(self, number: str, amount: Decimal, reason: str) -> Answer:
        """Give all of it back, once however often it is asked. `200` when it was done, `4xx` when this way of paying cannot."""
        body = {"refund_key": f"{number}-kembali", "amount": int(amount), "reason": reason}
        return self._ask("POST", f"{settings.SNAP_API_URL}/v2/{quote(number, safe='')}/refund", body)

    def _ask(self, method: str, url: str, body: dict[str, Any] | None = None) -> Answer:
        """Raises CompanyAway."""
        for _attempt in range(TRIES):
            try:
                code, raw = self._call(method, url, body)
            except (urllib3.exceptions.HTTPError, OSError) as problem:
                log.warning("online.no_answer: %s %s: %s", method, url, type(problem).__name__)
                continue
            self.keep(code, raw)
            fields = fields_of(raw)
            answer = Answer(str(fields.get("status_code", code)), fields)
            if answer.code in ("401", "403"):
                log.error("online.key_refused: %s refuses the key of merchant %s", url, self.key.merchant)
            if fields and code < 500 and code != 429 and not answer.code.startswith("5"):
                return answer
            log.warning("online.no_answer: %s %s answers %s", method, url, code)
        raise CompanyAway

    def _call(self, method: str, url: str, body: dict[str, Any] | None) -> tuple[int, str]:
        until = time.monotonic() + settings.SNAP_TIMEOUT
        headers = {**urllib3.make_headers(basic_auth=f"{self.key.secret}:"), "Accept": "application/json", "Content-Type": "application/json"}
        sent = json.dumps(body).encode() if body is not None else None
        with urllib3.PoolManager(timeout=urllib3.Timeout(total=settings.SNAP_TIMEOUT), retries=False) as pool:
            response = pool.request(method, url, body=sent, headers=headers, redirect=False, preload_content=False)
            try:
                return response.status, _text(response, until)
            finally:
                response.close()


def _text(response: urllib3.BaseHTTPResponse, until: float) -> str:
    """The whole body. An answer that drips past its time, or never ends, is none."""
    read = b""
    while part := response.read1(LONGEST):  # type: ignore[attr-defined]
        read += part
        if len(read) > LONGEST or time.monotonic() > until:
            raise urllib3.exceptions.ReadTimeoutError(None, None, "too slow or too long")  # type: ignore[arg-type]
    return read.decode(errors="replace").replace("\x00", "")
