"""/akun/: a buyer's orders, profile and password."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView, UpdateView

from portal.accounts.models import User
from portal.accounts.phones import local_phone, normalise_phone
from portal.accounts.roles import works_here
from portal.notifications.inbox import AllReadView, InboxView, OpenView
from portal.notifications.models import InboxItem
from portal.notifications.queries import unread
from shop.complaints.queries import open_complaint_of
from shop.complaints.states import card_of
from shop.order.actors import Role
from shop.order.links import complaint_url, order_url
from shop.order.models import Order
from shop.order.queries import deadline_words, orders_of_buyer
from shop.order.states import OVER, seen_by_buyer


class OrdersView(LoginRequiredMixin, ListView):
    """The account's orders, each with its state and whose turn it is."""

    template_name = "oscar/customer/orders.html"
    paginate_by = 20

    def get_queryset(self) -> QuerySet[Order]:
        return orders_of_buyer(cast(User, self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["rows"] = [row_of(order) for order in context["object_list"]]
        context["works_here"] = works_here(self.request.user)
        context["unread"] = unread(cast(User, self.request.user), InboxItem.Room.ACCOUNT)
        return context


TURNS: dict[str, dict[str, Any]] = {
    Role.BUYER: {"text": _("Giliran Anda"), "kind": "wait", "icon": "clock"},
    Role.SELLER: {"text": _("Giliran penjual"), "kind": "turn", "icon": "user"},
    Role.OFFICER: {"text": _("Giliran petugas"), "kind": "turn", "icon": "user"},
}
"""Whose turn it is, for components/badge.html."""


def row_of(order: Order) -> dict[str, Any]:
    """An order in the list. An open complaint stands before the order's own state."""
    complaint = open_complaint_of(order)
    if complaint:
        card = card_of(complaint, Role.BUYER)
        said = {"url": complaint_url(order), "turn": TURNS.get(card.turn), "label": _("Keluhan: %(state)s") % {"state": card.label}, "due": card.due}
    else:
        state = seen_by_buyer(order)
        said = {"url": order_url(order), "turn": TURNS.get(state.turn), "label": state.label, "due": deadline_words(order)}
    return said | {"order": order, "is_over": order.status in OVER}


class BuyerInbox(LoginRequiredMixin):
    """Beside the views of the list "Kabar": the buyer's room."""

    room = InboxItem.Room.ACCOUNT
    home = "customer:news"


class NewsView(BuyerInbox, InboxView):
    template_name = "oscar/customer/news.html"


class OpenNewsView(BuyerInbox, OpenView):
    pass


class AllNewsReadView(BuyerInbox, AllReadView):
    pass


class ProfileForm(forms.ModelForm):
    """Name, phone and e-mail; one of the last two must stay."""

    phone = forms.CharField(label=_("Nomor HP"), required=False, max_length=25, help_text=_("Misalnya 0812 3456 7890."))

    class Meta:
        model = User
        fields = ("first_name", "phone", "email")
        labels = {"first_name": _("Nama"), "email": _("E-mail")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["phone"] = local_phone(self.instance.phone or "")
        self.fields["first_name"].required = True

    def clean_phone(self) -> str | None:
        typed = self.cleaned_data["phone"]
        phone = normalise_phone(typed) if typed else None
        if phone and User.objects.filter(phone=phone).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Nomor ini dipakai akun lain."))
        return phone

    def clean_email(self) -> str | None:
        email = self.cleaned_data["email"] or None
        if email and User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("E-mail ini dipakai akun lain."))
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("phone") and not data.get("email"):
            self.add_error("phone", _("Isi nomor HP atau e-mail."))
        return data


class ProfileView(LoginRequiredMixin, UpdateView):
    template_name = "oscar/customer/profile.html"
    form_class = ProfileForm
    success_url = reverse_lazy("customer:profile")

    def get_object(self, queryset: QuerySet[User] | None = None) -> User:
        return User.objects.get(pk=self.request.user.pk)

    def form_valid(self, form: Any) -> Any:
        messages.success(self.request, str(_("Perubahan disimpan.")))
        return super().form_valid(form)


class PasswordView(LoginRequiredMixin, PasswordChangeView):
    template_name = "oscar/customer/password.html"
    success_url = reverse_lazy("customer:profile")

    def form_valid(self, form: Any) -> Any:
        messages.success(self.request, str(_("Kata sandi sudah diganti.")))
        return super().form_valid(form)
