"""What a seller says of the shop: words, place, hours, and where the courier goes. Where the shop is paid: payout_form.py."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.phones import local_phone, normalise_phone
from portal.brand import brand, worded
from portal.regions.models import Region
from portal.regions.queries import grouped_villages, villages_of
from shop.money import parse_rupiah, rupiah, typed
from shop.partner.models import CourierArea, Partner
from shop.partner.names import LONGEST, clean_shop_name

BLANK_ROWS = 2
MOST_AREAS = 60
MOST_FREE_FROM = 100_000_000
TIMES = ["%H.%M", "%H:%M", "%H:%M:%S", "%H"]


class ChargeField(forms.CharField):
    """Whole rupiah as people type them, or None for an empty box; 0 is an answer too."""

    def __init__(self, *, most: int = 1_000_000, **kwargs: Any) -> None:
        self.most = most
        super().__init__(required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = super().clean(value)
        if not text:
            return None
        try:
            charge = parse_rupiah(text)
        except ValueError:
            raise ValidationError(_("Tulis dengan angka saja, misalnya 10.000. Boleh 0.")) from None
        if charge > self.most:
            raise ValidationError(_("Paling tinggi %(most)s.") % {"most": rupiah(self.most)})
        return charge


class ShopForm(forms.ModelForm):
    """Everything but approval. The name is fixed once an officer has looked: buyers know the shop by it."""

    phone = forms.CharField(label=gettext_lazy("Nomor HP toko"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))
    kelurahan = forms.ChoiceField(label=worded(gettext_lazy("%(Village)s")))
    opens = forms.TimeField(label=gettext_lazy("Jam buka"), required=False, input_formats=TIMES, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    closes = forms.TimeField(
        label=gettext_lazy("Jam tutup"), required=False, input_formats=TIMES, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    minimum_order = ChargeField(
        label=gettext_lazy("Pesanan paling sedikit"),
        help_text=gettext_lazy("Harga barangnya saja, tanpa ongkos. Kosongkan jika satu barang pun boleh dipesan."),
    )
    courier_free_from = ChargeField(label=gettext_lazy("Gratis antar mulai belanja"), most=MOST_FREE_FROM)
    parcel_charge = ChargeField(
        label=gettext_lazy("Ongkos satu kiriman"), help_text=gettext_lazy("Sama ke mana saja di Indonesia. Kosongkan jika Anda tidak mengirim paket.")
    )
    parcel_free_from = ChargeField(label=gettext_lazy("Gratis kirim paket mulai belanja"), most=MOST_FREE_FROM)
    usual_weight = forms.IntegerField(
        label=gettext_lazy("Berat satu barang (gram)"),
        required=False,
        min_value=1,
        max_value=500_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("Dipakai untuk produk yang beratnya belum Anda tulis."),
        error_messages={"invalid": gettext_lazy("Tulis angka bulat saja, misalnya 500.")},
    )

    class Meta:
        model = Partner
        fields = (
            "name", "about", "phone", "street", "kelurahan", "days", "opens", "closes", "minimum_order", "pickup", "cash_on_delivery", "courier_free_from",
            "parcel_charge", "parcel_free_from", "usual_weight", "unique_amounts",
        )  # fmt: skip
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "about": gettext_lazy("Apa yang Anda buat, sejak kapan, dan apa yang khas."),
            "street": gettext_lazy("Untuk pembeli yang mengambil sendiri. Baru terlihat setelah memesan."),
            "days": gettext_lazy("Misalnya Senin sampai Sabtu."),
            "cash_on_delivery": gettext_lazy("Hanya di wilayah antar Anda sendiri. Pembeli membayar saat barang datang."),
            "unique_amounts": gettext_lazy(
                "Jumlah transfer tiap pesanan dibuat berbeda 1 sampai 300 rupiah, supaya Anda tahu uang siapa yang masuk. Selisihnya potongan dari Anda, "
                "paling banyak 1% harga barang."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["name"].label = gettext_lazy("Nama toko")
        self.fields["name"].required, self.fields["name"].max_length = True, LONGEST  # type: ignore[attr-defined]
        self.fields["name"].error_messages["required"] = _("Tulis nama toko.")
        self.fields["phone"].error_messages["required"] = _("Tulis nomor HP toko.")
        self.fields["about"].max_length = 2000  # type: ignore[attr-defined]
        kelurahan = self.fields["kelurahan"]
        kelurahan.choices = [("", worded(_("Pilih %(village)s"))), *grouped_villages(brand().region)]  # type: ignore[attr-defined]
        kelurahan.error_messages |= {"required": worded(_("Pilih %(village)s.")), "invalid_choice": worded(_("Pilih %(village)s dari daftar."))}
        for name in ("opens", "closes"):
            self.fields[name].error_messages["invalid"] = _("Tulis jam seperti 08.00.")
        if self.instance.was_checked:
            self.fields["name"].disabled = True
            self.fields["name"].help_text = _("Nama toko yang sudah diperiksa hanya diubah oleh petugas.")
        self.initial["phone"] = local_phone(self.instance.phone)
        self.initial["kelurahan"] = self.instance.kelurahan_id

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        return name if self.fields["name"].disabled else clean_shop_name(name, own=self.instance)

    def clean_phone(self) -> str:
        return normalise_phone(self.cleaned_data["phone"])

    def clean_kelurahan(self) -> Region:
        return Region.objects.get(code=self.cleaned_data["kelurahan"])

    def clean_usual_weight(self) -> int:
        return self.cleaned_data["usual_weight"] or self.instance.usual_weight

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("opens")) != bool(data.get("closes")) and not {"opens", "closes"} & set(self.errors):
            self.add_error("closes" if data.get("opens") else "opens", _("Isi jam buka dan jam tutup, atau kosongkan keduanya."))
        if data.get("parcel_free_from") is not None and data.get("parcel_charge") is None and "parcel_charge" not in self.errors:
            self.add_error("parcel_charge", _("Tulis juga ongkosnya, untuk belanja yang lebih kecil."))
        return data


class AreaForm(forms.Form):
    """One row: a kecamatan or kelurahan, what the way there costs, and what each further kilogram. An emptied row is removed."""

    region = forms.ChoiceField(label=gettext_lazy("Wilayah"), required=False)
    charge = ChargeField(label=gettext_lazy("Ongkos"))
    per_kg = ChargeField(label=gettext_lazy("Tambahan tiap kg"))

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = choices  # type: ignore[attr-defined]
        self.fields["region"].error_messages["invalid_choice"] = _("Pilih wilayah dari daftar.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("region") and data.get("charge") is None and "charge" not in self.errors:
            self.add_error("charge", _("Tulis ongkosnya. Boleh 0."))
        costs = data.get("charge") is not None or data.get("per_kg") is not None
        if costs and not data.get("region") and "region" not in self.errors:
            self.add_error("region", _("Pilih wilayahnya, atau kosongkan ongkosnya."))
        return data


class BaseAreaFormSet(forms.BaseFormSet):
    """All rows; the same region twice is one too many."""

    def __init__(self, *args: Any, shop: Partner, **kwargs: Any) -> None:
        areas = CourierArea.objects.filter(partner=shop).order_by("region_id")
        initial = [{"region": area.region_id, "charge": area.charge, "per_kg": area.per_kg or None} for area in areas]
        choices = area_choices(brand().region)
        kwargs |= {"initial": initial, "prefix": "wilayah", "form_kwargs": {"choices": choices}}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        seen: set[str] = set()
        for form in self.forms:
            region = form.cleaned_data.get("region") if form.is_valid() else None
            if region and region in seen:
                form.add_error("region", _("Wilayah ini sudah ada di baris lain."))
            seen.add(region or "")

    def areas(self) -> list[tuple[Region, Decimal, Decimal]]:
        """What to store, after is_valid()."""
        rows = {form.cleaned_data["region"]: form.cleaned_data for form in self.forms if form.cleaned_data.get("region")}
        regions = Region.objects.in_bulk(rows)
        return [(regions[code], row["charge"], row["per_kg"] or Decimal(0)) for code, row in rows.items()]


AreaFormSet: type[BaseAreaFormSet] = forms.formset_factory(  # type: ignore[assignment]
    AreaForm, formset=BaseAreaFormSet, extra=BLANK_ROWS, max_num=MOST_AREAS, absolute_max=MOST_AREAS + BLANK_ROWS
)


def area_choices(city: str) -> list[Any]:
    """For each kecamatan a group: the whole of it first, then its kelurahan."""
    groups: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for village in villages_of(city):
        district = village.parent
        if district is None:
            continue
        _name, choices = groups.setdefault(district.code, (district.name, [(district.code, _("Seluruh %(district)s") % {"district": district.name})]))
        choices.append((village.code, village.name))
    return [("", _("Pilih wilayah")), *groups.values()]
