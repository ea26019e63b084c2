"""The shipped guides on the running pages: from a step into the screen it describes (GD-04), and from a screen to the step that explains it (GD-05)."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from pages.models import GuidePage
from pages.shipped import source
from pages.shipped.guides import put_guide
from portal.accounts.roles import SELLER
from tests.factories.codes import make_payload
from tests.factories.orders import ADDRESS, make_order
from tests.factories.pages import make_guide
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
HELP = re.compile(r'<a class="help no-print" href="(/panduan/[^"]+)">')


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every shipped guide, without its pictures."""
    monkeypatch.setattr("pages.shipped.guides.screen", lambda name: None)
    index = make_guide("Penunggu", slug="penunggu").get_parent()
    for guide in source.guides():
        put_guide(index, guide)


def help_on(client: Client, path: str) -> list[str]:
    """Where the help links of a screen lead; each of them opens."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    found = HELP.findall(answer.content.decode())
    assert all(client.get(address).status_code == 200 for address in found)
    return found


def test_each_page_of_a_purchase_leads_to_its_own_step(client: Client) -> None:
    shop = make_shop()
    client.post(f"/keranjang/tambah/{make_product(shop, stock=5).pk}/")
    assert help_on(client, "/keranjang/") == ["/panduan/cara-memesan/4/"]
    assert help_on(client, "/checkout/alamat/") == ["/panduan/cara-memesan/5/"]
    client.post("/checkout/alamat/", ADDRESS)
    assert help_on(client, "/checkout/kirim/") == ["/panduan/cara-memesan/6/"]
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "ambil", f"bayar-{shop.pk}": "transfer"})
    assert help_on(client, "/checkout/periksa/") == ["/panduan/cara-memesan/7/"]
    buyer = make_user()
    client.force_login(buyer)
    for payment, step in (("transfer", 3), ("ambil", 6), ("qris", 5)):
        order = make_order(make_product(make_shop(qris=make_payload()), stock=5), user=buyer, payment=payment)
        assert help_on(client, f"/pesanan/{order.number}/") == [f"/panduan/cara-membayar/{step}/", "/panduan/kalau-ada-masalah/3/"]


def test_seller_and_guide_lead_to_each_other(client: Client) -> None:
    seller = make_user(SELLER)
    shop = make_shop(seller)
    order = make_order(make_product(shop, stock=5), payment="transfer")
    client.force_login(seller)
    step = client.get("/panduan/menambah-produk/1/").content.decode()
    way = re.search(r'href="(/panduan/layar/[^"]+)"', step)
    assert way
    answer = client.get(unescape(way[1]), follow=True)
    assert answer.request["PATH_INFO"] == "/kelola/produk/baru/"
    assert 'data-guide="kelola-produk-baru-mulai"' in answer.content.decode()
    assert help_on(client, "/kelola/produk/baru/") == ["/panduan/menambah-produk/2/"]
    assert help_on(client, "/kelola/pesanan/") == ["/panduan/menjawab-pesanan/2/"]
    assert help_on(client, f"/kelola/pesanan/{order.pk}/") == ["/panduan/menjawab-pesanan/4/"]
    assert help_on(client, "/kelola/") == ["/panduan/menjawab-pesanan/1/"]


def test_every_step_of_every_guide_opens(client: Client) -> None:
    for guide in GuidePage.objects.exclude(slug="penunggu"):
        assert guide.short, guide.slug
        html = client.get(guide.url).content.decode()
        assert html.count('class="step"') == guide.step_count
        assert client.get(f"{guide.url}{guide.step_count}/").status_code == 200
