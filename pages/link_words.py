"""The fields of Wagtail's windows for a link: it names them after its program, in English whatever the language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import AnchorLinkChooserForm, EmailLinkChooserForm, ExternalLinkChooserForm, PhoneLinkChooserForm

LABELS = {
    "body": _("Isi pesan"),
    "email_address": _("Alamat e-mail"),
    "link_text": _("Kata yang ditekan"),
    "phone_number": _("Nomor telepon"),
    "subject": _("Judul pesan"),
}


def name_link_fields() -> None:
    """Once, when the site starts."""
    for form in (AnchorLinkChooserForm, EmailLinkChooserForm, ExternalLinkChooserForm, PhoneLinkChooserForm):
        for name, field in form.base_fields.items():
            if not field.label and name in LABELS:
                field.label = LABELS[name]
