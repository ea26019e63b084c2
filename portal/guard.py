"""Keeps scripts out of public forms without a puzzle for people (FB-03): a trap field, a form that knows when it was made, a limit per network address.

Any public form may use it. A form class takes `GuardedForm` as its first base, the view asks a `Guard` before it stores:

    guard = Guard("tanggapan", limits=((5, 600), (20, 86400)))
    if not guard.admits(request):   # counts this post
        ... answer 429 with the form filled as it was typed

A city under attack from many networks at once sets GUARD_WORK_BITS: browsers then do a little work for each form, without anybody noticing. Who sends a form
without it is still heard, but all of them together only a few times in ten minutes (`GuardedForm.is_worth_reading`).

The network address is kept nowhere: a keyed hash of it counts in the cache "limits" for the length of the window, and is forgotten.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import threading
import time
from copy import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SALT = "feedback.guard"  # an older name; another one would send back every form that is open now
QUICKEST = 3
"""Seconds in which nobody reads a form and fills it."""
OLDEST = 24 * 60 * 60
"""Seconds for which a form stays good."""
TRAP = "situs"
"""A field that people do not see; its name is one that scripts like to fill."""
MADE = "dibuat"
WORK = "kerja"

_counting = threading.Lock()


@dataclass(frozen=True)
class Guard:
    """How many posts one network address may make, or all networks together. `name` keeps one form's counts apart from another's; `limits` are
    (posts, seconds).

    Each post takes a place that is free again after those seconds. Taking one is a single step of the cache, so that two processes never take the same.
    """

    name: str
    limits: tuple[tuple[int, int], ...]
    together: bool = False

    def is_full(self, request: HttpRequest) -> bool:
        """True when the next post of this address would be one too many. Counts nothing, so that costly work can be refused early."""
        return any(len(caches["limits"].get_many(places)) >= len(places) for places, _seconds in self._windows(request))

    def admits(self, request: HttpRequest) -> bool:
        """Counts this post and says whether it may be stored."""
        with _counting:  # files, the cache of a small installation, know no single step
            return all(self._takes_one_of(places, seconds) for places, seconds in self._windows(request))

    def _takes_one_of(self, places: list[str], seconds: int) -> bool:
        taken = caches["limits"].get_many(places)  # one question, else a busy network would cost an `add` for each of its posts
        return any(caches["limits"].add(place, 1, seconds) for place in places if place not in taken)

    def _windows(self, request: HttpRequest) -> list[tuple[list[str], int]]:
        who = "all" if self.together else hash_of(request)
        return [([f"guard:{self.name}:{seconds}:{who}:{place}" for place in range(most)], seconds) for most, seconds in self.limits]


UNWORKED = Guard("tanpa-kerja", limits=((10, 10 * 60),), together=True)
"""Forms without their work, of the whole city: enough for people without JavaScript, and nothing for a flood."""


def is_worked(stamp: str, answer: str, bits: int) -> bool:
    """Whether the SHA-256 of `stamp.answer` begins with so many zero bits."""
    digest = hashlib.sha256(f"{stamp}.{answer}".encode()).digest()
    return len(answer) <= 20 and int.from_bytes(digest, "big") >> (256 - bits) == 0


def hash_of(request: HttpRequest) -> str:
    """A name for the sender's network that only this server can make, and that leads to no address without its key."""
    return salted_hmac(SALT, address_of(request), algorithm="sha256").hexdigest()[:32]


def address_of(request: HttpRequest) -> str:
    """The sender's network: an IPv4 address, or the /64 of an IPv6 one, because a single line owns all of that. Behind TRUSTED_PROXIES proxies it
    is the address that the outermost of them saw; what a sender writes further left is not believed."""
    written = str(request.META.get("REMOTE_ADDR", ""))
    if settings.TRUSTED_PROXIES:
        seen = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if part.strip()]
        written = seen[-settings.TRUSTED_PROXIES] if len(seen) >= settings.TRUSTED_PROXIES else written
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return written
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return str(address)


def is_from_here(request: HttpRequest) -> bool:
    """For posts of pages that a cache may keep, which therefore hold no token: False when a browser says that another site sent this."""
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if not origin:
        return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    return urlsplit(origin).netloc == request.get_host()


def made_now(age: int = 0) -> str:
    """The stamp of a form: when it was made and a name of its own, signed. `age` in seconds makes it older."""
    return signing.dumps([int(time.time()) - age, secrets.token_urlsafe(12)], salt=SALT)


class GuardedForm(forms.Form):
    """A form with a trap and a stamp. What the guard objects to comes back filled, with one sentence on top and a stamp that will do.

    `form_key` is the form's own name, good for refusing the same form twice; it is empty until the form was valid.
    """

    situs = forms.CharField(
        required=False, label=gettext_lazy("Biarkan kosong"), widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip
    dibuat = forms.CharField(required=False, widget=forms.HiddenInput)
    kerja = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form_key = ""
        self.asks_for_work = settings.GUARD_WORK_BITS > 0
        if self.asks_for_work:
            self.fields[MADE].widget.attrs["data-work"] = settings.GUARD_WORK_BITS
        self.initial.setdefault(MADE, made_now())

    def is_worth_reading(self, request: HttpRequest) -> bool:
        """Of a valid form: its work was done, which counts once, or there is a place among those without. Counts this post."""
        if not self.asks_for_work:
            return True
        done = is_worked(self.cleaned_data[MADE], self.cleaned_data[WORK], settings.GUARD_WORK_BITS)
        return (done and caches["limits"].add(f"guard:work:{self.form_key}", 1, OLDEST)) or UNWORKED.admits(request)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get(TRAP):
            self._write(TRAP, "")
            raise ValidationError(_("Ada isian tersembunyi yang terisi. Kami sudah mengosongkannya. Tekan tombol kirim sekali lagi."), code="trap")
        self._read_stamp(str(data.get(MADE, "")))
        return data

    def _read_stamp(self, stamp: str) -> None:
        try:
            made, key = signing.loads(stamp, salt=SALT)
            age = time.time() - int(made)
        except (signing.BadSignature, ValueError, TypeError):
            self._write(MADE, made_now())
            raise ValidationError(_("Kiriman ini tidak lengkap. Tulisan Anda masih ada. Tekan tombol kirim sekali lagi."), code="stamp") from None
        if age > OLDEST:
            self._write(MADE, made_now(age=QUICKEST))  # its reader has waited long enough
            raise ValidationError(_("Halaman ini sudah lama terbuka. Tulisan Anda masih ada. Tekan tombol kirim sekali lagi."), code="old")
        if age < QUICKEST:  # the stamp stays: pressing again a moment later is enough
            raise ValidationError(_("Kiriman ini terlalu cepat. Baca sekali lagi tulisan Anda, lalu tekan tombol kirim."), code="quick")
        self.form_key = str(key)

    def _write(self, name: str, value: str) -> None:
        """What the form shows when it comes back."""
        data: Any = copy(self.data)
        data[self.add_prefix(name)] = value
        self.data = data
