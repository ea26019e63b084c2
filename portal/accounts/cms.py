"""People in /kelola/: Wagtail's user screens, with phone beside an optional e-mail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from portal.accounts.models import User
from portal.accounts.phones import normalise_phone


class PeopleFields(forms.Form):
    """What replaces Wagtail's demands: name and one way to reach the person."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        self.fields["last_name"].required = False
        self.fields["first_name"].label = _("Nama")
        self.fields["phone"].help_text = _("Misalnya 0812 3456 7890.")

    def clean_phone(self) -> str | None:
        typed = self.cleaned_data.get("phone")
        return normalise_phone(typed) if typed else None

    def clean_email(self) -> str | None:
        email = self.cleaned_data.get("email") or None
        if email and User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():  # type: ignore[attr-defined]
            raise ValidationError(_("E-mail ini sudah dipakai akun lain."))
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("phone") and not data.get("email"):
            self.add_error("phone", _("Isi nomor HP atau e-mail."))
        return data


class PersonEditForm(PeopleFields, UserEditForm):
    phone = forms.CharField(label=_("Nomor HP"), required=False, max_length=20)

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"phone"}


class PersonCreationForm(PeopleFields, UserCreationForm):
    phone = forms.CharField(label=_("Nomor HP"), required=False, max_length=20)

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"phone"}


class UserViewSet(WagtailUserViewSet):
    def get_form_class(self, for_update: bool = False) -> type[forms.Form]:
        return PersonEditForm if for_update else PersonCreationForm
