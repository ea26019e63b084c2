"""Two ways to be recognised as a civil servant, and an office's list."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.civil_servants import NIP_LENGTH, RosterError, digits_of, is_nip, office_of_address, read_roster
from portal.brand import worded

MAX_BYTES = 2 * 1024 * 1024


class ForgetfulInput(forms.TextInput):
    """Never shows again what was typed: a wrong form must not carry the number on."""

    def format_value(self, value: Any) -> None:
        return None


class NipForm(forms.Form):
    use_required_attribute = False

    nip = forms.CharField(
        label=_("NIP"),
        max_length=40,
        help_text=worded(_("18 angka, boleh dengan spasi. Kami cocokkan sekali dengan daftar %(opd)s, lalu kami lupakan.")),
        widget=ForgetfulInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Tulis NIP Anda."), "max_length": _("NIP berisi 18 angka. Yang Anda tulis terlalu panjang.")},
    )

    def clean_nip(self) -> str:
        nip = digits_of(self.cleaned_data["nip"])
        if is_nip(nip):
            return nip
        if nip.isascii() and nip.isdigit():
            raise ValidationError(_("NIP berisi %(wanted)s angka. Yang Anda tulis ada %(there)s angka.") % {"wanted": NIP_LENGTH, "there": len(nip)})
        raise ValidationError(_("NIP berisi 18 angka saja. Jangan pakai huruf."))


class WorkMailForm(forms.Form):
    use_required_attribute = False

    surel = forms.EmailField(
        label=_("E-mail dinas"),
        help_text=_("Kami kirim satu tautan ke sana. Alamatnya tidak disimpan di akun Anda."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis e-mail dinas Anda."), "invalid": _("Tulis alamat e-mail yang lengkap, misalnya nama@dinas.go.id.")},
    )

    def clean_surel(self) -> str:
        address: str = self.cleaned_data["surel"]
        if re.search(r"[0-9]{18}", digits_of(address)):
            # A mail waits in the database until it has left.
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data[self.add_prefix("surel")] = ""  # type: ignore[index]
            raise ValidationError(_("Alamat ini berisi NIP, jadi tidak kami pakai. Gunakan alamat lain, atau cocokkan NIP di bawah."))
        if not office_of_address(address):
            raise ValidationError(_("Alamat ini bukan e-mail dinas yang kami kenal. Anda tetap bisa belanja tanpa tanda pegawai."))
        return address


class RosterForm(forms.Form):
    """An office's list. After cleaning, `people` is NIP -> office; the file itself is kept nowhere."""

    use_required_attribute = False

    daftar = forms.FileField(
        label=_("Daftar pegawai"),
        help_text=worded(_("Berkas CSV dengan kolom NIP dan %(opd)s. Daftar baru menggantikan daftar lama dari %(opd)s yang sama.")),
        error_messages={"required": _("Pilih berkas CSV."), "empty": _("Berkas ini kosong.")},
    )

    def clean_daftar(self) -> Any:
        upload = self.cleaned_data["daftar"]
        if upload.size > MAX_BYTES:
            raise ValidationError(_("Berkas terlalu besar. Paling besar 2 MB."))
        try:
            self.people = read_roster(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise ValidationError(_("Ada huruf yang tidak terbaca. Simpan berkasnya sebagai CSV UTF-8.")) from None
        except RosterError as error:
            raise ValidationError([ValidationError(problem) for problem in error.problems]) from None
        return upload
