"""The officers' desk for reviews: what waits with the reason why, who reported what, and yes or no with a reason (RV-02)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView, ListView
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts.models import User
from portal.screens import OfficerScreen
from shop.catalogue.reviews import actions
from shop.catalogue.reviews.actions import NotNow
from shop.catalogue.reviews.forms import DecisionForm
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.queries import for_officers, on_the_desk

Status = ProductReview.Status
BADGES = {Status.WAITING: "registered", Status.SHOWN: "verified", Status.REMOVED: "rejected", Status.HIDDEN: "registered"}
MOST_ON_PANEL = 5


class ReviewIndexView(OfficerScreen, ListView):
    """What waits, the longest first; with `semua` everything, the newest first."""

    template_name = "desk/reviews.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[ProductReview]:
        return for_officers() if "semua" in self.request.GET else on_the_desk()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        everything = "semua" in self.request.GET
        return super().get_context_data(everything=everything, page_query="semua=1" if everything else "", **kwargs)


class ReviewView(OfficerScreen, DetailView):
    """The words, the reports, what happened, and the decision. The writer's telephone and e-mail are not needed here and not shown."""

    template_name = "desk/review.html"
    context_object_name = "review"

    def get_queryset(self) -> QuerySet[ProductReview]:
        return for_officers()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", DecisionForm())
        context = super().get_context_data(**kwargs)
        review: ProductReview = context["review"]
        return context | {
            "badge": BADGES.get(Status(review.status), ""),
            "shop": review.order_line.order.partner,
            "reports": list(review.reports.select_related("user")),
            "events": list(review.events.select_related("user")),
            "may_keep": review.status != Status.WITHDRAWN and (not review.is_shown or review.flagged_at is not None),
            "may_remove": review.status not in (Status.WITHDRAWN, Status.REMOVED),
        }


class DecideView(OfficerScreen, View):
    """POST: tampilkan, turunkan or turunkan-balasan; anything else is a form that was not sent by our page."""

    http_method_names = ["post"]
    decisions = {
        "tampilkan": (actions.keep, gettext_lazy("Ulasan tampil. Laporan baru tidak menyembunyikannya lagi.")),
        "turunkan": (actions.remove, gettext_lazy("Ulasan diturunkan. Penulisnya membaca alasan Anda.")),
        "turunkan-balasan": (actions.remove_reply, gettext_lazy("Balasan diturunkan. Toko membaca alasan Anda.")),
    }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        review = get_object_or_404(ProductReview, pk=pk)
        form = DecisionForm(request.POST)
        decided = self.decisions.get(request.POST.get("keputusan", ""))
        if decided is None:
            messages.error(request, _("Pilih keputusannya: tekan salah satu tombol."))
            return self.again(request, pk, form)
        if not form.is_valid():
            return self.again(request, pk, form)
        act, words = decided
        try:
            act(review, form.cleaned_data["reason"].strip(), officer=cast(User, request.user))
        except NotNow as no:
            messages.error(request, str(no))
            return self.again(request, pk, form)
        messages.success(request, words)
        return redirect("desk_reviews:index")

    def again(self, request: HttpRequest, pk: int, form: DecisionForm) -> HttpResponse:
        page = ReviewView()
        page.setup(request, pk=pk)
        page.object = page.get_object()
        return page.render_to_response(page.get_context_data(form=form))


class ReviewPanel(Component):
    """On the homes of officers and administrators, while something waits."""

    name = "reviews"
    order = 56
    template_name = "desk/reviews_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        waiting = list(on_the_desk()[: MOST_ON_PANEL + 1])
        return {"reviews": waiting[:MOST_ON_PANEL], "more": len(waiting) > MOST_ON_PANEL}


class ReviewDeskViewSet(ViewSet):
    """Addresses of the desk; the menu word stands in wagtail_hooks."""

    name = "desk_reviews"
    url_prefix = "ulasan"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ReviewIndexView.as_view(), name="index"),
            path("<int:pk>/", ReviewView.as_view(), name="one"),
            path("<int:pk>/putuskan/", DecideView.as_view(), name="decide"),
        ]
