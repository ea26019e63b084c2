"""Running text and short lists."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.pictures import PictureBlock

STEP_FEATURES = ["bold", "ol", "ul", "link"]  # no headings: the step's own title is the heading
ARTICLE_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link"]


class LineListBlock(blocks.StreamBlock):
    """Short lines, one thought each: what to prepare, what fits."""

    line = blocks.CharBlock(label=_("Baris"), max_length=160, icon="list-ul")

    class Meta:
        label = _("Daftar baris")


class ArticleBodyBlock(blocks.StreamBlock):
    """The body of news, trainings and plain pages."""

    text = blocks.RichTextBlock(label=_("Teks"), features=ARTICLE_FEATURES, template="pages/blocks/text.html")
    picture = PictureBlock(label=_("Gambar"))

    class Meta:
        label = _("Isi")
