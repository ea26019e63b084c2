"""/kelola/ulasan-toko/: what buyers say about the shop's goods, its one reply to each, and asking an officer to look (RV-03)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView, ListView
from wagtail.admin.viewsets.base import ViewSet

from shop.catalogue.reviews import actions
from shop.catalogue.reviews.actions import NotNow
from shop.catalogue.reviews.forms import AskForm, ReplyForm
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.queries import rating_of_shop, reviews_of_shop
from shop.seller.workplace import SellerScreen


class ShopReviewsView(SellerScreen, ListView):
    """All of them, the newest first."""

    template_name = "seller/reviews.html"
    menu_word = "reviews"
    paginate_by = 20

    def get_queryset(self) -> QuerySet[ProductReview]:
        return reviews_of_shop(self.shop)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(rating=rating_of_shop(self.shop), **kwargs)


class ShopReviewView(SellerScreen, DetailView):
    """One review with the forms about it. Also answers forms that were not right."""

    template_name = "seller/review.html"
    menu_word = "reviews"
    context_object_name = "review"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """News of a review stays in the shop's list when the review is gone: it leads on, and says so."""
        ended = (ProductReview.Status.REMOVED, ProductReview.Status.WITHDRAWN)
        if ProductReview.objects.filter(pk=kwargs["pk"], order_line__order__partner=self.shop, status__in=ended).exists():
            messages.info(request, _("Ulasan ini tidak tampil lagi."))
            return redirect("seller_reviews:index")
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[ProductReview]:
        return reviews_of_shop(self.shop)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        review: ProductReview = context["review"]
        until = review.reply_open_until
        context["open_until"] = until
        context["may_reply"] = review.is_shown and (until > timezone.now() if until else review.replied_at is None)
        context.setdefault("reply_form", ReplyForm(initial={"reply": review.reply}))
        context.setdefault("ask_form", AskForm())
        return context


class ReplyView(SellerScreen, View):
    """POST: the reply, or its change."""

    http_method_names = ["post"]
    form_class: type[ReplyForm | AskForm] = ReplyForm
    form_name = "reply_form"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        review = get_object_or_404(reviews_of_shop(self.shop), pk=pk)
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.again(request, review, form)
        try:
            messages.success(request, self.act(review, form.cleaned_data))
        except NotNow as no:
            form.add_error(None, str(no))
            return self.again(request, review, form)  # what was typed stays in view
        return redirect("seller_reviews:one", review.pk)

    def act(self, review: ProductReview, data: dict[str, Any]) -> str:
        actions.reply(review, data["reply"], person=self.person)
        return _("Balasan Anda tampil di bawah ulasan.")

    def again(self, request: HttpRequest, review: ProductReview, form: ReplyForm | AskForm) -> HttpResponse:
        page = ShopReviewView()
        page.setup(request, pk=review.pk)
        page.object = get_object_or_404(reviews_of_shop(self.shop), pk=review.pk)
        return page.render_to_response(page.get_context_data(**{self.form_name: form}))


class AskView(ReplyView):
    """POST: an officer should look."""

    form_class = AskForm
    form_name = "ask_form"

    def act(self, review: ProductReview, data: dict[str, Any]) -> str:
        actions.ask_officer(review, data["words"], person=self.person)
        return _("Petugas akan membaca ulasan ini.")


class ShopReviewsViewSet(ViewSet):
    """Addresses of the room; its word stands in the menu of the account."""

    name = "seller_reviews"
    url_prefix = "ulasan-toko"
    menu_label = gettext_lazy("Ulasan")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ShopReviewsView.as_view(), name="index"),
            path("<int:pk>/", ShopReviewView.as_view(), name="one"),
            path("<int:pk>/balas/", ReplyView.as_view(), name="reply"),
            path("<int:pk>/periksa/", AskView.as_view(), name="ask"),
        ]
