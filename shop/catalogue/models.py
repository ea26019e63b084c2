"""Goods, their categories and pictures."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct, AbstractProductImage
from oscar.models.fields import NullCharField


class Category(AbstractCategory):
    """A branch of the tree editors keep. `slug` is unique over the whole tree: it is the address /kategori/<slug>/."""

    class Meta(AbstractCategory.Meta):
        verbose_name = _("Kategori")
        verbose_name_plural = _("Kategori")
        constraints = [models.UniqueConstraint(fields=["slug"], name="catalogue_category_one_address")]

    def get_absolute_url(self, parent_slug: str | None = None) -> str:
        return reverse("category", args=[self.slug])


class Product(AbstractProduct):
    """One thing a shop sells. Its shop, price and stock are in its one StockRecord."""

    unit = models.CharField(_("Satuan"), max_length=40, blank=True, help_text=_("Misalnya: bungkus 250 gram, loyang, pasang."))
    weight = models.PositiveIntegerField(_("Berat kirim (gram)"), default=0)
    lead_days = models.PositiveSmallIntegerField(_("Lama membuat (hari)"), default=0, help_text=_("0 berarti siap diambil atau dikirim."))
    condition = models.CharField(_("Kondisi"), max_length=40, blank=True, default="Baru")
    ingredients = models.TextField(_("Bahan"), blank=True)
    keeping = models.CharField(_("Cara simpan dan daya tahan"), max_length=300, blank=True)
    material = models.CharField(_("Bahan kain atau badan"), max_length=200, blank=True)
    sizes = models.CharField(_("Ukuran yang tersedia"), max_length=250, blank=True, help_text=_("Misalnya: S, M, L, XL. Untuk sepatu: 39, 40, 41."))
    legality = models.CharField(_("Izin produk"), max_length=200, blank=True, help_text=_("Tulis nomornya bila ada, misalnya nomor P-IRT."))
    source_key = NullCharField(max_length=120, unique=True, blank=True, null=True, editable=False, help_text="src:src_id of an imported row")

    class Meta(AbstractProduct.Meta):
        verbose_name = _("Produk")
        verbose_name_plural = _("Produk")

    def get_absolute_url(self) -> str:
        return reverse("catalogue:detail", kwargs={"product_slug": self.slug, "pk": self.pk})


class ProductImage(AbstractProductImage):
    """A picture of a product: a Wagtail image with its renditions made beforehand (see pictures.py)."""

    original = None
    image = models.ForeignKey("wagtailimages.Image", verbose_name=_("Foto"), on_delete=models.CASCADE, related_name="+")

    class Meta(AbstractProductImage.Meta):
        verbose_name = _("Foto produk")
        verbose_name_plural = _("Foto produk")


class ProductChange(models.Model):
    """A product whose search entry is to be made anew: stored in the transaction of the change, drained by search."""

    product_id = models.BigIntegerField(db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Perubahan produk")
        verbose_name_plural = _("Perubahan produk")


from oscar.apps.catalogue.models import *  # noqa: E402, F403  Oscar's remaining models
from oscar.apps.catalogue.models import ProductCategory, ProductClass  # noqa: E402, F401  named, so that a type checker sees them
