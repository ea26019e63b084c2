"""Every screen speaks Indonesian to whoever it is for (IN-06): every kind of screen that a link leads to, so that a new room is looked at by itself.

That our own words go through gettext is proved in tests/integration/test_language.py; here are also Wagtail's, and those that Wagtail itself left out.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from pages.shipped.editors import put_collection_name, put_editor_rights, put_root_name, put_workflow
from portal.accounts.models import User
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from tests.factories.clinics import OPEN, make_clinic
from tests.factories.curation import make_collection, put_in
from tests.factories.feedback import make_aspiration
from tests.factories.pages import make_article, make_film, make_guide, make_home, make_image, make_journey, make_programme, make_session
from tests.factories.reviews import make_review
from tests.factories.shop import make_product, make_shop, make_user
from tests.pseudo_locale import Visible

VISITOR, BUYER = "visitor", "buyer"
pytestmark = pytest.mark.django_db
WORDS = (
    "about above account accounts across action actions add added address all an and any approve are as ascending at author back be been below block body "
    "by can cancel change changed changes check child children choose clear close collection collections comment comments copy create created date default "
    "delete deleted descending description disabled document documents does draft drag drop dropdown each edit edited editing email empty enabled end enter "
    "error errors every expand explore export field fields file files filter filters first for from group groups has have help here hide history home how "
    "if image images in is it item items keep last less list listing live locale lock locked log login logout more move must name new next no none not of "
    "off number on open optional or order other out page pages parent password permission permissions phone please preview previous privacy private public "
    "publish published put redirect redirects reject remove reorder replace reports required reset result results revision root save schedule search see "
    "select selected settings show sign site size sort start started subject submit tag tags task tasks text that the there these this time title to toggle "
    "type types unknown unlock unpublish until up upload uploaded usage use used user users value version view warning was were when which will with "
    "without workflow workflows yes you your"
)
ENGLISH = re.compile(rf"(?<![\w./#@:=-])(?:{'|'.join(WORDS.split())})(?![\w/#@=-]|[.:]\w)", re.IGNORECASE)
"""No such word is Indonesian. Parts of an address or of a program's name are no words."""
SAID = ("label", "helpText", "help_text", "title", "placeholder", "description")
"""Under these names a program of Wagtail's gets what it shows."""
LINK = re.compile(r"(?:\"|&quot;)(/(?!/|static/|media/|dokumen/)[^\"#?&\s<>]*)")
LEAVING = ("/kelola/logout/", "/keluar/")


class Told(Visible):
    """Also what Wagtail's programs get in attributes, to show it later."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = any(name == "data-side-panel-toggle-counter" for name, _ in attrs)  # until Wagtail writes a number over its "None"
        super().handle_starttag(tag, [*attrs, ("translate", "no")] if hidden else attrs)
        for name, value in attrs:
            if name == "data-w-tooltip-content-value":
                self.texts.append(value or "")
            elif value and value[0] in "{[" and name.startswith("data-"):
                self.texts += spoken(value)


def told(html: str) -> list[str]:
    """Every piece of text on a screen."""
    reader = Told()
    reader.feed(html)
    reader.texts += re.findall(r"<title>([^<]*)", html)
    for menu in re.findall(r'(?s)<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html):
        reader.texts += spoken(menu)
    return [" ".join(text.split()) for text in reader.texts]


def spoken(source: str) -> Iterator[str]:
    """What JSON holds of words: under known names, among strings, and in pieces of HTML."""
    try:
        yield from _spoken(json.loads(source), "")
    except ValueError:
        return


def _spoken(thing: Any, name: str) -> Iterator[str]:
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield from _spoken(value, "label" if name == "strings" else key)
    elif isinstance(thing, list):
        for value in thing:
            yield from _spoken(value, name)
    elif isinstance(thing, str):
        if "</" in thing:
            yield from told(thing)
        elif name in SAID:
            yield thing


def kind_of(address: str) -> str:
    """Screens that differ by a number only are of one kind; but each type of page has a form of its own."""
    if page := re.fullmatch(r"/kelola/pages/(\d+)/(?:(?:edit|add_subpage)/)?", address):
        return address.replace(page[1], Page.objects.get(pk=page[1]).content_type.model, 1)
    return re.sub(r"\d+", "1", address)


def shown(answer: Any) -> str:
    """The HTML of a screen, or of a window that Wagtail opens over one. Files have none."""
    kind = answer["Content-Type"]
    if kind.startswith("application/json") and isinstance(parts := answer.json(), dict):
        return str(parts.get("html", ""))
    return answer.content.decode() if kind.startswith("text/html") else ""


def walk(client: Client) -> Iterator[tuple[str, str]]:
    """From home and from the first screen of work along every link, one screen of each kind: its address and its HTML."""
    waiting, known = deque(["/", "/kelola/"]), {kind_of(address) for address in LEAVING}
    while waiting:
        address = waiting.popleft()
        if kind_of(address) in known:
            continue
        known.add(kind_of(address))
        answer = client.get(address)
        if answer.status_code == 200 and not answer.streaming and (html := shown(answer)):
            yield kind_of(address), html
            waiting.extend(LINK.findall(html))


@pytest.fixture
def people() -> dict[str, User]:
    """One of each kind, and something of everything to look at and to work on."""
    home = make_home()
    put_editor_rights(home)
    put_collection_name()
    put_root_name()
    put_workflow(home)
    Page.objects.filter(depth=2).exclude(pk=home.pk).delete()  # Wagtail's own first page, which a city does not keep
    seller = make_user(SELLER, first_name="Butet")
    product = make_product(make_shop(seller, name="Dapur", code="dapur", days="Senin sampai Sabtu"), title="Bika", slug="bika")
    buyer = make_user(first_name="Rina")
    make_review(product, body="Legit sekali.", by=buyer)
    make_journey("Belanja pertama kali")
    make_guide("Cara memesan")
    make_article()
    make_session()
    make_programme()
    make_image()
    make_film("Rekaman pelatihan")
    make_aspiration()
    make_clinic(hours=[OPEN])
    put_in(make_collection("selasa-umkm", criteria=["Jahitan rapi"]), product)
    return {BUYER: buyer, SELLER: seller, EDITOR: make_user(EDITOR, first_name="Tiur"), OFFICER: make_user(OFFICER, first_name="Ucok")}


ROOMS = {
    VISITOR: {"/masuk/", "/produk/bika_1/", "/toko/dapur/", "/panduan/panduan-1/1/", "/pelatihan/pelatihan-1/daftar/", "/klinik/pasar-baru/", "/tanggapan/"},
    BUYER: {"/akun/", "/akun/pegawai/", "/keranjang/"},
    SELLER: {"/kelola/pesanan/1/", "/kelola/produk/baru/", "/kelola/toko-saya/"},
    EDITOR: {f"/kelola/pages/add/pages/{name}page/1/" for name in ("guide", "journey", "news", "programme", "trainingsession")}
    | {f"/kelola/pages/{name}page/edit/" for name in ("guide", "journey", "news", "programme", "trainingsession")}
    | {"/kelola/images/1/", "/kelola/documents/edit/1/", "/kelola/snippets/pages/glossaryterm/add/", "/kelola/account/"},
    OFFICER: {"/kelola/toko/1/", "/kelola/users/1/", "/kelola/kategori/baru/", "/kelola/pelatihan/1/", "/kelola/tanggapan/1/", "/kelola/pengumuman/baru/"},
}
"""Some that the walk must have reached, lest it be short without telling."""


@pytest.mark.parametrize("role", ROOMS)
def test_no_screen_speaks_english(client: Client, people: dict[str, User], role: str) -> None:
    if role in people:
        client.force_login(people[role])
    screens = dict(walk(client))
    assert ROOMS[role] <= screens.keys()
    wrong = {(text, found[0]): address for address, html in screens.items() for text in told(html) if (found := ENGLISH.search(text))}
    assert wrong == {}


def test_the_walk_would_see_english() -> None:
    for html in (
        "<p>Kembali to list</p>",
        '<nav aria-label="Actions"></nav>',
        '<input type="submit" value="Search">',
        "<title>Editing: Bika</title>",
        '<div data-block=\'{"_args": [{"label": "Isi", "helpText": "Keep it short", "strings": {}}]}\'></div>',
        '<div data-block=\'{"strings": {"MOVE_UP": "Move up"}}\'></div>',
        '<div data-block=\'{"_args": ["<button>Choose</button>"]}\'></div>',
        '<script id="wagtail-sidebar-props" type="application/json">{"_args": [{"label": "Reports"}]}</script>',
    ):
        assert [text for text in told(html) if ENGLISH.search(text)], html
    for html in ("<p>Halaman pages.guidepage, /kelola/pages/add/</p>", "<p>Satu per satu, menurut menu.</p>", '<a href="/kelola/pages/">Halaman</a>'):
        assert not [text for text in told(html) if ENGLISH.search(text)], html
