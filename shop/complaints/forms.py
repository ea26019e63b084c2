"""What each side writes about a complaint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.catalogue.photo_field import SheetField
from shop.complaints.actions import MOST_PHOTOS
from shop.complaints.models import MAX_WORDS, Complaint
from shop.order.models import Order

ACCEPT, OFFER, REFUSE = "setuju", "tawar", "tolak"
ANSWERS = {
    Complaint.Wish.REPLACE: gettext_lazy("Setuju, barangnya saya ganti"),
    Complaint.Wish.MONEY: gettext_lazy("Setuju, uangnya saya kembalikan semua"),
    Complaint.Wish.OTHER: gettext_lazy("Setuju dengan permintaan pembeli"),
}


def _story(label: Any, missing: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MAX_WORDS,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing, "max_length": gettext_lazy("Paling banyak %(limit_value)s huruf. Tulis yang terpenting saja.")},
    )


def _photo(number: int) -> SheetField:
    return SheetField(
        label=gettext_lazy("Foto") if number == 1 else gettext_lazy("Foto lagi"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=gettext_lazy("Hanya Anda, penjual, dan petugas yang melihatnya.") if number == 1 else "",
        error_messages={"empty": gettext_lazy("Foto ini kosong. Pilih foto lain.")},
    )


class OpenForm(forms.Form):
    """What is wrong, in the buyer's words and pictures, and what would put it right."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        label=gettext_lazy("Apa yang salah?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih apa yang salah.")},
    )
    words = _story(
        gettext_lazy("Ceritakan"),
        gettext_lazy("Ceritakan apa yang salah, supaya penjual mengerti."),
        gettext_lazy("Apa yang Anda terima, dan apa yang seharusnya. Jangan tulis PIN atau nomor kartu."),
    )
    photo_1, photo_2, photo_3 = _photo(1), _photo(2), _photo(3)
    wish = forms.ChoiceField(
        label=gettext_lazy("Anda minta apa?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih apa yang Anda minta.")},
    )

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about_money = order.status == settings.CANCELLED  # there are no goods to complain about
        reasons = {Complaint.Reason.NOT_PAID_BACK, Complaint.Reason.OTHER} if about_money else set(Complaint.Reason) - {Complaint.Reason.NOT_PAID_BACK}
        wishes = {Complaint.Wish.MONEY, Complaint.Wish.OTHER} if about_money else set(Complaint.Wish)
        for name, all_choices, allowed in (("reason", Complaint.Reason.choices, reasons), ("wish", Complaint.Wish.choices, wishes)):
            self.fields[name].choices = [choice for choice in all_choices if choice[0] in allowed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            self.ask_photos_again(self.files)
        return data

    def ask_photos_again(self, names: Iterable[str]) -> None:
        """A browser never keeps a chosen file."""
        for name in names:
            if name in self.fields and name not in self.errors:
                self.add_error(name, _("Pilih foto ini sekali lagi. Foto baru tersimpan kalau kiriman berhasil."))

    @property
    def photos(self) -> list[ContentFile[bytes]]:
        """After is_valid()."""
        chosen = (self.cleaned_data.get(f"photo_{number}") for number in range(1, MOST_PHOTOS + 1))
        return [photo for photo in chosen if photo]


class WordsForm(forms.Form):
    """Words that everybody of the complaint reads."""

    use_required_attribute = False

    words = _story(gettext_lazy("Tulis di sini"), gettext_lazy("Tulis dulu kata-kata Anda."), gettext_lazy("Pembeli, penjual, dan petugas membacanya."))


class AskOfficerForm(forms.Form):
    """Why the seller's answer is not enough."""

    use_required_attribute = False

    words = _story(gettext_lazy("Apa yang belum beres?"), gettext_lazy("Tulis apa yang belum beres, supaya petugas bisa menolong."))


class AnswerForm(forms.Form):
    """The seller's answer; only agreeing needs no words."""

    use_required_attribute = False

    answer = forms.ChoiceField(label=gettext_lazy("Jawaban Anda"), widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Pilih jawaban Anda.")})
    words = _story(
        gettext_lazy("Kata-kata untuk pembeli"),
        "",
        gettext_lazy("Misalnya kapan barang pengganti diantar, apa tawaran Anda, atau alasan Anda menolak."),
        required=False,
    )

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreed = ANSWERS[Complaint.Wish(complaint.wish)]
        self.fields["answer"].choices = [(ACCEPT, agreed), (OFFER, _("Saya tawarkan hal lain")), (REFUSE, _("Saya tolak, dengan alasan"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        missing = {OFFER: _("Tulis apa yang Anda tawarkan."), REFUSE: _("Tulis alasannya. Pembeli akan membacanya.")}.get(data.get("answer", ""))
        if missing and "words" not in self.errors and not data.get("words", "").strip():
            self.add_error("words", missing)
        return data


class KeepForm(forms.Form):
    """What the seller did."""

    use_required_attribute = False

    words = _story(gettext_lazy("Apa yang sudah Anda lakukan?"), gettext_lazy("Tulis apa yang sudah Anda lakukan. Pembeli akan membacanya."))


class DecideForm(forms.Form):
    """The officer's decision; both sides read it word for word."""

    use_required_attribute = False

    refund = forms.ChoiceField(
        label=gettext_lazy("Uang kembali"),
        choices=(("ya", gettext_lazy("Penjual mengembalikan seluruh uang pembeli")), ("tidak", gettext_lazy("Tanpa uang kembali"))),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih apakah uang pembeli dikembalikan.")},
    )
    words = _story(
        gettext_lazy("Putusan dan alasannya"),
        gettext_lazy("Tulis putusan dan alasannya. Pembeli dan penjual membacanya."),
        gettext_lazy("Dibaca kedua pihak persis seperti ini."),
    )
