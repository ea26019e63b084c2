"""What buyers and readers do: /pesanan/<number>/ulasan/<line>/ for who bought, /produk/<slug>_<pk>/ulasan/ for everybody, and a report on one review."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from portal.accounts.models import User
from portal.guard import Guard, address_of
from shop.catalogue.detail import shown_records
from shop.catalogue.reviews import actions
from shop.catalogue.reviews.actions import Complaint, NotNow
from shop.catalogue.reviews.forms import ReportForm, ReviewForm
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.queries import rating_of_product, readable_review, refusal, review_url, shown_reviews, why_not_shown
from shop.catalogue.reviews.words import shown_name
from shop.order.links import key_of, order_url
from shop.order.views import OneOrderView

PER_PAGE = 10
REPORTING = Guard("laporan-ulasan", limits=((10, 10 * 60), (40, 24 * 60 * 60)))
"""A class or an office behind one address still gets through, a script does not."""
READER_COOKIE = "pembaca"


class WriteView(OneOrderView):
    """One line of an order that arrived: the form, or what was written. Without the order's key or account there is nothing here."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, line: int) -> HttpResponse:
        return self.answer(request, line, ReviewForm())

    def post(self, request: HttpRequest, line: int) -> HttpResponse:
        return self.answer(request, line, ReviewForm(request.POST))

    def answer(self, request: HttpRequest, pk: int, form: ReviewForm) -> HttpResponse:
        line = self.line(pk)
        if why := refusal(self.order, self.actor.user):
            messages.warning(request, why)
            return redirect(order_url(self.order))
        written = ProductReview.objects.filter(order_line_id=line.pk).first()
        if written is None and form.is_valid():
            return self.store(request, line, form)
        context = {"order": self.order, "shop": self.order.partner, "line": line, "form": form, "review": written, "key": key_of(self.order.number)}
        if written:
            context["why"] = why_not_shown(written)
            context["may_withdraw"] = written.status in (ProductReview.Status.SHOWN, ProductReview.Status.WAITING, ProductReview.Status.HIDDEN)
        return render(request, "shop/review.html", {**context, "name": shown_name(self.order.buyer_name)})

    def store(self, request: HttpRequest, line: Any, form: ReviewForm) -> HttpResponse:
        try:
            review = actions.write(line, self.actor, score=form.cleaned_data["score"], body=form.cleaned_data["body"])
        except NotNow as no:
            messages.warning(request, str(no))
        else:
            shown = _("Terima kasih. Ulasan Anda sudah tampil di halaman barang.")
            messages.success(request, shown if review.is_shown else _("Terima kasih. Ulasan Anda tersimpan, dan tampil sesudah petugas membacanya."))
        return redirect(review_url(self.order, line.pk))

    def line(self, pk: int) -> Any:
        found = next((line for line in self.order.lines.all() if line.pk == pk and line.product_id), None)
        if found is None:
            raise Http404
        return found


class WithdrawView(WriteView):
    """POST: the writer takes the review back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, line: int) -> HttpResponse:
        review = get_object_or_404(ProductReview, order_line_id=self.line(line).pk)
        try:
            actions.withdraw(review, self.actor)
        except NotNow as no:
            messages.warning(request, str(no))
        else:
            messages.success(request, _("Ulasan Anda tidak tampil lagi."))
        return redirect(review_url(self.order, line))


class ProductReviewsView(TemplateView):
    """All that buyers say about one product."""

    template_name = "shop/product_reviews.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = get_object_or_404(shown_records(), product_id=kwargs["pk"])
        product, rating = record.product, rating_of_product(record.product_id)
        paginator = Paginator(shown_reviews(product.pk), PER_PAGE)
        paginator.count = rating.count  # the same rows, counted already
        page = paginator.get_page(self.request.GET.get("page"))
        crumbs = [(_("Produk"), "/produk/"), (product.title, product.get_absolute_url()), (_("Ulasan"), "")]
        return super().get_context_data(product=product, shop=record.partner, rating=rating, page=page, crumbs=crumbs, **kwargs)


@method_decorator(never_cache, name="dispatch")
class ReportView(FormView):
    """/produk/ulasan/<pk>/laporkan/: asks officers to look at one review."""

    template_name = "shop/report_review.html"
    form_class = ReportForm

    @cached_property
    def review(self) -> ProductReview:
        return get_object_or_404(readable_review(self.kwargs["pk"]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(review=self.review, product=self.review.product, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        if not (REPORTING.admits(request) and form.is_worth_reading(request)):
            form.add_error(None, _("Sudah banyak laporan. Tunggu 10 menit, lalu kirim lagi. Tulisan Anda masih ada di bawah."))
            return self.render_to_response(self.get_context_data(form=form), status=429)
        return self.form_valid(form)

    def form_valid(self, form: ReportForm) -> HttpResponse:
        review, browser = self.review, _browser(self.request)
        user = self.request.user if isinstance(self.request.user, User) else None
        complaint = Complaint(
            reader=_hash(review, f"account {user.pk}" if user else f"browser {browser}"),
            network=_hash(review, f"network {address_of(self.request)}"),
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data["words"],
            user=user,
        )
        try:
            new = actions.report(review, complaint)
        except NotNow as no:
            messages.warning(self.request, str(no))
        else:
            thanks = _("Terima kasih. Petugas membaca laporan Anda.")
            messages.success(self.request, thanks if new else _("Anda sudah melaporkan ulasan ini. Petugas akan membacanya."))
        response = redirect(reverse("catalogue:reviews", kwargs={"product_slug": review.product.slug, "pk": review.product_id}))
        response.set_cookie(READER_COOKIE, browser, httponly=True, samesite="Lax", secure=self.request.is_secure())
        return response


def _browser(request: HttpRequest) -> str:
    """A random name that this browser keeps until it is closed."""
    kept = request.COOKIES.get(READER_COOKIE, "")
    return kept if kept.isalnum() and kept.isascii() and len(kept) == 32 else secrets.token_hex(16)


def _hash(review: ProductReview, who: str) -> str:
    return salted_hmac(f"reviews.report.{review.pk}", who, algorithm="sha256").hexdigest()[:32]
