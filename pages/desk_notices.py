"""/kelola/pengumuman/: the notices of every page, kept by editors and officers. They go out unchecked, because a disturbance does not wait for an approval."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from pages.blocks.addresses import validate_own_address
from pages.models.notices import Notice
from pages.notices import delete_notice, save_notice
from portal.accounts.policies import RolePolicy
from portal.accounts.roles import EDITOR, OFFICER
from portal.screens import ErrorsBesideFields, ScreenSet


def register_policy() -> None:
    """Tell Wagtail whom to ask, before it settles on its own policy."""
    from wagtail.permissions import register_permission_policy

    register_permission_policy(Notice, RolePolicy(Notice, roles=(EDITOR, OFFICER), actions=("add", "change", "delete", "view")))


def moment_field(label: Any, help_text: Any, initial: Any = None) -> forms.DateTimeField:
    """Day and hour in the city's time, by the browser's own picker."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        initial=initial,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": gettext_lazy("Isi hari dan jamnya."), "invalid": gettext_lazy("Tulis hari dan jam, contoh: 2026-12-01 07:00.")},
    )


class NoticeForm(forms.ModelForm):
    use_required_attribute = False

    begins_at = moment_field(gettext_lazy("Mulai tampil"), gettext_lazy("Jam di kota ini. Boleh hari yang akan datang."), timezone.now)
    ends_at = moment_field(gettext_lazy("Berhenti tampil"), gettext_lazy("Pada jam ini pengumuman hilang sendiri dari semua halaman."))

    class Meta:
        model = Notice
        fields = ("kind", "text", "url", "url_text", "begins_at", "ends_at")
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "maxlength": 200})}
        help_texts = {
            "text": gettext_lazy("Satu atau dua kalimat, paling panjang 200 huruf. Contoh: Hari ini pukul 21.00 sampai 22.00 pesanan belum bisa dibuat."),
            "url": gettext_lazy("Boleh kosong. Alamat di situs ini seperti /berita/, atau alamat lengkap yang dimulai dengan https."),
            "url_text": gettext_lazy("Contoh: Baca penjelasannya."),
        }
        error_messages = {"text": {"required": gettext_lazy("Tulis isi pengumumannya."), "max_length": gettext_lazy("Paling panjang %(limit_value)d huruf.")}}

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if not url:
            return url
        if urlsplit(url).scheme:
            URLValidator(schemes=["https"], message=_("Alamat di luar situs ini harus lengkap dan dimulai dengan https."))(url)
        else:
            validate_own_address(url)
        return url

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("url") and not data.get("url_text"):
            self.add_error("url_text", ValidationError(_("Tulis kata pada tautan, karena tautannya diisi.")))
        if data.get("url_text") and not data.get("url") and "url" not in self.errors:
            self.add_error("url", ValidationError(_("Tulis alamat tautannya, atau kosongkan kata pada tautan.")))
        return data


class NoticeIndexView(generic.IndexView):
    """The one that ends last stands first."""

    page_title = gettext_lazy("Pengumuman")
    paginate_by = 50
    page_kwarg = "page"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[Notice]:
        return Notice.objects.select_related("changed_by")

    def order_queryset(self, queryset: QuerySet[Notice]) -> QuerySet[Notice]:
        return queryset.order_by("-ends_at", "-pk")


class NoticeWriteMixin(ErrorsBesideFields):
    request: Any

    def form_valid(self, form: NoticeForm) -> HttpResponse:
        saved = save_notice(form.save(commit=False), actor=self.request.user)
        words = {
            Notice.State.SHOWN: _("Pengumuman disimpan dan tampil di semua halaman paling lama satu menit lagi."),
            Notice.State.COMING: _("Pengumuman disimpan. Tampil sendiri pada waktunya."),
            Notice.State.OVER: _("Pengumuman disimpan, tetapi tidak tampil karena waktunya sudah lewat."),
        }
        messages.success(self.request, words[saved.state])
        return redirect("site_notices:index")


class NoticeCreateView(NoticeWriteMixin, generic.CreateView):
    page_title = gettext_lazy("Tulis pengumuman")


class NoticeEditView(NoticeWriteMixin, generic.EditView):
    page_title = gettext_lazy("Ubah pengumuman")


class NoticeDeleteView(generic.DeleteView):
    page_title = gettext_lazy("Hapus pengumuman")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        delete_notice(self.object)
        messages.success(self.request, _("Pengumuman dihapus dari semua halaman."))
        return redirect("site_notices:index")


class NoticeViewSet(ScreenSet):
    model = Notice
    name = "site_notices"
    url_prefix = "pengumuman"
    icon = "warning"
    menu_label = gettext_lazy("Pengumuman")
    menu_name = "site_notices"
    menu_order = 240
    add_to_admin_menu = True
    form_class = NoticeForm
    index_view_class = NoticeIndexView
    add_view_class = NoticeCreateView
    edit_view_class = NoticeEditView
    delete_view_class = NoticeDeleteView
    index_template_name = "desk/notices.html"
    create_template_name = "desk/notice_form.html"
    edit_template_name = "desk/notice_form.html"
    delete_template_name = "desk/notice_delete.html"
