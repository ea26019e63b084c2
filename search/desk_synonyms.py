"""/kelola/padanan/: other names for goods, kept by editors and officers, and tried out before they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from portal.screens import ErrorsBesideFields, ScreenSet
from search import synonyms
from search.analysis import KIND, STEM
from search.engines import engine
from search.models import SearchSynonym
from search.queries import search_products
from search.understanding import MAX_TEXT, Concept, Question
from search.wishes import Wish

LINE_HINT = gettext_lazy(
    "Nama lain dari barang yang sama: “sendal = sandal”. Jenis barang: “camilan > keripik, kerupuk”. "
    "Bobot boleh ditambah di akhir: “@.6”. Makin kecil, makin ke belakang barangnya."
)


class SynonymForm(forms.ModelForm):
    """The line and its note; `trial` is a question to try them with, never stored."""

    use_required_attribute = False

    line = forms.CharField(
        label=gettext_lazy("Padanan"), max_length=300, help_text=LINE_HINT,
        error_messages={"required": gettext_lazy("Tulis padanannya."), "max_length": gettext_lazy("Paling panjang %(limit_value)d huruf.")},
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Catatan"), max_length=300, required=False, help_text=gettext_lazy("Mengapa ditambahkan. Hanya dibaca di sini."),
        error_messages={"max_length": gettext_lazy("Paling panjang %(limit_value)d huruf.")},
    )  # fmt: skip
    active = forms.BooleanField(label=gettext_lazy("Dipakai dalam pencarian"), required=False, initial=True)
    trial = forms.CharField(
        label=gettext_lazy("Coba kata"), max_length=MAX_TEXT, required=False,
        help_text=gettext_lazy("Tulis seperti pembeli mencari, lalu lihat jadinya dengan padanan di atas. Belum ada yang disimpan."),
        error_messages={"max_length": gettext_lazy("Paling panjang %(limit_value)d huruf.")},
    )  # fmt: skip

    class Meta:
        model = SearchSynonym
        fields = ("line", "note", "active")

    def clean_line(self) -> str:
        line = " ".join(self.cleaned_data["line"].split())
        try:
            synonyms.check(line)
        except synonyms.SynonymError as error:
            raise ValidationError(str(error)) from error
        return line


@dataclass(frozen=True)
class Trial:
    """What a question becomes, for the screen. `asked` holds each thing asked with its other names and their weight in percent."""

    question: Question
    asked: list[tuple[Concept, list[tuple[str, int]]]]
    total: int


def try_out(text: str, line: str, *, instead_of: int | None = None) -> Trial:
    """Read `text` as the page of results would if `line` were stored already. Raises synonyms.SynonymError."""
    question, result = search_products(Wish(text=text), 0, 1, engine(), extra=synonyms.extra_with(line, instead_of=instead_of))
    return Trial(question, [(one, names_of(one)) for one in question.concepts], result.total)


def names_of(concept: Concept) -> list[tuple[str, int]]:
    """The other names of a thing, each once with its best weight. Names of whole categories repeat them, and are left out."""
    spelled = {"".join(one.terms): " ".join(one.terms) for one in concept.alternatives}  # side by side it stands in the index as one word
    found: dict[str, int] = {}
    for one in concept.alternatives:
        name = spelled["".join(one.terms)]
        if name.startswith(KIND) or name == concept.text:
            continue
        said = _("%(word)s dan bentuknya") % {"word": name.removeprefix(STEM)} if name.startswith(STEM) else name
        found.setdefault(said, round(one.weight * 100))
    return list(found.items())


class SynonymIndexView(generic.IndexView):
    """All lines, the latest first."""

    page_title = gettext_lazy("Padanan kata")
    paginate_by = 100
    page_kwarg = "page"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[SearchSynonym]:
        return SearchSynonym.objects.select_related("changed_by")

    def order_queryset(self, queryset: QuerySet[SearchSynonym]) -> QuerySet[SearchSynonym]:
        return queryset.order_by("-changed_at", "-pk")


class SynonymWriteMixin(ErrorsBesideFields):
    """Saving through the action; the button "Coba" shows the same form again and stores nothing."""

    request: HttpRequest

    def get_initial(self) -> dict[str, Any]:
        word = " ".join(self.request.GET.get("kata", "").split())[:MAX_TEXT]
        return {"line": f"{word} = ", "trial": word} if word else {}

    def form_valid(self, form: SynonymForm) -> HttpResponse:
        if "coba" in self.request.POST:
            self.form, data = form, form.cleaned_data
            trial = try_out(data["trial"], data["line"], instead_of=form.instance.pk)
            return self.render_to_response(self.get_context_data(form=form, trial=trial))  # type: ignore[attr-defined, no-any-return]
        saved = synonyms.save_synonym(form.instance, actor=self.request.user)
        messages.success(self.request, _("“%(line)s” disimpan. Pencarian memakainya paling lama satu menit lagi.") % {"line": saved.line})
        return redirect("search_synonyms:index")


class SynonymCreateView(SynonymWriteMixin, generic.CreateView):
    page_title = gettext_lazy("Tambah padanan")


class SynonymEditView(SynonymWriteMixin, generic.EditView):
    page_title = gettext_lazy("Ubah padanan")


class SynonymDeleteView(generic.DeleteView):
    page_title = gettext_lazy("Hapus padanan")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        synonyms.delete_synonym(self.object, actor=self.request.user)
        messages.success(self.request, _("“%(line)s” dihapus.") % {"line": self.object.line})
        return redirect("search_synonyms:index")


class SynonymViewSet(ScreenSet):
    model = SearchSynonym
    name = "search_synonyms"
    url_prefix = "padanan"
    icon = "search"
    menu_label = gettext_lazy("Padanan kata")
    menu_name = "search_synonyms"
    menu_order = 160
    add_to_admin_menu = True
    form_class = SynonymForm
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    delete_view_class = SynonymDeleteView
    index_template_name = "desk/synonyms.html"
    create_template_name = "desk/synonym_form.html"
    edit_template_name = "desk/synonym_form.html"
    delete_template_name = "desk/synonym_delete.html"
