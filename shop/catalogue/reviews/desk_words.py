"""/kelola/kata-ditahan/: words that make a review wait for an officer, kept by officers."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from portal.accounts.models import User
from portal.screens import ErrorsBesideFields, OfficerScreen, ScreenSet
from shop.catalogue.reviews import actions
from shop.catalogue.reviews.forms import HeldWordForm
from shop.catalogue.reviews.models import HeldWord
from shop.catalogue.reviews.words import BASIC


class WordIndexView(OfficerScreen, generic.IndexView):
    page_title = gettext_lazy("Kata yang ditahan")
    paginate_by = 100
    page_kwarg = "page"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[HeldWord]:
        return HeldWord.objects.select_related("changed_by")

    def order_queryset(self, queryset: QuerySet[HeldWord]) -> QuerySet[HeldWord]:
        return queryset.order_by("words")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "basic": BASIC}


class WordWriteMixin(OfficerScreen, ErrorsBesideFields):
    """Saving through the action."""

    request: HttpRequest

    def form_valid(self, form: HeldWordForm) -> HttpResponse:
        saved = actions.save_word(form.instance, actor=cast(User, self.request.user))
        messages.success(self.request, _("“%(words)s” disimpan. Ulasan baru dengan kata ini menunggu petugas.") % {"words": saved.words})
        return redirect("review_words:index")


class WordCreateView(WordWriteMixin, generic.CreateView):
    page_title = gettext_lazy("Tambah kata")


class WordEditView(WordWriteMixin, generic.EditView):
    page_title = gettext_lazy("Ubah kata")


class WordDeleteView(OfficerScreen, generic.DeleteView):
    page_title = gettext_lazy("Hapus kata")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        actions.delete_word(self.object, actor=cast(User, self.request.user))
        messages.success(self.request, _("“%(words)s” dihapus dari daftar.") % {"words": self.object.words})
        return redirect("review_words:index")


class WordViewSet(ScreenSet):
    model = HeldWord
    name = "review_words"
    url_prefix = "kata-ditahan"
    icon = "warning"
    menu_label = gettext_lazy("Kata yang ditahan")
    menu_name = "review_words"
    menu_order = 116
    add_to_admin_menu = True
    form_class = HeldWordForm
    index_view_class = WordIndexView
    add_view_class = WordCreateView
    edit_view_class = WordEditView
    delete_view_class = WordDeleteView
    index_template_name = "desk/review_words.html"
    create_template_name = "desk/review_word_form.html"
    edit_template_name = "desk/review_word_form.html"
    delete_template_name = "desk/review_word_delete.html"
