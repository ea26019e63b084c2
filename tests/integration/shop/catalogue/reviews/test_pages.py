"""What everybody reads about goods: stars from three reviews on, pages of a long list, words for machines, the same cost however much is said (RV-05)."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview
from tests.factories.reviews import make_review
from tests.factories.shop import make_product, make_shop
from tests.published_fields import faults

pytestmark = pytest.mark.django_db
Status = ProductReview.Status


@pytest.fixture
def product() -> Product:
    return make_product(make_shop(name="Dapur Uji"), title="Bika", stock=200)


def page(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def thing_of(html: str) -> dict[str, Any]:
    document = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])
    return next(thing for thing in document["@graph"] if thing["@type"] == "Product")


def test_two_reviews_show_words_and_no_star(product: Product) -> None:
    make_review(product, 5, "Satu")
    make_review(product, 5, "Dua")
    for path in (product.get_absolute_url(), f"{product.get_absolute_url()}ulasan/"):
        html = page(path)
        assert "Satu" in html
        assert "2 ulasan pembeli. Bintang tampil mulai 3 ulasan." in html
        assert "★" not in html
        assert "dari 5 bintang" not in html
    thing = thing_of(page(product.get_absolute_url()))
    assert "aggregateRating" not in thing
    assert "review" not in thing
    assert "ulasan pembeli" not in page(product.stockrecords.get().partner.get_absolute_url())


def test_three_reviews_show_the_average(product: Product) -> None:
    for score in (5, 5, 4):
        make_review(product, score, f"Nilai {score}")
    html = page(product.get_absolute_url())
    assert "<b>4,7</b>" in html
    assert "dari 5 bintang, dari 3 ulasan pembeli" in html
    assert html.count('class="stars"') == 3
    assert "4,7 dari 5, dari 3 ulasan pembeli" in page(product.stockrecords.get().partner.get_absolute_url())


def test_machines_are_told_what_the_page_shows(product: Product) -> None:
    for score, name in ((5, "Siti Nurhaliza"), (5, "Budi"), (4, "Ana Lubis")):
        make_review(product, score, "Enak", name=name)
    thing = thing_of(page(product.get_absolute_url()))
    assert faults(thing) == []
    assert thing["aggregateRating"] == {"@type": "AggregateRating", "ratingValue": "4.7", "reviewCount": 3, "bestRating": 5, "worstRating": 1}
    assert [one["author"]["name"] for one in thing["review"]] == ["Ana L.", "Budi", "Siti N."]
    assert "aggregateRating" not in page(product.stockrecords.get().partner.get_absolute_url())


def test_only_what_is_shown_counts(product: Product) -> None:
    for status in Status:
        review = make_review(product, 1, f"Keadaan {status.value}")
        ProductReview.objects.filter(pk=review.pk).update(status=status)
    for _ in range(2):
        make_review(product, 5)
    html = page(f"{product.get_absolute_url()}ulasan/")
    assert "<b>3,7</b>" in html  # 1, 5, 5
    assert [number for number in range(5) if f"Keadaan {number}" in html] == [Status.SHOWN]


def test_the_products_page_shows_three_and_leads_to_all(product: Product) -> None:
    for number in range(12):
        make_review(product, 5, f"Ulasan ke-{number:02d}")
    html = page(product.get_absolute_url())
    assert [number for number in range(12) if f"Ulasan ke-{number:02d}" in html] == [9, 10, 11]
    path = f"{product.get_absolute_url()}ulasan/"
    assert f'href="{path}"' in html
    first, second = page(path), page(f"{path}?page=2")
    assert [number for number in range(12) if f"Ulasan ke-{number:02d}" in first] == list(range(2, 12))
    assert [number for number in range(12) if f"Ulasan ke-{number:02d}" in second] == [0, 1]
    assert "noindex" in first


def test_goods_without_reviews_say_so_on_the_list_alone(product: Product) -> None:
    html = page(product.get_absolute_url())
    assert "Ulasan pembeli" not in html
    assert "reviews.css" not in html
    assert "Belum ada ulasan" in page(f"{product.get_absolute_url()}ulasan/")


def test_words_of_a_buyer_cannot_become_code(product: Product) -> None:
    for _ in range(3):
        make_review(product, 5, "</script><script>x</script>")
    html = page(product.get_absolute_url())
    assert "<script>x" not in html


@pytest.mark.parametrize("rows", [3, 12])
def test_pages_cost_the_same_however_much_is_said(product: Product, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        make_review(product)
    client = Client()
    with django_assert_num_queries(3):  # product with its shop, average and how many, one page of them
        client.get(f"{product.get_absolute_url()}ulasan/")
    # as without reviews (test_detail.py), and the newest three
    with django_assert_num_queries(10) as seen:
        client.get(product.get_absolute_url())
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]


def test_the_order_of_lists_and_of_search_knows_no_stars(product: Product) -> None:
    """No module that ranks reads a rating."""
    from pathlib import Path

    import search
    from shop.catalogue import listing

    files = [*Path(search.__file__).parent.rglob("*.py"), Path(listing.__file__)]
    assert len(files) > 30
    assert [path.name for path in files if re.search(r"rating|reviews", path.read_text())] == []
