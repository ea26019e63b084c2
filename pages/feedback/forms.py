"""What visitors and officers fill in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.feedback.actions import Letter
from pages.feedback.addresses import own_path
from pages.feedback.models import Role, Topic
from portal.accounts.phones import normalise_phone
from portal.brand import brand
from portal.guard import GuardedForm
from portal.regions.models import Region
from portal.regions.queries import grouped_villages
from shop.catalogue.photo_field import PhotoField

LONGEST = 4000
LONGEST_REASON = 500


class AspirationForm(GuardedForm):
    """/tanggapan/. Only what is written, its topic and the writer's role must be there."""

    use_required_attribute = False

    topic = forms.ChoiceField(label=gettext_lazy("Tentang apa"), error_messages={"required": gettext_lazy("Pilih tentang apa.")})
    text = forms.CharField(
        label=gettext_lazy("Tanggapan Anda"), max_length=LONGEST, min_length=10, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Apa yang terjadi, atau apa yang Anda harapkan. Satu tanggapan, satu hal."),
        error_messages={
            "required": gettext_lazy("Tulis tanggapan Anda."),
            "min_length": gettext_lazy("Tulis sedikit lebih panjang, supaya petugas mengerti."),
            "max_length": gettext_lazy("Tulisan ini terlalu panjang. Paling banyak 4.000 tanda."),
        },
    )  # fmt: skip
    role = forms.ChoiceField(
        label=gettext_lazy("Anda menulis sebagai"), choices=Role, widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Pilih salah satu.")}
    )
    kelurahan = forms.ChoiceField(label=gettext_lazy("Kelurahan"), required=False, help_text=gettext_lazy("Tempat hal ini terjadi, atau tempat Anda tinggal."))
    photo = PhotoField(
        label=gettext_lazy("Foto"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=gettext_lazy("Hanya petugas yang melihatnya. Catatan tempat dan kamera di dalam foto kami hapus."),
    )  # fmt: skip
    is_anonymous = forms.BooleanField(
        label=gettext_lazy("Kirim tanpa nama"), required=False,
        help_text=gettext_lazy("Kami tidak menyimpan akun, alamat jaringan, nomor HP, atau e-mail Anda. Isian nomor HP dan e-mail di bawah tidak dipakai."),
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("Nomor HP"), required=False, max_length=30, help_text=gettext_lazy("Dipakai hanya bila petugas perlu bertanya."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), required=False, help_text=gettext_lazy("Jawaban kami kirim ke sini."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Tulis alamat e-mail yang benar, misalnya nama@contoh.id.")},
    )  # fmt: skip
    may_be_public = forms.BooleanField(
        label=gettext_lazy("Jawabannya boleh ditampilkan untuk umum"), required=False,
        help_text=gettext_lazy("Petugas menulis ulang pertanyaan Anda tanpa nama. Tulisan asli dan foto Anda tidak ditampilkan."),
    )  # fmt: skip
    dari = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", _("Pilih satu")), *Topic.choices]  # type: ignore[attr-defined]
        kelurahan = self.fields["kelurahan"]
        kelurahan.choices = [("", _("Tidak disebut")), *grouped_villages(brand().region)]  # type: ignore[attr-defined]
        kelurahan.error_messages["invalid_choice"] = _("Pilih kelurahan dari daftar.")

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean_kelurahan(self) -> Region | None:
        code = self.cleaned_data["kelurahan"]
        return Region.objects.get(code=code) if code else None

    def clean_dari(self) -> str:
        return own_path(self.cleaned_data["dari"])

    def clean_phone(self) -> str:
        """A wrong number is said only where it would be used."""
        typed = self.cleaned_data["phone"]
        return normalise_phone(typed) if typed and not self.cleaned_data.get("is_anonymous") else ""

    def letter(self) -> Letter:
        """What was written, once the form is valid."""
        data = self.cleaned_data
        letter = Letter(
            form_key=self.form_key,
            topic=data["topic"],
            role=data["role"],
            text=data["text"],
            kelurahan=data["kelurahan"],
            photo=data["photo"],
            about=data["dari"],
            is_anonymous=data["is_anonymous"],
            phone=data["phone"],
            email=data["email"],
            may_be_public=data["may_be_public"],
        )
        return replace(letter, form_key=_name_of(letter))


def _name_of(letter: Letter) -> str:
    """The form's own name and everything typed, as 32 characters: pressing twice makes one, and what is written anew on the same page is not lost. The
    contacts of an anonymous one are not even part of this."""
    contacts = ("", "") if letter.is_anonymous else (letter.phone, letter.email)
    kelurahan = letter.kelurahan.pk if letter.kelurahan else ""
    typed = (letter.form_key, letter.topic, letter.role, letter.text, kelurahan, letter.about, letter.is_anonymous, letter.may_be_public, *contacts)
    digest = hashlib.sha256(repr(typed).encode())
    if letter.photo:
        digest.update(letter.photo.read())
        letter.photo.seek(0)
    return digest.hexdigest()[:32]


class VoteForm(forms.Form):
    """The vote box. `alasan` is there only in its second step."""

    YES, NO = "ya", "tidak"
    membantu = forms.ChoiceField(choices=[(YES, YES), (NO, NO)])
    langkah = forms.IntegerField(required=False, min_value=1, max_value=200)
    alasan = forms.CharField(required=False, max_length=LONGEST_REASON)
    situs = forms.CharField(required=False, max_length=0)

    def clean_alasan(self) -> str | None:
        """None where nothing was asked: an earlier reason stays."""
        return str(self.cleaned_data["alasan"]).strip() if "alasan" in self.data else None


class DeskForm(forms.Form):
    """For every form of the officer's room."""

    use_required_attribute = False


class ForwardForm(DeskForm):
    office = forms.CharField(
        label=gettext_lazy("Diteruskan ke"), max_length=120, help_text=gettext_lazy("Nama kantor atau bagian, seperti dibaca penulisnya."),
        error_messages={"required": gettext_lazy("Tulis ke mana tanggapan ini diteruskan.")},
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Catatan untuk sesama petugas"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Penulis tanggapan tidak membacanya."),
    )  # fmt: skip


class AnswerForm(DeskForm):
    answer = forms.CharField(
        label=gettext_lazy("Jawaban untuk penulisnya"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Dibaca penulisnya persis seperti ini. Tulis apa yang dilakukan dan kapan."),
        error_messages={"required": gettext_lazy("Tulis jawabannya.")},
    )  # fmt: skip


class CloseForm(DeskForm):
    reason = forms.CharField(
        label=gettext_lazy("Alasan ditutup tanpa jawaban"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Dibaca penulisnya. Misalnya: isinya sama dengan tanggapan lain, atau bukan urusan pemerintah kota."),
        error_messages={"required": gettext_lazy("Tulis alasannya. Penulis berhak tahu.")},
    )  # fmt: skip


class PublishForm(DeskForm):
    question = forms.CharField(
        label=gettext_lazy("Pertanyaan, ditulis ulang untuk umum"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Tanpa nama, nomor, alamat, atau hal yang menunjuk seseorang."),
        error_messages={"required": gettext_lazy("Tulis pertanyaannya dengan kata Anda sendiri.")},
    )  # fmt: skip
    reply = forms.CharField(
        label=gettext_lazy("Jawaban untuk umum"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Tulis jawaban untuk umum.")},
    )  # fmt: skip
