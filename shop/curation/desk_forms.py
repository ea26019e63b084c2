"""Forms of the curators' room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import inlineformset_factory
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.catalogue.sizes import SizeError, tidy_sizes
from shop.curation.models import Collection, Criterion, Entry, Need

EMPTY_ROWS = 2


class CollectionForm(forms.ModelForm):
    """Name, address, days. The address stays as it was first written: people have passed it on."""

    use_required_attribute = False

    name = forms.CharField(label=gettext_lazy("Nama pilihan"), max_length=80, error_messages={"required": gettext_lazy("Tulis nama pilihan.")})
    slug = forms.SlugField(
        label=gettext_lazy("Bagian akhir alamat"), max_length=80, required=False,
        help_text=gettext_lazy("Kosongkan supaya dibuat dari nama. Setelah disimpan tidak bisa diubah."),
        error_messages={"invalid": gettext_lazy("Pakai huruf, angka, dan tanda hubung saja.")},
    )  # fmt: skip
    starts_on = forms.DateField(
        label=gettext_lazy("Tampil mulai"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Kosongkan supaya langsung tampil."), error_messages={"invalid": gettext_lazy("Tulis tanggal, misalnya 24-11-2026.")},
    )  # fmt: skip
    ends_on = forms.DateField(
        label=gettext_lazy("Tampil sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Kosongkan bila tidak ada batasnya."), error_messages={"invalid": gettext_lazy("Tulis tanggal, misalnya 24-11-2026.")},
    )  # fmt: skip

    class Meta:
        model = Collection
        fields = ("name", "slug", "summary", "starts_on", "ends_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["slug"]

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))[:80]
        if slug and Collection.objects.filter(slug=slug).exists():
            raise ValidationError(_("Alamat ini sudah dipakai pilihan lain. Tulis yang lain."))
        if not slug and self.cleaned_data.get("name"):
            raise ValidationError(_("Tulis bagian akhir alamat."))
        return slug

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", ValidationError(_("Tanggal akhir mendahului tanggal mulai.")))
        return data


class NeedForm(forms.ModelForm):
    use_required_attribute = False

    sizes = forms.CharField(
        label=gettext_lazy("Ukuran yang dicari"), max_length=250, error_messages={"required": gettext_lazy("Tulis ukuran yang dicari, misalnya S, M, L.")}
    )

    class Meta:
        model = Need
        fields = ("part", "wearer", "sizes")

    def clean_sizes(self) -> str:
        try:
            return tidy_sizes(self.cleaned_data["sizes"])
        except SizeError as error:
            raise ValidationError(str(error)) from None


CriteriaForms = inlineformset_factory(Collection, Criterion, fields=("text",), extra=EMPTY_ROWS)
NeedForms = inlineformset_factory(Collection, Need, form=NeedForm, extra=EMPTY_ROWS)


class ChoiceForm(forms.ModelForm):
    """Why a product is chosen, held against the criteria."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Satu kalimat. Pembeli dan penjual membacanya."), error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )  # fmt: skip
    criteria = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Kriteria yang terpenuhi"), queryset=Criterion.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Pilih kriteria dari daftar.")},
    )  # fmt: skip

    class Meta:
        model = Entry
        fields = ("criteria", "reason", "part", "wearer")

    def __init__(self, *args: Any, collection: Collection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collection = collection
        self.fields["criteria"].queryset = collection.criteria.all()  # type: ignore[attr-defined]

    def clean_criteria(self) -> Any:
        met = self.cleaned_data["criteria"]
        if not met and self.collection.criteria.exists():
            raise ValidationError(_("Centang paling sedikit satu kriteria. Tidak ada yang terpenuhi? Barang ini belum cocok."))
        return met

    def clean_reason(self) -> str:
        return " ".join(self.cleaned_data["reason"].split())


class RemovalForm(forms.Form):
    """Why a product is taken out."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan dilepas"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tulis alasannya. Kurator lain membacanya.")},
    )  # fmt: skip
