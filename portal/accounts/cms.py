"""People in /kelola/: Wagtail's user screens made small. Name, phone or e-mail, roles; a password travels by a link and is never typed here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users as wagtail_users

from portal.accounts.actions import password_link
from portal.accounts.models import User
from portal.accounts.phones import local_phone, normalise_phone
from portal.accounts.roles import ROLES
from portal.notifications import whatsapp

WIDGETS = {"groups": forms.CheckboxSelectMultiple}


class PeopleFields(forms.Form):
    """What replaces Wagtail's demands: a name, one way to reach the person, our roles. Who is administrator is decided elsewhere."""

    password_enabled = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("last_name", "is_superuser"):
            self.fields.pop(name, None)
        self.fields["email"].required = False
        self.fields["email"].label = gettext_lazy("E-mail")
        self.fields["first_name"].label = gettext_lazy("Nama")
        self.fields["first_name"].error_messages["required"] = gettext_lazy("Tulis nama orangnya.")
        self.fields["groups"].label = gettext_lazy("Peran")
        self.fields["groups"].help_text = gettext_lazy("Pembeli tidak perlu peran.")
        self.fields["groups"].queryset = Group.objects.filter(name__in=ROLES).order_by("name")  # type: ignore[attr-defined]
        if "is_active" in self.fields:
            self.fields["is_active"].label = gettext_lazy("Boleh masuk")
            self.fields["is_active"].help_text = gettext_lazy("Hapus centang ini untuk menutup akun. Catatan pesanannya tetap ada.")
        self.order_fields(["first_name", "phone", "email", "groups", "is_active"])

    def clean_phone(self) -> str | None:
        typed = self.cleaned_data.get("phone")
        if not typed:
            return None
        phone = normalise_phone(typed)
        if User.objects.filter(phone=phone).exclude(pk=self.instance.pk).exists():  # type: ignore[attr-defined]
            raise ValidationError(_("Nomor ini sudah dipakai akun lain."))
        return phone

    def clean_email(self) -> str | None:
        email = self.cleaned_data.get("email") or None
        if email and User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():  # type: ignore[attr-defined]
            raise ValidationError(_("E-mail ini sudah dipakai akun lain."))
        return email

    def clean_groups(self) -> QuerySet[Group]:
        """The chosen roles, and the groups that are no roles as they were."""
        kept = self.instance.groups.exclude(name__in=ROLES) if self.instance.pk else Group.objects.none()  # type: ignore[attr-defined]
        return Group.objects.filter(Q(pk__in=self.cleaned_data["groups"]) | Q(pk__in=kept))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("phone") and not data.get("email"):
            self.add_error("phone", _("Isi nomor HP atau e-mail."))
        return data

    def _clean_username(self) -> None:
        """Wagtail would find the second account without an e-mail to be the first one's double; clean_email and clean_phone look themselves."""

    def validate_password(self) -> None:
        """There is no password field here."""


class PersonEditForm(PeopleFields, UserEditForm):
    phone = forms.CharField(label=gettext_lazy("Nomor HP"), required=False, max_length=20, help_text=gettext_lazy("Misalnya 0812 3456 7890."))

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"phone"}
        widgets = WIDGETS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["phone"] = local_phone(self.instance.phone or "")


class PersonCreationForm(PeopleFields, UserCreationForm):
    phone = forms.CharField(label=gettext_lazy("Nomor HP"), required=False, max_length=20, help_text=gettext_lazy("Misalnya 0812 3456 7890."))

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"phone"}
        widgets = WIDGETS

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        return user


class PeopleIndexView(wagtail_users.IndexView):
    """All accounts, newest first; `q` looks in name, e-mail and phone."""

    paginate_by = 50
    page_kwarg = "page"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[User]:
        rows = manageable(self.request.user).prefetch_related("groups")
        words = self.request.GET.get("q", "").strip()[:100]
        if not words:
            return rows
        digits = "".join(character for character in words if character.isdigit()).removeprefix("62").lstrip("0")
        match = Q(first_name__icontains=words) | Q(last_name__icontains=words) | Q(email__icontains=words)
        return rows.filter(match | Q(phone__contains=digits) if len(digits) > 4 else match)

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.order_by("-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        query = self.request.GET.copy()
        query.pop(self.page_kwarg, None)
        people = [
            {"user": user, "phone": local_phone(user.phone or ""), "roles": [group.name for group in user.groups.all()]} for user in context["object_list"]
        ]
        return {**context, "people": people, "query": self.request.GET.get("q", ""), "page_query": query.urlencode()}


def manageable(asker: Any) -> QuerySet[User]:
    """Whose account this person may change: an administrator's only by another administrator."""
    return User.objects.all() if asker.is_superuser else User.objects.filter(is_superuser=False)


class WordsMixin:
    """Our own words after saving, and a status that says the form came back."""

    object: User

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        super().form_valid(form)  # type: ignore[misc]
        storage = messages.get_messages(self.request)  # type: ignore[attr-defined]
        list(storage)  # Wagtail's own sentence
        messages.success(self.request, _("Akun %(name)s disimpan.") % {"name": self.object})  # type: ignore[attr-defined]
        return redirect("wagtailusers_users:edit", self.object.pk)


class PersonCreateView(WordsMixin, wagtail_users.CreateView):
    page_title = gettext_lazy("Tambah akun")


class PersonEditView(WordsMixin, wagtail_users.EditView):
    page_title = gettext_lazy("Ubah akun")

    def get_queryset(self) -> QuerySet[User]:
        return manageable(self.request.user)


class PasswordLinkView(PermissionCheckedMixin, View):
    """POST: a one-time link for somebody who forgot the password, shown once, to be sent by the officer. Who made it for whom is logged."""

    http_method_names = ["post"]
    model = User
    permission_required = "change"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(manageable(request.user).filter(is_active=True), pk=pk)
        link = request.build_absolute_uri(password_link(person))
        log(person, "lokapasar.password_link", user=request.user)
        words = _("Halo %(name)s, buat kata sandi baru di sini: %(link)s. Tautan ini hanya untuk Anda dan hanya bisa dipakai sekali.") % {
            "name": person,
            "link": link,
        }
        context = {"person": person, "link": link, "whatsapp": whatsapp.link(person.phone, words), "words": words}
        return render(request, "desk/password_link.html", context)


class UserViewSet(wagtail_users.UserViewSet):
    """Nobody is deleted: orders name people. Accounts are closed instead."""

    menu_label = gettext_lazy("Akun")
    copy_view_enabled = False
    index_view_class = PeopleIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    index_template_name = "desk/users.html"
    create_template_name = "desk/user_form.html"
    edit_template_name = "desk/user_form.html"
    filterset_class = None

    def get_form_class(self, for_update: bool = False) -> type[forms.Form]:
        return PersonEditForm if for_update else PersonCreationForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = super().get_common_view_kwargs(**kwargs)
        missing = ("index_results_url_name", "history_url_name", "usage_url_name", "delete_url_name")
        return {**names, **dict.fromkeys(missing)}

    def register_search_area(self) -> None:
        """The list has a search field of its own; one in the menu would only ask twice."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("baru/", self.add_view, name="add"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/tautan-sandi/", PasswordLinkView.as_view(), name="password_link"),
        ]
