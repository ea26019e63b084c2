"""A payment company on this machine that really speaks HTTP the way Midtrans documents it: pages to pay on, the state of a payment, refunds, and
notifications that it signs. It can be told to hang, to break off, to fail, or to answer nonsense."""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha512
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

HANG, CUT, BROKEN, FAILS, DRIPS = "hang", "cut", "broken", "fails", "drips"


@dataclass
class Payment:
    """What the company knows about one number. A buyer chooses a way on the page (`state` pending) and pays."""

    amount: str
    state: str = ""
    fraud: str = "accept"
    refunded: str = ""
    pages: int = 0
    can_refund: bool = True
    keys_once: bool = False


@dataclass
class SnapCompany:
    """`moods` says how the next calls of a kind (page, status, refund) go, one after the other; then they go well. `after` moods do the work first, and
    then the answer is lost. `asked` is every call: method and path."""

    secret: str
    merchant: str
    payments: dict[str, Payment] = field(default_factory=dict)
    moods: dict[str, list[str]] = field(default_factory=dict)
    after: bool = False
    refunds: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ends = threading.Event()
        company = self

        class Handler(_Handler):
            pass

        Handler.company = company
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._ends.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def calls(self, end: str) -> int:
        """How often an address with this end was asked for."""
        return sum(path.endswith(end) for path in self.asked)

    def buyer_pays(self, number: str, state: str = "settlement", **fields: Any) -> None:
        """On the company's page."""
        payment = self.payments[number]
        payment.state = state
        for name, value in fields.items():
            setattr(payment, name, value)

    def said(self, number: str) -> dict[str, Any]:
        """What it answers to a question about this payment."""
        payment = self.payments.get(number)
        if payment is None or not payment.state:
            return {"status_code": "404", "status_message": "Transaction doesn't exist.", "id": str(uuid4())}
        code = {"pending": "201", "deny": "202", "expire": "407"}.get(payment.state, "200")
        said = {
            "transaction_time": "2026-11-22 10:00:00",
            "gross_amount": payment.amount,
            "currency": "IDR",
            "order_id": number,
            "payment_type": "qris",
            "signature_key": self.sign(number, code, payment.amount),
            "status_code": code,
            "transaction_id": "0000-1111",
            "transaction_status": payment.state,
            "fraud_status": payment.fraud,
            "status_message": "Success, transaction is found",
            "merchant_id": self.merchant,
        }
        return said | ({"refund_amount": payment.refunded} if payment.refunded else {})

    def notice(self, number: str, **changed: Any) -> str:
        """The body of a notification about the payment's state now, rightly signed for what it says; `signature_key` may be given to forge one."""
        said = self.said(number) | changed
        signed = self.sign(said["order_id"], said["status_code"], said["gross_amount"])
        return json.dumps(said | {"signature_key": changed.get("signature_key", signed)})

    def sign(self, number: str, code: str, amount: str) -> str:
        return sha512(f"{number}{code}{amount}{self.secret}".encode()).hexdigest()

    # --- what the calls do ------------------------------------------------------------------------------------------
    def make_page(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        details = body["transaction_details"]
        number = details["order_id"]
        payment = self.payments.setdefault(number, Payment(f"{details['gross_amount']}.00"))
        if payment.state:
            return 400, {"error_messages": ["transaction_details.order_id has already been taken"]}
        payment.pages += 1
        return 201, {"token": f"token-{number}", "redirect_url": f"{self.url}/snap/v4/redirection/{number}-{payment.pages}"}

    def give_back(self, number: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        payment = self.payments.get(number)
        if payment is None or not payment.can_refund or payment.state not in ("settlement", "refund"):
            return 412, {"status_code": "412", "status_message": "Transaction status cannot be updated."}
        if payment.keys_once and body["refund_key"] in self.refunds:
            return 412, {"status_code": "412", "status_message": "The same refund key cannot be reused."}
        self.refunds.setdefault(body["refund_key"], body["amount"])
        payment.state, payment.refunded = "refund", f"{sum(self.refunds.values())}.00"
        return 200, {"status_code": "200", "order_id": number, "refund_amount": payment.refunded, "transaction_status": "refund"}


class _Handler(BaseHTTPRequestHandler):
    company: SnapCompany
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.company.bodies.append(body)
        if self.path == "/snap/v1/transactions":
            self._answer("page", lambda: self.company.make_page(body))
        else:
            number = self.path.split("/")[2]
            self._answer("refund", lambda: self.company.give_back(number, body))

    def do_GET(self) -> None:
        if "redirection" in self.path:  # the page itself, for a browser
            self._send(200, b"<!doctype html><title>Bayar</title><h1>Halaman bayar</h1>", "text/html; charset=utf-8")
            return
        if not self.path.startswith("/v2/"):
            self._send(404, b"{}")
            return
        number = self.path.split("/")[2]
        self._answer(
            "status", lambda: (int(self.company.said(number)["status_code"]) if number not in self.company.payments else 200, self.company.said(number))
        )

    def _answer(self, kind: str, work: Any) -> None:
        company = self.company
        company.asked.append(f"{self.command} {self.path}")
        if self.headers["Authorization"] != "Basic " + b64encode(f"{company.secret}:".encode()).decode():
            self._send(401, json.dumps({"status_code": "401", "status_message": "Access denied"}).encode())
            return
        moods = company.moods.get(kind, [])
        mood = moods.pop(0) if moods else ""
        code, body = work() if not mood or company.after else (500, {})
        if mood == HANG:
            company._ends.wait()
        if mood in (HANG, CUT):
            self.close_connection = True
        elif mood == BROKEN:
            self._send(code if company.after else 200, b'{"status_code": "200", "transaction_')
        elif mood == FAILS:
            self._send(500, b'{"status_code": "500", "status_message": "Sorry. Our system is recovering."}')
        elif mood == DRIPS:
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"{")
            self.wfile.flush()
            company._ends.wait()
            self.close_connection = True
        else:
            self._send(code, json.dumps(body).encode())

    def _send(self, code: int, body: bytes, kind: str = "application/json") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""
