"""The steps of a journey: each leads to a guide, or to one of several."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.comparison import Compared


class JourneyStepBlock(Compared, blocks.StructBlock):
    """One stretch of the way. With more than one guide the reader takes one of them: "atau"."""

    title = blocks.CharBlock(label=_("Judul langkah"), max_length=80, help_text=_("Mulai dengan kata kerja. Contoh: Bayar pesanan."))
    note = blocks.CharBlock(label=_("Keterangan"), max_length=200, required=False, help_text=_("Boleh kosong. Satu kalimat: apa yang terjadi di langkah ini."))
    guides = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Panduan"), page_type="pages.GuidePage", icon="doc-full-inverse"),
        label=_("Panduan untuk langkah ini"),
        min_num=1,
        max_num=4,
        help_text=_("Satu panduan biasanya cukup. Lebih dari satu berarti pembaca memilih: yang ini, atau yang itu."),
    )

    class Meta:
        icon = "order"
        label = _("Langkah")
        label_format = "{title}"


class JourneyStepListBlock(blocks.StreamBlock):
    """The whole way, in order."""

    step = JourneyStepBlock()

    class Meta:
        label = _("Langkah-langkah")
