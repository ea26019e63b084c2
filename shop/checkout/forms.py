"""Where the goods go, and how each shop's part is delivered and paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.phones import normalise_phone
from portal.brand import brand, worded
from portal.regions.models import Region
from portal.regions.places import ABOVE, place_of, village_of
from portal.regions.queries import grouped_villages
from shop.basket.groups import Group
from shop.gateways import GATEWAYS
from shop.order.placement import Buyer, Choice
from shop.partner.models import Partner
from shop.shipping.delivery import Delivery, deliveries


def _text(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs=attrs)


def as_shown(filled: Mapping[str, Any]) -> str:
    """Kelurahan and postcode as a page shows them, for `postcode_beside` to know later what was typed since."""
    return f"{filled.get('kelurahan') or ''}:{filled.get('postcode') or ''}"


def postcode_beside(kelurahan: str, postcode: str, shown: str) -> str:
    """The postcode for this kelurahan: one that was there before belongs to the kelurahan it stood beside, and beside another one only what was typed since
    is the buyer's own."""
    before, _colon, was = shown.partition(":")
    return "" if before and before != kelurahan and "".join(postcode.split()) == "".join(was.split()) else postcode


class AddressForm(forms.Form):
    """Name, phone and address are enough; no account and no e-mail is needed."""

    name = forms.CharField(label=_("Nama penerima"), max_length=150, widget=_text(autocomplete="name"), error_messages={"required": _("Tulis nama penerima.")})
    phone = forms.CharField(
        label=_("Nomor HP"),
        max_length=25,
        help_text=_("Untuk kabar pesanan. Contoh: 0812 3456 7890"),
        widget=_text(autocomplete="tel", inputmode="tel"),
        error_messages={"required": _("Tulis nomor HP, supaya penjual bisa menghubungi Anda.")},
    )
    kelurahan = forms.ChoiceField(
        label=worded(_("%(Village)s")),
        error_messages={
            "required": worded(_("Pilih %(village)s tujuan.")),
            "invalid_choice": worded(_("Pilih %(village)s dari daftar.")),
        },
    )
    street = forms.CharField(
        label=_("Nama jalan dan nomor rumah"),
        max_length=200,
        widget=_text(autocomplete="street-address"),
        error_messages={"required": _("Tulis nama jalan dan nomor rumah.")},
    )
    postcode = forms.CharField(
        label=_("Kode pos"),
        required=False,
        max_length=10,
        help_text=worded(_("Boleh kosong: kami isi menurut %(village)s.")),
        widget=_text(autocomplete="postal-code", inputmode="numeric"),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)  # kelurahan and postcode as the page was first shown
    rt = forms.CharField(label="RT", required=False, max_length=20, widget=_text(inputmode="numeric"))
    rw = forms.CharField(label="RW", required=False, max_length=20, widget=_text(inputmode="numeric"))
    landmark = forms.CharField(label=_("Patokan"), required=False, max_length=150, help_text=_("Contoh: sebelah musala, pagar hijau"))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Jika diisi, kabar pesanan juga dikirim ke sini."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    note = forms.CharField(label=_("Catatan untuk penjual"), required=False, max_length=300)
    optional = ("postcode", "rt", "rw", "landmark", "email", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **kwargs})
        field = self.fields["kelurahan"]
        self.initial["shown"] = as_shown(self.initial)
        cast(forms.ChoiceField, field).choices = [("", worded(_("Pilih %(village)s"))), *self._outside(), *grouped_villages(brand().region)]

    def _outside(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The chosen place as a choice of its own when it lies in another city: the list holds only this one's."""
        code = self["kelurahan"].value() or ""
        region = village_of(code) if code and not code.startswith(f"{brand().region}.") else None
        if region is None:
            return []
        place = place_of(region)
        return [(gettext("Di luar %(city)s") % {"city": brand().area}, [(code, f"{place.name}, {place.path}")])]

    def clean_postcode(self) -> str:
        typed = "".join(self.cleaned_data["postcode"].split())
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) == 5):
            raise ValidationError(_("Kode pos berisi 5 angka, misalnya 20212. Boleh kosong."))
        return typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["postcode"] = postcode_beside(data.get("kelurahan", ""), data.get("postcode", ""), data.pop("shown", ""))
        return data

    def clean_phone(self) -> str:
        return normalise_phone(self.cleaned_data["phone"])

    def clean_rt(self) -> str:
        return _three_digits(self.cleaned_data["rt"])

    def clean_rw(self) -> str:
        return _three_digits(self.cleaned_data["rw"])


def _three_digits(typed: str) -> str:
    if typed and (not typed.isdigit() or len(typed) > 3):
        raise ValidationError(_("Tulis paling banyak 3 angka, misalnya 003."))
    return typed.zfill(3) if typed else ""


def buyer_of(data: dict[str, str]) -> Buyer:
    """The buyer from an AddressForm's cleaned data as the session keeps it. Raises Region.DoesNotExist for a code that is gone."""
    kelurahan = Region.objects.select_related(*ABOVE).get(pk=data["kelurahan"])
    rest = {name: data[name] for name in ("name", "phone", "street", "postcode", "rt", "rw", "landmark", "email", "note")}
    return Buyer(kelurahan=kelurahan, **rest)


@dataclass(frozen=True)
class PaymentRow:
    """One way to pay on the page, and the codes of the deliveries that it goes with. Ways that no open delivery of the shop allows are not on it."""

    code: str
    label: str
    hint: str
    goes_with: tuple[str, ...]


def _payments(shop: Partner, deliveries_open: list[str]) -> list[PaymentRow]:
    rows = []
    for way in GATEWAYS.values():
        if goes_with := tuple(code for code in deliveries_open if not way.refusal(shop, code)):
            rows.append(PaymentRow(way.code, str(way.label), way.hint(shop), goes_with))
    return rows


class ShopChoices:
    """One shop's part on the page "Kirim dan bayar": its ways, what is chosen, and `error`, what is wrong with the choice.

    `posted` is judged; `remembered`, an earlier answer, only marks what was chosen then.
    """

    def __init__(self, part: Group, buyer: Buyer, posted: Choice | None, remembered: Choice | None = None) -> None:
        self.part = part
        self.deliveries = deliveries(part.shop, buyer.kelurahan, part.load)
        open_codes = [delivery.code for delivery in self.deliveries if not delivery.refusal]
        wanted = posted or remembered
        self.payments = _payments(part.shop, open_codes)
        payable = [code for code in open_codes if any(code in way.goes_with for way in self.payments)]
        self.delivery = wanted.delivery if wanted and wanted.delivery in open_codes else next(iter(payable or open_codes), "")
        ways = [way.code for way in self.payments]
        self.going = [way.code for way in self.payments if self.delivery in way.goes_with]
        self.payment = wanted.payment if wanted and wanted.payment in (ways if posted else self.going) else next(iter(self.going or ways), "")
        self.error = ""
        if not self.delivery:
            self.error = gettext("Toko ini belum bisa mengirim ke alamat Anda. Ubah alamat, atau hapus barangnya dari keranjang.")
        elif not self.payment:
            self.error = gettext("Toko ini belum bisa dibayar dari jauh. Hapus barangnya dari keranjang, atau hubungi penjual.")
        elif posted:
            self.error = self._wrong(posted)
        elif remembered and remembered != self.choice:
            self.error = gettext("Cara kirim atau cara bayar yang Anda pilih tadi tidak ada lagi. Ini gantinya. Periksa dulu.")

    def _wrong(self, posted: Choice) -> str:
        if posted.delivery != self.delivery:
            return gettext("Pilih cara kirim.")
        if not self.going:
            return gettext("Dengan cara kirim ini toko belum bisa dibayar. Pilih cara kirim yang lain.")
        if posted.payment != self.payment:
            return gettext("Pilih cara bayar.")
        refusal = GATEWAYS[self.payment].refusal(self.part.shop, self.delivery)
        return gettext("%(way)s: %(why)s") % {"way": GATEWAYS[self.payment].label, "why": refusal} if refusal else ""

    @property
    def choice(self) -> Choice:
        return Choice(self.delivery, self.payment)

    @property
    def chosen_delivery(self) -> Delivery | None:
        return next((delivery for delivery in self.deliveries if delivery.code == self.delivery), None)
