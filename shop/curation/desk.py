"""/kelola/pilihan/: curators keep collections: days, criteria and wanted sizes, and goods in and out, each with its reason."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views import generic

from portal.screens import ErrorsBesideFields, RoomScreen, ScreenSet
from shop.catalogue.models import Product
from shop.catalogue.queries import PUBLIC
from shop.catalogue.sizes import CLOTHES, split_sizes
from shop.curation import actions, queries
from shop.curation.desk_forms import ChoiceForm, CollectionForm, CriteriaForms, NeedForms, RemovalForm
from shop.curation.models import Collection, Entry, Part
from shop.curation.policies import is_curator

PER_PAGE = 30
MOST_FOUND = 20
MOST_REMOVED = 20


class CuratorScreen(RoomScreen):
    """For every view of the room."""

    may_enter = staticmethod(is_curator)


class CollectionIndexView(CuratorScreen, generic.IndexView):
    page_title = gettext_lazy("Pilihan kurator")
    paginate_by = 50
    page_kwarg = "page"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[Collection]:
        return Collection.objects.annotate(goods=Count("entries", filter=Q(entries__removed_at=None)))

    def order_queryset(self, queryset: QuerySet[Collection]) -> QuerySet[Collection]:
        return queryset.order_by("name", "pk")


class CollectionWriteMixin(ErrorsBesideFields):
    """The collection's own fields with its criteria and wanted sizes below; all is stored, or nothing."""

    request: HttpRequest

    def row_forms(self, instance: Collection | None) -> list[Any]:
        data = self.request.POST if self.request.method == "POST" else None
        return [
            CriteriaForms(data, instance=instance, prefix="kriteria"),
            NeedForms(data, instance=instance, prefix="ukuran"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "criteria_forms" not in kwargs:
            form = kwargs.get("form")
            instance = form.instance if form is not None else getattr(self, "object", None)
            kwargs["criteria_forms"], kwargs["need_forms"] = self.row_forms(instance)
        return super().get_context_data(**kwargs)  # type: ignore[misc, no-any-return]

    def form_valid(self, form: CollectionForm) -> HttpResponse:
        rows = self.row_forms(form.instance)
        if not all([part.is_valid() for part in rows]):
            self.form = form
            return self.render_to_response(self.get_context_data(form=form, criteria_forms=rows[0], need_forms=rows[1]))  # type: ignore[attr-defined, no-any-return]
        with transaction.atomic():
            collection = actions.save_collection(form.instance, actor=self.request.user)
            for part in rows:
                part.instance = collection
                part.save()
        messages.success(self.request, _("%(name)s disimpan.") % {"name": collection.name})
        return redirect("desk_collections:goods", collection.pk)


class CollectionCreateView(CollectionWriteMixin, CuratorScreen, generic.CreateView):
    page_title = gettext_lazy("Tambah pilihan")


class CollectionEditView(CollectionWriteMixin, CuratorScreen, generic.EditView):
    page_title = gettext_lazy("Ubah pilihan")


class GoodsView(CuratorScreen, View):
    """What is in the collection, a search for more (`q`), what is missing, and what was taken out."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        collection = get_object_or_404(Collection, pk=pk)
        words = request.GET.get("q", "").strip()[:100]
        inside = queries.current(collection).select_related("product", "chosen_by").prefetch_related("criteria").order_by("-pk")
        removed = Entry.objects.filter(collection=collection).exclude(removed_at=None).select_related("product", "removed_by").order_by("-removed_at", "-pk")
        context = {
            "collection": collection,
            "page_obj": Paginator(inside, PER_PAGE).get_page(request.GET.get("page")),
            "words": words,
            "found": self.found(collection, words),
            "removed": removed[:MOST_REMOVED],
            "gaps": queries.gaps(collection),
        }
        return render(request, "desk/collection_goods.html", context)

    def found(self, collection: Collection, words: str) -> list[Product]:
        """Public goods with these words in their name that are not in yet."""
        if not words:
            return []
        rows = Product.objects.filter(PUBLIC, title__icontains=words).exclude(pk__in=queries.current(collection).values("product_id"))
        return list(rows.prefetch_related("stockrecords__partner").order_by("title", "pk")[:MOST_FOUND])


class ChooseView(CuratorScreen, View):
    """One product held against the criteria."""

    def get(self, request: HttpRequest, pk: int, product_id: int) -> HttpResponse:
        collection, product = self.pair(pk, product_id)
        return self.show(collection, product, ChoiceForm(collection=collection, initial={"part": likely_part(product)}))

    def post(self, request: HttpRequest, pk: int, product_id: int) -> HttpResponse:
        collection, product = self.pair(pk, product_id)
        form = ChoiceForm(request.POST, collection=collection)
        if not form.is_valid():
            return self.show(collection, product, form)
        try:
            actions.choose(collection, product, actor=request.user, **form.cleaned_data)
            messages.success(request, _("%(title)s masuk pilihan.") % {"title": product.title})
        except actions.AlreadyChosen as refusal:
            messages.warning(request, str(refusal))
        return redirect("desk_collections:goods", pk)

    def pair(self, pk: int, product_id: int) -> tuple[Collection, Product]:
        return get_object_or_404(Collection, pk=pk), get_object_or_404(Product.objects.filter(PUBLIC), pk=product_id)

    def show(self, collection: Collection, product: Product, form: ChoiceForm) -> HttpResponse:
        return render(self.request, "desk/collection_choose.html", {"collection": collection, "product": product, "form": form})


class TakeOutView(CuratorScreen, View):
    """Asks for the reason, then takes the product out."""

    def get(self, request: HttpRequest, pk: int, entry_id: int) -> HttpResponse:
        return self.show(self.entry(pk, entry_id), RemovalForm())

    def post(self, request: HttpRequest, pk: int, entry_id: int) -> HttpResponse:
        entry, form = self.entry(pk, entry_id), RemovalForm(request.POST)
        if not form.is_valid():
            return self.show(entry, form)
        if actions.take_out(entry, reason=form.cleaned_data["reason"], actor=request.user):
            messages.success(request, _("%(title)s dilepas dari pilihan.") % {"title": entry.product.title})
        return redirect("desk_collections:goods", pk)

    def entry(self, pk: int, entry_id: int) -> Entry:
        return get_object_or_404(Entry.objects.filter(collection=pk, removed_at=None).select_related("product", "collection"), pk=entry_id)

    def show(self, entry: Entry, form: RemovalForm) -> HttpResponse:
        return render(self.request, "desk/collection_take_out.html", {"entry": entry, "collection": entry.collection, "form": form})


def likely_part(product: Product) -> str:
    """A guess for the form, from the sizes: letters are clothes, numbers from 35 on are shoes. The curator decides."""
    sizes = split_sizes(product.sizes)
    if any(size in CLOTHES for size in sizes):
        return cast(str, Part.TOP.value)
    return cast(str, Part.SHOES.value if any(size.isdigit() and int(size) >= 35 for size in sizes) else Part.OTHER.value)


class CollectionViewSet(ScreenSet):
    """Addresses of the room. Collections are ended by a date and never deleted here."""

    model = Collection
    name = "desk_collections"
    url_prefix = "pilihan"
    icon = "tag"
    menu_label = gettext_lazy("Pilihan kurator")
    menu_name = "collections"
    menu_order = 155
    add_to_admin_menu = True
    addresses = ("index", "add", "edit")
    form_class = CollectionForm
    index_view_class = CollectionIndexView
    add_view_class = CollectionCreateView
    edit_view_class = CollectionEditView
    index_template_name = "desk/collections.html"
    create_template_name = "desk/collection_form.html"
    edit_template_name = "desk/collection_form.html"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("baru/", self.add_view, name="add"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/barang/", GoodsView.as_view(), name="goods"),
            path("<int:pk>/pilih/<int:product_id>/", ChooseView.as_view(), name="choose"),
            path("<int:pk>/lepas/<int:entry_id>/", TakeOutView.as_view(), name="take_out"),
        ]
