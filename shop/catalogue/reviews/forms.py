"""What buyers, readers, shops and officers write about reviews."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.guard import GuardedForm
from shop.catalogue.reviews.models import LONGEST, LONGEST_REPLY, HeldWord, ReviewReport, Score
from shop.catalogue.reviews.queries import held_words
from shop.catalogue.reviews.words import BASIC, objection, plain

TOO_LONG = gettext_lazy("Paling panjang %(limit_value)d huruf. Sekarang %(show_value)d.")


class ReviewForm(forms.Form):
    """Stars, and words where somebody has some."""

    use_required_attribute = False

    score = forms.TypedChoiceField(
        label=gettext_lazy("Berapa bintang untuk barang ini?"),
        choices=Score.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih jumlah bintangnya."), "invalid_choice": gettext_lazy("Pilih jumlah bintangnya.")},
    )
    body = forms.CharField(
        label=gettext_lazy("Ceritakan barangnya"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Dibaca semua orang. Jangan tulis nomor HP, alamat, atau nama lengkap siapa pun."),
        error_messages={"max_length": TOO_LONG},
    )


class ReportForm(GuardedForm):
    """Why officers should look."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        label=gettext_lazy("Apa yang salah?"),
        choices=ReviewReport.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih apa yang salah."), "invalid_choice": gettext_lazy("Pilih apa yang salah.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Keterangan untuk petugas"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Hanya petugas yang membacanya."),
        error_messages={"max_length": TOO_LONG},
    )


class ReplyForm(forms.Form):
    """The shop's reply: no insult, and nothing that leads to a person."""

    use_required_attribute = False

    reply = forms.CharField(
        label=gettext_lazy("Balasan Anda"),
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Satu balasan, tampil di bawah ulasan. Bisa diubah selama 24 jam. Jangan tulis nama, nomor HP, atau alamat pembeli."),
        error_messages={"required": gettext_lazy("Tulis balasannya."), "max_length": TOO_LONG},
    )

    def clean_reply(self) -> str:
        words = str(self.cleaned_data["reply"]).strip()
        if why := objection(words, held_words()):
            raise ValidationError(_("%(why)s Hapus bagian itu, lalu kirim lagi.") % {"why": why})
        return words


class AskForm(forms.Form):
    """Why the shop wants an officer to look."""

    use_required_attribute = False

    words = forms.CharField(
        label=gettext_lazy("Apa yang salah dengan ulasan ini?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Hanya petugas yang membacanya. Ulasan tetap tampil sampai petugas memutuskan."),
        error_messages={"required": gettext_lazy("Tulis alasannya untuk petugas."), "max_length": TOO_LONG},
    )


class DecisionForm(forms.Form):
    """Why; whoever it concerns reads it word for word."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Dikirim ke penulis atau toko persis seperti ini, dan tersimpan dalam riwayat."),
        error_messages={"required": gettext_lazy("Tulis alasannya. Penulis dan toko perlu tahu."), "max_length": TOO_LONG},
    )


class HeldWordForm(forms.ModelForm):
    """A word, and why it stands here."""

    use_required_attribute = False

    words = forms.CharField(
        label=gettext_lazy("Kata"), max_length=60,
        help_text=gettext_lazy("Satu kata atau beberapa kata berurutan. Huruf besar, angka pengganti huruf, dan akhiran -nya dikenali sendiri."),
        error_messages={"required": gettext_lazy("Tulis katanya."), "max_length": TOO_LONG},
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Catatan"), max_length=300, required=False, help_text=gettext_lazy("Mengapa ditambahkan. Hanya dibaca di sini."),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip

    class Meta:
        model = HeldWord
        fields = ("words", "note")

    def clean_words(self) -> str:
        words = " ".join(str(self.cleaned_data["words"]).casefold().split())
        if not plain(words).strip():
            raise ValidationError(_("Tulis kata yang berisi huruf."))
        if words in BASIC:
            raise ValidationError(_("Kata ini selalu ditahan, tidak perlu ditambah."))
        if HeldWord.objects.filter(words=words).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Kata ini sudah ada dalam daftar."))
        return words
