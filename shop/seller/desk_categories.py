"""The category tree, kept by officers and editors: add, rename, move, remove what is empty. No deployment needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from portal.screens import ErrorsBesideFields, ScreenSet
from shop.catalogue import actions
from shop.catalogue.models import Category

MAX_DEPTH = 3


class ParentField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return "\u2007\u2007" * (obj.depth - 1) + obj.name


class CategoryForm(forms.ModelForm):
    """Name, place in the tree, whether buyers see it."""

    use_required_attribute = False

    name = forms.CharField(label=gettext_lazy("Nama kategori"), max_length=60, error_messages={"required": gettext_lazy("Tulis nama kategori.")})
    parent = ParentField(
        label=gettext_lazy("Di bawah"), queryset=Category.objects.none(), required=False, empty_label=gettext_lazy("Kategori utama"),
        error_messages={"invalid_choice": gettext_lazy("Pilih kategori dari daftar.")},
    )  # fmt: skip
    is_public = forms.BooleanField(label=gettext_lazy("Tampil untuk pembeli"), required=False, initial=True)

    class Meta:
        model = Category
        fields = ("name", "is_public")

    field_order = ("name", "parent", "is_public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Category.objects.filter(depth__lt=MAX_DEPTH).order_by("path")
        if self.instance.pk:
            places = places.exclude(path__startswith=self.instance.path)
            self.initial["parent"] = self.instance.get_parent()
        self.fields["parent"].queryset = places  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        name, parent = data.get("name"), data.get("parent")
        siblings = parent.get_children() if parent else Category.get_root_nodes()
        if name and siblings.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            self.add_error("name", ValidationError(_("Kategori dengan nama ini sudah ada di tempat itu.")))
        if parent and self.instance.pk and not self.instance.is_leaf() and parent.depth + 2 > MAX_DEPTH:
            self.add_error("parent", ValidationError(_("Kategori ini masih punya kategori di bawahnya, jadi tidak muat di sana.")))
        return data


class CategoryIndexView(generic.IndexView):
    """The whole tree on one page."""

    page_title = gettext_lazy("Kategori")
    paginate_by = 500
    page_kwarg = "page"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[Category]:
        return Category.objects.annotate(goods=Count("product"))

    def order_queryset(self, queryset: QuerySet[Category]) -> QuerySet[Category]:
        return queryset.order_by("path")


class CategoryWriteMixin(ErrorsBesideFields):
    """Saving through the action, words of our own."""

    def form_valid(self, form: CategoryForm) -> HttpResponse:
        category = actions.save_category(form.instance, parent=form.cleaned_data["parent"], actor=self.request.user)  # type: ignore[attr-defined]
        messages.success(self.request, _("Kategori %(name)s disimpan.") % {"name": category.name})  # type: ignore[attr-defined]
        return redirect("desk_categories:index")


class CategoryCreateView(CategoryWriteMixin, generic.CreateView):
    page_title = gettext_lazy("Tambah kategori")


class CategoryEditView(CategoryWriteMixin, generic.EditView):
    page_title = gettext_lazy("Ubah kategori")


class CategoryDeleteView(generic.DeleteView):
    page_title = gettext_lazy("Hapus kategori")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            actions.delete_category(self.object, actor=self.request.user)
        except actions.CategoryInUseError as error:
            messages.error(self.request, str(error))
            return redirect("desk_categories:edit", self.object.pk)
        messages.success(self.request, _("Kategori %(name)s dihapus.") % {"name": self.object.name})
        return redirect("desk_categories:index")


class CategoryViewSet(ScreenSet):
    model = Category
    name = "desk_categories"
    url_prefix = "kategori"
    icon = "list-ul"
    menu_label = gettext_lazy("Kategori")
    menu_name = "categories"
    menu_order = 150
    add_to_admin_menu = True
    form_class = CategoryForm
    index_view_class = CategoryIndexView
    add_view_class = CategoryCreateView
    edit_view_class = CategoryEditView
    delete_view_class = CategoryDeleteView
    index_template_name = "desk/categories.html"
    create_template_name = "desk/category_form.html"
    edit_template_name = "desk/category_form.html"
    delete_template_name = "desk/category_delete.html"
