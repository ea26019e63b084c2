"""Fork of Oscar's reviews app: what buyers say about goods they received (RV-01 to RV-03).

Overrides: models.ProductReview (one for a line of an order, without title, votes and e-mail; its score is written to no product, since it ranks nothing).
Oscar's model of votes and its views, which let anybody write, are left out.
Ours beside it: words (what an officer reads first), actions, queries, notices, forms, views (buyers and readers), room (the shop's), desk (the officers').
"""

from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.apps import CatalogueReviewsConfig as OscarReviewsConfig
from oscar.core.application import OscarConfig


class ReviewsConfig(OscarReviewsConfig):
    name = "shop.catalogue.reviews"
    verbose_name = _("Ulasan")

    def ready(self) -> None:
        from shop.catalogue.reviews.policies import register

        OscarConfig.ready(self)  # Oscar's own looks up its views
        register()  # before Wagtail asks for the model and settles on its own policy
