"""Finding an order again without its link, and writing about it to the other side."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.phones import normalise_phone
from shop.order.actors import Role
from shop.order.models import TalkEntry
from shop.order.sentences import sentences_of
from shop.order.states import STATES


class FindOrderForm(forms.Form):
    """Number and phone together; each alone says nothing."""

    number = forms.CharField(label=_("Nomor pesanan"), max_length=30, help_text=_("Contoh: KDN-1001-1"), error_messages={"required": _("Tulis nomor pesanan.")})
    phone = forms.CharField(
        label=_("Nomor HP"),
        max_length=25,
        help_text=_("Nomor yang Anda tulis saat memesan."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("Tulis nomor HP.")},
    )

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).strip().upper()

    def clean_phone(self) -> str:
        return normalise_phone(self.cleaned_data["phone"])


class TalkForm(forms.Form):
    """A ready sentence, own words, or both. A sentence chosen on a page that is old by now is still what the person wants to say."""

    use_required_attribute = False

    ready = forms.ChoiceField(label=_("Kalimat siap pakai"), required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Tulisan Anda"),
        required=False,
        max_length=TalkEntry.MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Paling banyak %(limit_value)s huruf. Tulis yang terpenting saja.")},
    )

    def __init__(self, *args: Any, side: Role, status: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "percakapan_%s"  # on the seller's page a second form asks for words too
        offered = sentences_of(side, status)
        chosen = self.data.get("ready", "")
        if chosen and chosen not in offered and any(chosen in sentences_of(side, other) for other in STATES):
            offered.append(chosen)
        self.fields["ready"].choices = [*((sentence, sentence) for sentence in offered), ("", gettext("Saya tulis sendiri"))]  # type: ignore[attr-defined]
        self.fields["words"].help_text = self.rules[side]

    rules = {
        Role.BUYER: _("Hanya Anda dan penjual yang membacanya. Jangan tulis PIN, dan jangan membayar ke rekening lain daripada di halaman ini."),
        Role.SELLER: _("Hanya Anda dan pembeli yang membacanya. Jangan minta PIN, atau uang ke rekening lain daripada di halaman pesanan."),
    }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        data["said"] = " ".join(filter(None, (data["ready"], data["words"].strip())))
        if not data["said"]:
            self.add_error("words", gettext("Pilih kalimat, atau tulis dulu."))
        elif len(data["said"]) > TalkEntry.MAX_WORDS:
            self.add_error(
                "words", gettext("Bersama kalimat pilihan Anda menjadi lebih dari %(most)s huruf. Tulis lebih pendek.") % {"most": TalkEntry.MAX_WORDS}
            )
        return data
