"""Cards of goods for home, search and collections: who is shown, in which order, at what cost."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model

from shop.catalogue.models import Product
from shop.catalogue.pictures import CARD_SPEC, LARGE_SPEC, add_picture, first_pictures, gallery
from shop.catalogue.queries import cards, cards_by_ids, new_cards, public_products, waiting_cards
from shop.catalogue.templatetags.goods import product_card
from shop.catalogue.tree import category_tree, forget_tree
from shop.partner.models import Partner
from tests.factories.orders import make_order
from tests.factories.shop import make_category, make_product, make_shop

pytestmark = pytest.mark.django_db


def make_image(title: str = "foto") -> Any:
    data = io.BytesIO()
    Image.new("RGB", (700, 700), "#ffc629").save(data, "PNG")
    return get_image_model().objects.create(title=title, file=ImageFile(io.BytesIO(data.getvalue()), name=f"{title}.png"))


def titles(found: list[Any]) -> list[str]:
    return [card.title for card in found]


def test_cards_keep_the_order_asked_for_and_drop_what_is_not_public() -> None:
    one, two, three = (make_product(title=title) for title in ("Satu", "Dua", "Tiga"))
    Product.objects.filter(pk=two.pk).update(is_public=False)
    suspended = make_product(make_shop(status=Partner.Status.SUSPENDED))
    assert titles(cards_by_ids([three.pk, two.pk, suspended.pk, one.pk, 999_999])) == ["Tiga", "Satu"]
    assert cards_by_ids([]) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_cards_cost_the_same_however_many(rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        add_picture(make_product(), make_image())
    with django_assert_num_queries(2):  # facts, pictures
        assert len(cards(public_products())) == rows


def test_new_goods_come_from_different_shops_and_can_be_bought() -> None:
    busy = make_shop()
    make_product(make_shop(), title="Lama")
    for number in range(3):
        make_product(busy, title=f"Ramai {number}")
    make_product(make_shop(), title="Habis", stock=0)
    assert titles(new_cards(4)) == ["Ramai 2", "Lama"]


def test_shops_without_an_order_wait_in_turn() -> None:
    sold, waiting = make_shop(), make_shop()
    ordered = make_product(sold, title="Laku")
    make_product(waiting, title="Menunggu")
    make_order(ordered)
    assert titles(waiting_cards(4)) == ["Menunggu"]


def test_a_picture_is_ready_before_anybody_looks(django_assert_num_queries: Any) -> None:
    product = make_product()
    first = add_picture(product, make_image("satu"), "Satu loyang")
    second = add_picture(product, make_image("dua"))
    assert (first.display_order, second.display_order) == (0, 1)
    assert set(first.image.renditions.values_list("filter_spec", flat=True)) == {CARD_SPEC, LARGE_SPEC}
    with django_assert_num_queries(1):
        small, large = first_pictures([product.pk])[product.pk]
    assert "satu" in small
    assert "640x640" in large
    with django_assert_num_queries(1):
        assert [caption for caption, _, _ in gallery(product)] == ["Satu loyang", ""]


def test_goods_without_a_picture_get_the_drawing_of_their_root() -> None:
    make_product(category=make_category("Kue", parent=make_category("Kuliner")))
    (card,) = cards(public_products())
    assert (card.picture, card.root) == ("", "kuliner")
    assert "polos-kuliner" in card.image


def test_a_card_escapes_what_people_wrote() -> None:
    make_product(make_shop(name="<i>Toko"), title='"><script>x')
    html = product_card(cards(public_products())[0])
    assert "<script>" not in html
    assert "<i>" not in html


def test_a_new_category_is_seen_once_the_tree_is_forgotten() -> None:
    make_category("Kuliner")
    assert [root.name for root in category_tree().roots] == ["Kuliner"]
    make_category("Fesyen")
    forget_tree()
    assert {root.name for root in category_tree().roots} == {"Kuliner", "Fesyen"}
