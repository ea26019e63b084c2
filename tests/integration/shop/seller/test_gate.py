"""Who gets into which room of /kelola/, what the others are told, and that every other sign-in door leads to ours."""

import pytest

from tests.factories.shop import make_shop, make_user

pytestmark = pytest.mark.django_db

SELLER_PAGES = ["/kelola/produk/", "/kelola/produk/baru/", "/kelola/pesanan/", "/kelola/toko-saya/"]
OFFICER_PAGES = ["/kelola/toko/", "/kelola/keluhan/", "/kelola/users/", "/kelola/users/baru/"]
WAGTAIL_PAGES = ["/kelola/pages/", "/kelola/images/", "/kelola/documents/", "/kelola/reports/site-history/", "/kelola/redirects/", "/kelola/groups/"]


def sign_in(client, role: str | None):
    user = make_user(role)
    if role == "Penjual":
        make_shop(user)
    client.force_login(user)
    return user


def codes(client, paths: list[str]) -> set[int]:
    return {client.get(path).status_code for path in paths}


def test_a_seller_reaches_the_sellers_rooms_and_no_other(client):
    sign_in(client, "Penjual")

    assert codes(client, ["/kelola/", *SELLER_PAGES]) == {200}
    assert codes(client, [*OFFICER_PAGES, "/kelola/kategori/", *WAGTAIL_PAGES, "/kelola/account/"]) == {403}


def test_a_seller_sees_four_words(client):
    sign_in(client, "Penjual")

    page = client.get("/kelola/").content.decode()

    menu = page.split('aria-label="Menu toko"')[1].split("</nav>")[0]
    assert menu.count("<a ") == 4
    for word in ("Hari ini", "Pesanan", "Produk", "Toko saya"):
        assert word in menu
    assert "wagtail" not in page.lower()


def test_an_officer_reaches_the_desk_and_no_page_tree(client):
    sign_in(client, "Petugas")

    assert codes(client, ["/kelola/", *OFFICER_PAGES, "/kelola/kategori/", "/kelola/account/"]) == {200}
    assert codes(client, [*SELLER_PAGES, *WAGTAIL_PAGES]) == {403}


def test_an_editor_reaches_pages_and_categories_and_no_shop(client):
    sign_in(client, "Editor")

    assert codes(client, ["/kelola/", "/kelola/pages/", "/kelola/kategori/"]) <= {200, 302}
    assert codes(client, [*SELLER_PAGES, *OFFICER_PAGES]) == {403}


@pytest.mark.parametrize("role", ["Editor", "Petugas"])
def test_sellers_posts_are_for_sellers(client, role):
    sign_in(client, role)

    for path in ("/kelola/produk/baru/", "/kelola/produk/stok/", "/kelola/pesanan/1/uang-masuk/", "/kelola/toko-saya/"):
        assert client.post(path).status_code == 403


def test_a_seller_without_a_shop_is_led_to_opening_one(client):
    client.force_login(make_user("Penjual"))

    for path in ["/kelola/", *SELLER_PAGES]:
        assert client.get(path, follow=True).redirect_chain[-1][0] == "/buka-toko/"


def test_a_buyer_is_told_kindly_and_never_goes_round(client):
    sign_in(client, None)

    for path in ("/kelola/", "/kelola/produk/", "/kelola/pages/"):
        response = client.get(path, follow=True)
        assert response.status_code == 403
        assert response.redirect_chain == []
        assert "Halaman ini bukan untuk akun Anda" in response.content.decode()


def test_an_unknown_address_is_not_found(client):
    sign_in(client, "Penjual")
    assert client.get("/kelola/entah-apa/").status_code == 404

    client.logout()
    response = client.get("/kelola/entah-apa/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/masuk/")


@pytest.mark.parametrize("path", ["/kelola/", "/kelola/produk/", "/kelola/pages/", "/kelola/toko/"])
def test_visitors_are_led_to_the_one_sign_in_page_and_back(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response.headers["location"] == f"/masuk/?next={path}"


@pytest.mark.parametrize(
    ("door", "goal"),
    [
        ("/kelola/login/", "/masuk/"),
        ("/kelola/login/?next=/kelola/produk/", "/masuk/?next=%2Fkelola%2Fproduk%2F"),
        ("/kelola/password_reset/", "/lupa-sandi/"),
        ("/kelola/password_reset/confirm/MQ/abc/", "/lupa-sandi/"),
    ],
)
def test_other_doors_lead_to_ours(client, door, goal):
    assert client.get(door).headers["location"] == goal


def test_the_seller_frame_speaks_no_wagtail(client):
    """The whole workspace is server-rendered: none of Wagtail's half megabyte of script."""
    sign_in(client, "Penjual")

    for path in ["/kelola/", *SELLER_PAGES]:
        assert "wagtailadmin/js" not in client.get(path).content.decode()
