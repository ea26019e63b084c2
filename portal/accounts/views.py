"""The one sign-in page, registration, and where people go after it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import login
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.generic import FormView

from portal.accounts.forms import RegistrationForm, ResetForm, SignInForm
from portal.accounts.roles import SELLER, has_role, works_here


class SignInView(auth_views.LoginView):
    """/masuk/: buyers, sellers, editors and officers alike."""

    template_name = "accounts/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = False  # a signed-in buyer sent here from /kelola/ would go round for ever

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Someone signed in who lands here wanted a room they may not enter, or just the way home.
        if request.user.is_authenticated and not self.request.GET.get("next", "").startswith("/kelola/"):
            return redirect("accounts:landing")
        return super().get(request, *args, **kwargs)


class LandingView(View):
    """After sign-in: people who work here go to /kelola/, buyers to their orders.

    `?ke=` names a screen of a seller, as guides do: sellers go there, who has no shop learns how to open one.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = request.GET.get("ke", "")
        wanted = wanted if wanted.startswith("/kelola/") else ""
        if not request.user.is_authenticated:
            return redirect(f"{reverse('accounts:login')}?{urlencode({'next': wanted})}" if wanted else "accounts:login")
        if wanted and has_role(request.user, SELLER):
            return redirect(wanted)
        if works_here(request.user):
            return redirect("wagtailadmin_home")
        return redirect("/buka-toko/" if wanted else "customer:summary")


class RegisterView(FormView):
    """/daftar/: a buyer's account."""

    template_name = "accounts/register.html"
    form_class = RegistrationForm

    def form_valid(self, form: RegistrationForm) -> HttpResponse:
        user = form.save()
        login(self.request, user, backend="portal.accounts.backends.PhoneOrEmailBackend")
        return HttpResponseRedirect(self.get_success_url())

    def get_success_url(self) -> str:
        wanted = self.request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure())
        return wanted if safe else reverse("customer:summary")


class PasswordResetView(auth_views.PasswordResetView):
    """/lupa-sandi/: by e-mail where there is one; the page says what others do."""

    template_name = "accounts/password_reset.html"
    form_class = ResetForm
    success_url = reverse_lazy("accounts:password_reset_done")


class DoorRedirectView(View):
    """Another sign-in door of Wagtail or Oscar: it leads to ours, and keeps where the person wanted to go."""

    target = "accounts:login"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = request.GET.urlencode()
        return redirect(reverse(self.target) + (f"?{query}" if query else ""))
