"""A seller sees and changes only their own shop: every address under /kelola/ is tried as seller B with the numbers of shop A, reading and writing."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from shop.seller.gate import OFFICER_ROOMS, SELLER_ROOMS
from tests.factories.foreign_shop import FIRST_ID, SECRET, ForeignShop, make_foreign_shop, own_seller, snapshot_of

pytestmark = pytest.mark.django_db

GATE = "shop.seller.gate.SellerGateMiddleware"
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
WORDS = {
    "app_label": "catalogue", "app_name": "catalogue", "content_type_app_name": "catalogue", "model_name": "product", "content_type_model_name": "product",
    "action": "delete", "action_name": "approve", "filter_spec": "width-100", "uidb64": "OTEwMDAx", "token": "set-password",
}  # fmt: skip
WAGTAIL_KINDS = ("page", "image", "document", "user", "product", "order")
"""What Wagtail's own addresses could be about; ours are tried with every number."""
NUMBERED_WORDS = {"object_id", "pk"}
REGEX_ADDRESSES = {
    r"^kelola/password_reset/.*$": ["/kelola/password_reset/"],
    r"kelola/pages/^(?P<pk>\d+)/revisions/compare/": ["/kelola/pages/{id}/revisions/compare/earliest...latest/"],
    r"kelola/^.*/$": ["/kelola/tidak-ada-alamat-ini/", "/kelola/produk/{id}/salin/"],
}
UNTRIED = {
    "kelola/logout/": "ends the session of the walk; it names no object. test_logout_is_not_a_way_in tries it alone.",
}
"""Patterns that the walk leaves out, each with its reason."""


@dataclass(frozen=True)
class Address:
    """One pattern under /kelola/: its text, the outermost namespace, whether it is a regular expression."""

    text: str
    room: str
    own_ids: bool


def patterns(resolver: URLResolver | None = None, prefix: str = "", room: str = "") -> Iterator[Address]:
    for part in (resolver or get_resolver()).url_patterns:
        text = prefix + str(part.pattern)
        if isinstance(part, URLResolver):
            yield from patterns(part, text, room or part.namespace or "")
        elif isinstance(part, URLPattern) and text.lstrip("^").startswith("kelola/"):
            yield Address(text, room, room in SELLER_ROOMS | OFFICER_ROOMS)


def addresses(pattern: Address, foreign: dict[str, int], own: int) -> list[str]:
    """The pattern with numbers of shop A in every place; in our own rooms every number of A, and in front of A's a number of B's."""
    for start, filled in REGEX_ADDRESSES.items():
        if pattern.text.startswith(start):
            return [text.format(id=number) for text in filled for number in set(foreign.values())]
    places = list(PARAMETER.finditer(pattern.text))
    numbers = sorted({str(number) for number in (foreign.values() if pattern.own_ids else map(foreign.__getitem__, WAGTAIL_KINDS))})
    choices: list[list[str]] = []
    for place in places:
        numbered = place["kind"] == "int" or place["name"] in NUMBERED_WORDS
        choices.append(numbers if numbered else [WORDS.get(place["name"], "x")])
    if pattern.own_ids and len(places) > 1:
        choices[0] = [str(own), *choices[0]]
    found = []
    for values in itertools.product(*choices):
        found.append("/" + PARAMETER.sub("{}", pattern.text).format(*values).replace("^", "").replace("$", ""))
    return found


def wicked(foreign: ForeignShop) -> dict[str, str]:
    """A form that names A's things wherever a form of ours or of Wagtail might look."""
    ids = foreign.ids
    return {
        "shop": str(ids["shop"]), "partner": str(ids["shop"]), "product": str(ids["product"]), "users": str(ids["user"]), "status": "complete",
        f"stok-{ids['product']}": "99", f"lihat-{ids['product']}": "2", "title": "Diambil alih", "price": "1", "stock": "1", "category": "1", "aksi": "tampil",
        "choice": "Barang habis", "decision": "suspended", "reason": "diambil alih", "name": "Diambil alih", "action-delete": "1", "confirm": "1",
        "words": "diambil", "id": str(ids["page"]), "next": "/", "first_name": "Diambil alih", "groups": "1", "is_superuser": "on", "image": str(ids["image"]),
    }  # fmt: skip


def leaks(response, path: str, foreign: ForeignShop) -> list[str]:
    """What of shop A stands in an answer; the address that was asked for may be repeated."""
    body = (b"".join(response.streaming_content) if response.streaming else response.content).decode(errors="replace")
    body += "".join(f"{name}: {value}" for name, value in response.headers.items())
    for spelling in {path, path.replace("/", "%2F"), path.rstrip("/")}:
        body = body.replace(spelling, "")
    return [word for word in (SECRET, SECRET.lower(), *map(str, foreign.ids.values())) if word in body]


def walk(client: Client, chosen: list[Address], foreign: ForeignShop, own: int) -> tuple[int, list[str]]:
    """Try all, reading and writing. Returns how many patterns were tried, and what was found wrong."""
    wrong, tried = [], 0
    for pattern in chosen:
        if pattern.text in UNTRIED:
            continue
        tried += 1
        for path in addresses(pattern, foreign.ids, own):
            for method in ("get", "post"):
                response = client.get(path) if method == "get" else client.post(path, wicked(foreign))
                if found := leaks(response, path, foreign):
                    wrong.append(f"{method} {path} answers {response.status_code} with {found}")
                if response.status_code >= 500:
                    wrong.append(f"{method} {path} answers {response.status_code}")
    return tried, wrong


@pytest.fixture
def world():
    user, _shop, product = own_seller()  # first: a database counts on from the highest number
    foreign = make_foreign_shop()
    client = Client(raise_request_exception=False)  # a crash is found wrong like a leak, and the walk goes on
    client.force_login(user)
    return foreign, client, product


def test_no_address_shows_or_changes_another_shop(world, capsys):
    foreign, client, product = world
    before = snapshot_of(foreign.ids)
    everything = list(patterns())

    tried, wrong = walk(client, everything, foreign, product.pk)

    with capsys.disabled():
        print(f"\n{tried} of {len(everything)} patterns under /kelola/ tried as another seller, {len(UNTRIED)} left out with a reason")  # noqa: T201
    assert not wrong
    assert snapshot_of(foreign.ids) == before
    assert tried + len(UNTRIED) == len(everything)
    assert {pattern.text for pattern in everything} >= set(UNTRIED)
    assert len(everything) > 200
    assert len(before) > 25


def test_our_own_rooms_guard_themselves_when_the_gate_is_gone(world, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != GATE]
    foreign, client, product = world
    before = snapshot_of(foreign.ids)
    ours = [pattern for pattern in patterns() if pattern.own_ids]

    tried, wrong = walk(client, ours, foreign, product.pk)

    assert tried == len(ours) >= 20
    assert not wrong
    assert snapshot_of(foreign.ids) == before


def test_the_walk_can_fail(world, settings):
    """Without the gate Wagtail itself shows a seller what is not theirs: the walk must see it."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != GATE]
    foreign, client, product = world
    reports = [pattern for pattern in patterns() if pattern.text.startswith(("kelola/reports/site-history", "kelola/images/chooser"))]

    _tried, wrong = walk(client, reports, foreign, product.pk)

    assert wrong


def test_the_gate_stands_in_the_settings():
    assert GATE in settings.MIDDLEWARE


def test_logout_is_not_a_way_in(world):
    _foreign, client, _product = world

    response = client.post("/kelola/logout/")

    assert response.status_code == 302
    assert client.get("/kelola/produk/").status_code == 302


def test_numbers_of_the_foreign_shop_are_nobody_elses(world):
    foreign, _client, product = world
    assert min(foreign.ids.values()) == FIRST_ID > product.pk
