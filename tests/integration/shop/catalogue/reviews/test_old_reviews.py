"""What was written before only buyers had a say: what a buyer wrote stays with the order, the rest goes, and the update ends."""

import pytest
from django.utils import timezone

from shop.catalogue.reviews.models import ProductReview
from tests.factories.orders import make_order
from tests.factories.reviews import make_arrived
from tests.factories.shop import make_product, make_user
from tests.rewind import Rewound

pytestmark = pytest.mark.django_db(transaction=True)


def test_reviews_of_an_old_city_are_carried_over() -> None:
    user, other = make_user(), make_user()
    product, waiting = make_product(stock=9), make_product(stock=9)
    order = make_arrived(product, user=user, name="Rina Lubis")
    make_order(waiting, user=user)

    old = Rewound("reviews", "0006_reviews_of_arrived_goods")
    reviews, votes = old.model("reviews.ProductReview").objects, old.model("reviews.Vote").objects

    def write(writer: int | None, product_id: int = product.pk, score: int = 4, **fields: object) -> int:
        made = reviews.create(
            product_id=product_id, user_id=writer, score=score, title="Enak", body="x" * 1_200, name="N" * 200, email="a@b.example",
            homepage="", status=1, date_created=timezone.now(), **fields,
        )  # fmt: skip
        votes.create(review=made, user_id=other.pk, delta=1)
        return int(made.pk)

    kept = write(user.pk)
    for writer, thing, score in ((other.pk, product.pk, 5), (None, product.pk, 5), (user.pk, waiting.pk, 5), (None, waiting.pk, 0)):
        write(writer, thing, score)
    old.replay()

    (review,) = ProductReview.objects.all()
    assert (review.pk, review.order_line_id, review.name, review.score, review.is_shown) == (kept, order.lines.get().pk, "Rina L.", 4, True)
    assert len(review.body) == 1_000
