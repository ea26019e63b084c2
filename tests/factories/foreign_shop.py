"""A shop whose every row has a number no other row has, and whose every word is a secret: what leaks or changes can be seen."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.files.base import ContentFile
from django.db.models import BigAutoField, F, Model
from django.utils import timezone
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from portal.accounts.models import User
from portal.accounts.roles import SELLER
from shop.catalogue.models import Product, ProductImage
from shop.catalogue.reviews.models import ProductReview
from shop.complaints.models import Complaint, ComplaintEvent, ComplaintPhoto
from shop.order.models import Order, OrderGroup, Parcel, TalkEntry
from shop.partner.models import CourierArea, Partner, StockRecord
from shop.paying.models import PayoutChange, Receipt
from tests.factories.shop import make_category, make_product, make_region, make_shop, make_user

FIRST_ID = 910_001
STEP = 1000
"""What the other shop makes while the test runs is numbered between these, and is not mistaken for them."""
SECRET = "Rahasiatoko"


@dataclass
class ForeignShop:
    """Shop A. `ids` maps a kind of thing to its number; every text holds SECRET."""

    user: User
    shop: Partner
    products: list[Product]
    ids: dict[str, int] = field(default_factory=dict)


def picture_file(name: str = "foto.jpg") -> ContentFile:
    written = BytesIO()
    Picture.new("RGB", (80, 80), "teal").save(written, "JPEG")
    return ContentFile(written.getvalue(), name=name)


def make_foreign_shop() -> ForeignShop:
    """Everything a shop has. The first row of each table is numbered FIRST_ID, its second STEP further, so that few numbers name all of it: who tries
    every pair of numbers asks for each thing below each other one."""
    ids: dict[str, int] = {}

    def number(kind: str, row: int = 0) -> int:
        ids[kind] = FIRST_ID + row * STEP
        return ids[kind]

    user = make_user(SELLER, id=number("user"), first_name=f"{SECRET} Pemilik", email="rahasiatoko@demo.test")
    shop = make_shop(
        user, id=number("shop"), name=f"{SECRET} Dapur", owner_name=f"{SECRET} Pemilik", about=f"{SECRET} cerita", account_name=f"{SECRET} Pemilik"
    )
    CourierArea.objects.create(id=number("area"), partner=shop, region=make_region(), charge=5000)
    products = []
    for row, (kind, shown) in enumerate((("product", True), ("hidden_product", False))):
        product = make_product(shop, id=number(kind, row), title=f"{SECRET} {kind}", description=f"{SECRET} keterangan", is_public=shown)
        old = StockRecord.objects.get(product=product)
        StockRecord.objects.filter(pk=old.pk).update(id=number(f"{kind}_stock", row), partner_sku=f"{SECRET}-{kind}", num_in_stock=3)
        products.append(product)
    image = get_image_model()(id=number("image"), title=f"{SECRET} foto", uploaded_by_user=user, width=80, height=80)
    image.file.save("rahasiatoko.jpg", picture_file(), save=False)
    image.save()
    ProductImage.objects.create(id=number("picture"), product=products[0], image=image, caption=f"{SECRET} foto")
    document = get_document_model()(id=number("document"), title=f"{SECRET} surat", uploaded_by_user=user)
    document.file.save("rahasiatoko.txt", ContentFile(b"Rahasiatoko"), save=False)
    document.save()
    root = Page.objects.get(depth=1)
    page = Page(
        id=number("page"), title=f"{SECRET} konsep", draft_title=f"{SECRET} konsep", slug="rahasiatoko-konsep", live=False, owner=user, depth=2,
        path=f"{root.path}0ZZZ", url_path="/rahasiatoko-konsep/", content_type=ContentType.objects.get_for_model(Page), locale=root.locale,
    )  # fmt: skip
    Page.objects.bulk_create([page])  # the tree's own way of adding takes no number
    Page.objects.filter(pk=root.pk).update(numchild=F("numchild") + 1)
    page = Page.objects.get(pk=page.pk)
    page.save_revision(user=user, log_action=True)
    states = (("order", "awaiting_payment"), ("pickup_order", "awaiting_answer"), ("paid_order", "paid"), ("sent_order", "handed_over"))
    for row, (kind, status) in enumerate(states):
        make_order_row(shop, products[0], pk=number(kind, row), status=status, buyer_name=f"{SECRET} Pembeli")
    _paying(shop, number)
    _reviewed(shop, products[0], number)
    Parcel.objects.create(id=number("parcel"), order_id=ids["sent_order"], service="lain", service_name=f"{SECRET} kirim", number=f"{SECRET}-77")
    TalkEntry.objects.create(id=number("talk"), order_id=ids["sent_order"], role="buyer", words=f"{SECRET} percakapan")
    _complaint(ids["sent_order"], number)
    return ForeignShop(user, shop, products, ids)


def _complaint(order: int, number: Callable[..., int]) -> None:
    """A complaint with a picture, in the officers' hands."""
    complaint = Complaint.objects.create(id=number("complaint"), order_id=order, reason="broken", wish="money", state="mediation", deadline=timezone.now())
    ComplaintEvent.objects.create(id=number("complaint_event"), complaint=complaint, key="opened", role="buyer", new_status="asked", words=f"{SECRET} cerita")
    photo = ComplaintPhoto(id=number("complaint_photo"), complaint=complaint)
    photo.picture.save("foto.jpg", ContentFile(f"{SECRET} foto".encode()), save=False)
    photo.save()


def _paying(shop: Partner, number: Callable[..., int]) -> None:
    """A wish for another account, and a picture of a receipt for an order that waits."""
    payout = {"bank_name": "Bank", "account_number": "000111222", "account_name": f"{SECRET} Pemilik", "qris": ""}
    PayoutChange.objects.create(id=number("change"), partner=shop, before=payout, after=payout | {"bank_name": f"{SECRET} Bank"})
    receipt = Receipt(id=number("receipt"), order=shop.orders.get(status="awaiting_payment"))
    receipt.picture.save("bukti.jpg", ContentFile(f"{SECRET} bukti".encode()), save=False)
    receipt.save()


def _reviewed(shop: Partner, product: Product, number: Callable[..., int]) -> None:
    """An order that arrived, and what its buyer says."""
    order = make_order_row(shop, product, pk=number("arrived_order", 4), status="received", buyer_name=f"{SECRET} Pembeli")
    status = ProductReview.Status.SHOWN
    ProductReview.objects.create(
        id=number("review"), product=product, order_line=order.lines.get(), score=4, name=SECRET, body=f"{SECRET} ulasan", status=status
    )


def make_order_row(shop: Partner, product: Product, *, pk: int | None = None, status: str = "awaiting_payment", quantity: int = 1, **fields: Any) -> Order:
    """An order with one line, without a checkout; the goods are set aside while it is open."""
    group = OrderGroup.objects.create(key=uuid.uuid4(), **({"id": pk} if pk else {}))
    record = StockRecord.objects.get(product=product)
    total = record.price * quantity
    amounts = {"total_incl_tax": total, "total_excl_tax": total, "shipping_incl_tax": Decimal(0), "shipping_excl_tax": Decimal(0)}
    fields = {
        "buyer_name": "Ibu Rina", "buyer_phone": "+6281299887766", "payment_method": "transfer",
        "deadline": None if status in ("complete", "cancelled") else timezone.now() + timedelta(hours=3),
        "date_placed": timezone.now(), **fields,
    }  # fmt: skip
    order = Order.objects.create(
        **({"id": pk} if pk else {}), group=group, partner=shop, number=f"{group.number}-1", status=status, currency="IDR", **amounts, **fields
    )
    held = quantity if status in ("awaiting_payment", "awaiting_confirmation", "awaiting_answer", "paid", "processing", "ready") else 0
    if held:
        record.allocate(held)
    prices = {f"line_price{part}_{tax}_tax": total for part in ("", "_before_discounts") for tax in ("incl", "excl")}
    order.lines.create(
        partner=shop, partner_name=shop.name, partner_sku=record.partner_sku, product=product, stockrecord=record, title=product.title, quantity=quantity,
        status=status, num_allocated=held, **prices, **({"id": pk} if pk else {}),
    )  # fmt: skip
    return order


def snapshot_of(ids: dict[str, int]) -> dict[str, str]:
    """Every row of every table that is numbered like this shop's rows, or points at one of them, as text."""
    found: dict[str, str] = {}
    wanted = set(ids.values())
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label in VOLATILE or model._meta.proxy or not model._meta.managed:
            continue
        rows = (
            list(model._base_manager.filter(pk__in=wanted))
            if isinstance(model._meta.pk, BigAutoField) or model._meta.pk.get_internal_type().endswith("AutoField")
            else []
        )
        for relation in model._meta.concrete_fields:
            if relation.is_relation and relation.related_model and _numbered(relation.related_model):
                rows += list(model._base_manager.filter(**{f"{relation.attname}__in": wanted}))
        for row in rows:
            found[f"{model._meta.label}:{row.pk}"] = serializers.serialize("json", [row])
    return found


VOLATILE = frozenset({"sessions.Session", "wagtailsearch.IndexEntry", "wagtailcore.ReferenceIndex"})


def _numbered(model: type[Model] | str) -> bool:
    return not isinstance(model, str) and model._meta.pk is not None and model._meta.pk.get_internal_type() in ("AutoField", "BigAutoField")


def own_seller() -> tuple[User, Partner, Product]:
    """Shop B, which is signed in, with one product of its own."""
    user = make_user(SELLER)
    shop = make_shop(user, name="Warung Sendiri")
    return user, shop, make_product(shop, title="Barang sendiri", category=make_category())
