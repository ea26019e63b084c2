"""What visitors see of this room: the form, the status of one's own aspiration, the public answers, the vote on a page."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, FormView, ListView
from wagtail.models import Page

from pages.feedback import actions
from pages.feedback.addresses import is_key, own_path, status_url
from pages.feedback.forms import AspirationForm, VoteForm
from pages.feedback.models import Aspiration, AspirationEvent
from pages.feedback.queries import public_answers
from portal.clock import moment_words
from portal.guard import Guard, is_from_here

WRITING = Guard("tanggapan", limits=((5, 10 * 60), (20, 24 * 60 * 60)))
"""Five in ten minutes: a family at one network still gets through, a script does not."""
PHOTOS = Guard("tanggapan-foto", limits=((20, 10 * 60),))
"""Photos are read before the rest is known to be good, so each one counts, sent or not."""
VOTING = Guard("suara", limits=((40, 10 * 60), (200, 24 * 60 * 60)))
"""A class of a training shares one network, and every one of them reads several pages."""
VOTER_COOKIE = "suara"
ANSWERS_PER_PAGE = 20
Kind = AspirationEvent.Kind
SHOWN_TO_WRITER = (Kind.RECEIVED, Kind.TAKEN, Kind.FORWARDED, Kind.ANSWERED, Kind.CLOSED)


@method_decorator(never_cache, name="dispatch")
class WriteView(FormView):
    """/tanggapan/: `?dari=` is the page it is about."""

    template_name = "feedback/write.html"
    form_class = AspirationForm

    def get_initial(self) -> dict[str, Any]:
        return {"dari": own_path(self.request.GET.get("dari", ""))}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if WRITING.is_full(request) or (request.FILES and not PHOTOS.admits(request)):  # before the photo costs anything
            return self.too_many(AspirationForm(data=request.POST))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AspirationForm) -> HttpResponse:
        if not (WRITING.admits(self.request) and form.is_worth_reading(self.request)):
            return self.too_many(form)
        aspiration = actions.submit(form.letter())
        return redirect(f"{status_url(aspiration.number)}?baru=1")

    def too_many(self, form: AspirationForm) -> HttpResponse:
        form.is_valid()  # also says what else is wrong
        form.add_error(None, _("Sudah banyak kiriman. Tunggu 10 menit, lalu kirim lagi. Tulisan Anda masih ada di bawah."))
        return self.render_to_response(self.get_context_data(form=form), status=429)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        context["about"] = own_path(form["dari"].value() or "")
        context["photo_lost"] = form.is_bound and bool(self.request.FILES)
        return context


@method_decorator(never_cache, name="dispatch")
class StatusView(DetailView):
    """What became of one aspiration, for whoever holds its link. The text itself is not shown: a link may be passed on."""

    template_name = "feedback/status.html"
    context_object_name = "aspiration"

    def get_object(self, queryset: Any = None) -> Aspiration:
        if not is_key(self.kwargs["number"], self.kwargs["key"]):
            raise Http404
        return get_object_or_404(Aspiration, number=self.kwargs["number"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        aspiration: Aspiration = context["aspiration"]
        context["is_new"] = "baru" in self.request.GET
        context["link"] = self.request.build_absolute_uri(status_url(aspiration.number))
        context["steps"] = [
            {"title": event.get_kind_display(), "state": "done", "when": moment_words(event.happened_at)}
            for event in aspiration.events.all()
            if event.kind in SHOWN_TO_WRITER
        ]
        return context


class AnswersView(ListView):
    """/tanggapan/jawaban/: what officers wrote for everybody. No visitor's own words."""

    template_name = "feedback/answers.html"
    context_object_name = "answers"
    paginate_by = ANSWERS_PER_PAGE

    def get_queryset(self) -> Any:
        return public_answers()


@csrf_exempt  # its form stands on pages that a cache may keep, and so holds no token; is_from_here stands in for it
@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Keep one browser's vote on one page and go back to the box, which says thank you. A script learns nothing from the answer."""
    if not is_from_here(request):
        return HttpResponseForbidden(_("Kirim suara Anda dari halamannya sendiri."), content_type="text/plain; charset=utf-8")
    page = get_object_or_404(Page.objects.live().public(), pk=pk)
    form = VoteForm(request.POST)
    browser = request.COOKIES.get(VOTER_COOKIE, "")
    if not (browser.isalnum() and browser.isascii() and len(browser) == 32):
        browser = secrets.token_hex(16)
    said, step = "", None
    if form.is_valid():
        data = form.cleaned_data
        step = data["langkah"] if (data["langkah"] or 0) <= getattr(page.specific, "step_count", 0) else None
        if VOTING.admits(request):
            voter = salted_hmac(f"feedback.vote.{page.pk}", browser, algorithm="sha256").hexdigest()[:32]
            actions.vote(page, voter, helped=data["membantu"] == VoteForm.YES, step=step, reason=data["alasan"])
            said = "alasan" if data["alasan"] else data["membantu"]
        else:
            said = "nanti"
    response = redirect(_box(page.get_url(request) or "/", step, said))
    response.set_cookie(VOTER_COOKIE, browser, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


def _box(url: str, step: int | None, said: str) -> str:
    """The page, or the step of the guide, at its vote box."""
    if step:
        url = f"{url}{step}/"
    return f"{url}?{urlencode({'suara': said})}#suara" if said else f"{url}#suara"
