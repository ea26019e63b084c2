"""What people and officers type. Widgets carry no `required`: the server says in Indonesian what is missing."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.models import TrainingSessionPage
from pages.training.actions import Consent, Person
from pages.training.models import Registration
from portal.accounts.phones import normalise_phone
from portal.brand import brand
from portal.regions.queries import grouped_villages

MOST_ROWS = 200
LONGEST_NAME = 120
_PHONE_AT_END = re.compile(r"^(?P<name>.*?)[\s,;:\t-]*(?P<phone>\+?\d[\d\s().-]{4,})?$")


class RegisterForm(forms.Form):
    """Name and phone; the rest may stay empty (TR-02)."""

    use_required_attribute = False

    name = forms.CharField(
        label=gettext_lazy("Nama Anda"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Tulis nama Anda.")},
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("Nomor HP"), max_length=30, help_text=gettext_lazy("Satu nomor untuk satu orang. Misalnya 0812 3456 7890."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}), error_messages={"required": gettext_lazy("Tulis nomor HP Anda.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), required=False, help_text=gettext_lazy("Untuk pengingat. Tanpa e-mail, semua bisa dilihat di halaman pendaftaran Anda."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}), error_messages={"invalid": gettext_lazy("Tulis e-mail lengkap, misalnya rina@contoh.id.")},
    )  # fmt: skip
    kelurahan = forms.ChoiceField(
        label=gettext_lazy("Kelurahan tempat tinggal"), required=False, error_messages={"invalid_choice": gettext_lazy("Pilih kelurahan dari daftar.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kelurahan"].choices = [("", _("Tidak diisi")), *grouped_villages(brand().region)]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_phone(self) -> str:
        return normalise_phone(self.cleaned_data["phone"])

    def clean_kelurahan(self) -> str | None:
        return self.cleaned_data["kelurahan"] or None

    def person(self) -> Person:
        """Only of a valid form."""
        return Person(**self.cleaned_data)


class EnrolForm(forms.Form):
    """A list of names, one a line, and where their agreement comes from (TR-09)."""

    use_required_attribute = False

    people = forms.CharField(
        label=gettext_lazy("Nama peserta"), strip=False,
        help_text=gettext_lazy("Satu baris satu orang. Nomor HP boleh ditulis di belakang nama: Siti Aminah, 0812 3456 7890."),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}), error_messages={"required": gettext_lazy("Tulis paling sedikit satu nama.")},
    )  # fmt: skip
    consent = forms.ChoiceField(
        label=gettext_lazy("Dari mana persetujuan mereka"), error_messages={"required": gettext_lazy("Pilih dari mana persetujuannya.")},
        help_text=gettext_lazy("Setiap orang di daftar harus sudah setuju namanya dicatat."),
    )  # fmt: skip
    consent_by = forms.CharField(
        label=gettext_lazy("Disampaikan oleh"), required=False, max_length=120,
        help_text=gettext_lazy("Nama dan jabatan, misalnya Bu Rahma, ketua RT 4. Wajib kalau persetujuannya lewat orang lain."),
    )  # fmt: skip
    checked = forms.BooleanField(label=gettext_lazy("Saya sudah memeriksa bahwa mereka pernah ikut pelatihan yang disyaratkan"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, session: TrainingSessionPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(value, word) for value, word in Registration.Consent.choices if value != Registration.Consent.SELF]
        self.fields["consent"].choices = [("", _("Pilih")), *kinds]  # type: ignore[attr-defined]
        self.lines: list[str] = []
        self.row_errors: list[tuple[int, str, str]] = []
        if session.requires_id is None:
            del self.fields["checked"]

    def clean_people(self) -> list[Person]:
        self.lines = [" ".join(line.split()) for line in self.cleaned_data["people"].splitlines() if line.strip()]
        people, wrong = [], {}
        for number, line in enumerate(self.lines, start=1):
            try:
                people.append(person_of(line))
            except ValidationError as error:
                wrong[number] = error.messages[0]
        if not people and not wrong:
            raise ValidationError(_("Tulis paling sedikit satu nama."))
        if len(people) > MOST_ROWS:
            raise ValidationError(_("Paling banyak %(most)d nama sekali kirim.") % {"most": MOST_ROWS})
        if wrong:
            self.say_rows(wrong)
        return people

    def say_rows(self, wrong: dict[int, str]) -> None:
        """Keep row, words typed and what is wrong with them, and say at the field that nobody was enrolled. Row numbers leave empty lines out."""
        self.row_errors = [(number, self.lines[number - 1], text) for number, text in sorted(wrong.items())]
        self.add_error("people", _("%(count)d baris perlu diperbaiki. Belum ada yang didaftarkan.") % {"count": len(wrong)})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("consent") == Registration.Consent.LEADER and not data.get("consent_by", "").strip():
            self.add_error("consent_by", _("Tulis siapa yang menyampaikan persetujuan mereka."))
        return data

    def source(self) -> Consent:
        """Only of a valid form."""
        return Consent(self.cleaned_data["consent"], self.cleaned_data["consent_by"].strip())


def person_of(line: str) -> Person:
    """`Siti Aminah, 0812 3456 7890` or `Siti Aminah`. Raises ValidationError with words for that row."""
    if len(line) > LONGEST_NAME + 40:
        raise ValidationError(_("Baris ini terlalu panjang. Satu baris hanya untuk satu orang."))
    found = _PHONE_AT_END.match(line)
    name, phone = (found["name"].strip(" ,;:-"), found["phone"] or "") if found else (line, "")
    if not any(character.isalpha() for character in name):
        raise ValidationError(_("Nama belum ditulis."))
    if len(name) > LONGEST_NAME:
        raise ValidationError(_("Nama terlalu panjang. Paling banyak %(most)d huruf.") % {"most": LONGEST_NAME})
    return Person(name, normalise_phone(phone) if phone else "")
