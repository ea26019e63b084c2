"""Everything about one product on one screen: photo, name, price, stock, kind; the rest may wait."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from shop.catalogue import actions
from shop.catalogue.models import Category, Product, ProductImage
from shop.catalogue.photos import PhotoRefusedError, prepare_photo, store_photo
from shop.catalogue.sizes import SizeError, tidy_sizes
from shop.money import parse_rupiah, typed
from shop.partner.models import Partner, StockRecord

KEPT_SALT = "seller.kept-photos"
KEPT_SECONDS = 24 * 60 * 60
MAX_PRICE = Decimal(999_999_999)
MAX_STOCK = 99_999
HIDE = "sembunyi"
"""Value of the second save button; anything else shows the product."""


class PriceField(forms.CharField):
    """Whole rupiah as people type it: 12500, 12.500, Rp12.500; None where it may stay empty and does."""

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            price = parse_rupiah(text)
        except ValueError:
            raise ValidationError(_("Tulis harga dengan angka saja, misalnya 12.500.")) from None
        if not 0 < price <= MAX_PRICE:
            raise ValidationError(_("Harga harus lebih dari Rp0 dan paling tinggi Rp999.999.999."))
        return price


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, UploadedFile], name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class PhotosField(forms.Field):
    """Some photos, each made ready or refused with its own words. `ready` holds the good ones even when another was refused."""

    widget = PhotosInput

    def clean(self, value: list[UploadedFile]) -> list[ContentFile[bytes]]:
        self.ready: list[ContentFile[bytes]] = []
        refused = []
        if len(value) > actions.MAX_PICTURES:
            raise ValidationError(_("Paling banyak %(most)s foto. Pilih yang terbaik.") % {"most": actions.MAX_PICTURES})
        for upload in value:
            try:
                self.ready.append(prepare_photo(upload))
            except PhotoRefusedError as error:
                refused.append(f"{upload.name}: {error.message}" if len(value) > 1 else error.message)
        if refused:
            raise ValidationError(refused)
        return self.ready

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class CategorySelect(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return "\u2007\u2007" * (obj.depth - 1) + obj.name


def numeric(**attrs: Any) -> forms.TextInput:
    """A text field that opens the number keys: a number field would swallow 12.500."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", **attrs})


class ProductForm(forms.ModelForm):
    """The seller's product. `shop` is the seller's own; a shop sent by the browser is not even a field. Photos that arrived well are kept
    when another field is wrong: nobody sends 4 MB twice."""

    title = forms.CharField(label=_("Nama produk"), max_length=120, help_text=_("Tulis jenis, rasa, dan ukuran."))
    price = PriceField(label=_("Harga satu barang"), widget=numeric(), max_length=20)
    stock = forms.IntegerField(
        label=_("Stok sekarang"), min_value=0, max_value=MAX_STOCK, widget=numeric(), help_text=_("Yang masih bisa dibeli, tidak termasuk yang sudah dipesan.")
    )
    category = CategorySelect(label=_("Jenis"), queryset=Category.objects.none(), empty_label=_("Pilih jenis barang"))
    photos = PhotosField(label=_("Foto"), required=False, help_text=_("Dekat jendela, latar polos. Foto pertama jadi foto utama. Boleh beberapa sekaligus."))
    kept_photos = forms.CharField(required=False, widget=forms.HiddenInput)
    stock_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    weight = forms.IntegerField(
        label=_("Berat kirim (gram)"), required=False, min_value=0, max_value=500_000, widget=numeric(), help_text=_("Dengan bungkusnya.")
    )
    lead_days = forms.IntegerField(
        label=_("Lama membuat (hari)"), required=False, min_value=0, max_value=60, widget=numeric(), help_text=_("Kosongkan bila barang siap.")
    )
    condition = forms.ChoiceField(label=_("Kondisi"), required=False, choices=[("Baru", _("Baru")), ("Bekas", _("Bekas"))])
    unit = forms.CharField(label=_("Satuan"), required=False, max_length=40, help_text=_("Misalnya: bungkus 250 gram, loyang, pasang."))
    sizes = forms.CharField(
        label=_("Ukuran yang tersedia"),
        required=False,
        max_length=250,
        help_text=_("Untuk baju dan sepatu. Misalnya: S, M, L. Hapus ukuran yang sudah habis. Stok dihitung untuk semua ukuran bersama."),
    )
    description = forms.CharField(label=_("Keterangan"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))

    class Meta:
        model = Product
        fields = ("title", "description", "unit", "sizes", "weight", "lead_days", "condition", "ingredients", "keeping", "material", "legality")
        widgets = {"ingredients": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, shop: Partner, user: Any, **kwargs: Any) -> None:
        self.shop, self.user = shop, user
        self.kept_images: list[AbstractImage] = []
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["category"].queryset = Category.objects.filter(is_public=True, ancestors_are_public=True).order_by("path")  # type: ignore[attr-defined]
        self.fields["photos"].widget.attrs["accept"] = "image/*"
        self.fields["legality"].label = _("Nomor izin (P-IRT, halal, BPOM)")
        for name, words in REQUIRED_WORDS.items():
            self.fields[name].error_messages["required"] = words
        for name in ("stock", "weight", "lead_days"):
            self.fields[name].error_messages["invalid"] = _("Tulis angka bulat saja, misalnya 12.")
        if self.instance.pk:
            self._fill_from(self.instance)

    def _fill_from(self, product: Product) -> None:
        record = StockRecord.objects.get(product=product)
        free = max(0, record.net_stock_level)
        filled = {"price": typed(record.price or 0), "stock": free, "stock_seen": free, "category": product.categories.first()}
        self.initial = {**filled, **self.initial}

    @property
    def old_pictures(self) -> list[ProductImage]:
        """The pictures the product already has, with what their small form needs."""
        return list(self.instance.images.select_related("image").prefetch_related("image__renditions")) if self.instance.pk else []

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_sizes(self) -> str:
        try:
            return tidy_sizes(self.cleaned_data["sizes"])
        except SizeError as error:
            raise ValidationError(str(error)) from None

    def clean_kept_photos(self) -> list[AbstractImage]:
        """Photos of an earlier try, by a signature over this shop's number."""
        signed = self.cleaned_data["kept_photos"]
        if not signed:
            return []
        try:
            shop_id, ids = signing.loads(signed, salt=KEPT_SALT, max_age=KEPT_SECONDS)
        except signing.BadSignature:
            return []
        if shop_id != self.shop.pk:
            return []
        unused = get_image_model().objects.filter(pk__in=ids, uploaded_by_user=self.user).exclude(Q(pk__in=ProductImage.objects.values("image_id")))
        return list(unused.order_by("pk"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name, value in (("weight", 0), ("lead_days", 0), ("condition", "Baru")):
            if name not in self.errors:
                data[name] = data.get(name) or value
        return data

    def _post_clean(self) -> None:
        self.instance.product_class = actions.product_class()
        self.instance.structure = Product.STANDALONE
        super()._post_clean()  # type: ignore[misc]
        self._keep_photos()

    def _keep_photos(self) -> None:
        """Photos that are fine become images now, in a wrong form too; the hidden field then names them."""
        ready: list[ContentFile[bytes]] = getattr(self.fields["photos"], "ready", [])
        title = self.cleaned_data.get("title") or str(_("Foto produk"))
        self.kept_images = [*self.cleaned_data.get("kept_photos", []), *(store_photo(photo, title=title, user=self.user) for photo in ready)]
        if self.errors and self.kept_images:
            typed = self.data.copy()  # type: ignore[attr-defined]
            self.data = typed
            typed["kept_photos"] = signing.dumps([self.shop.pk, [image.pk for image in self.kept_images]], salt=KEPT_SALT)

    @property
    def wants_shown(self) -> bool:
        return self.data.get("aksi") != HIDE

    def save(self, commit: bool = True) -> Product:
        data = self.cleaned_data
        return actions.save_product(
            self.instance,
            shop=self.shop,
            price=data["price"],
            stock=data["stock"],
            stock_seen=data.get("stock_seen"),
            category=data["category"],
            shown=self.wants_shown,
            pictures=self.kept_images,
            actor=self.user,
        )


REQUIRED_WORDS = {
    "title": _("Tulis nama produk."),
    "price": _("Tulis harga satu barang."),
    "stock": _("Tulis berapa yang bisa dibeli. Boleh 0."),
    "category": _("Pilih jenis barang."),
}
