"""Small page trees for tests. Each makes the least that is true; pass what the test is about."""

import itertools
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as PILImage
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from pages.models import (
    GuideIndexPage,
    GuidePage,
    HomePage,
    JourneyPage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    ProgrammeIndexPage,
    ProgrammePage,
    TrainingIndexPage,
    TrainingSessionPage,
)

_numbers = itertools.count(1)


def make_image(title: str = "Gambar uji", size: tuple[int, int] = (64, 36)) -> Image:
    """A small stored picture."""
    data = BytesIO()
    PILImage.new("RGB", size, "#7b1e2e").save(data, "PNG")
    return Image.objects.create(title=title, file=ImageFile(BytesIO(data.getvalue()), name=f"uji-{next(_numbers)}.png"))


def put(parent: Page, page: Page) -> Any:
    """The page, published below `parent`."""
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def make_home(**fields: Any) -> HomePage:
    """Home at the site's root, once."""
    home = HomePage.objects.first()
    if home is None:
        home = put(Page.get_first_root_node(), HomePage(title="Belanja dari UMKM", slug="beranda", lead="Bayar langsung ke toko.", **fields))
        Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "port": 80})
    return home


def _index(model: type[Page], slug: str, title: str) -> Any:
    return model.objects.first() or put(make_home(), model(title=title, slug=slug))


def step(title: str = "Buka keranjang", **fields: Any) -> tuple[str, dict[str, Any]]:
    """One step of a guide, as the StreamField takes it."""
    words = dict.fromkeys(("tip", "warning", "place", "screen_url", "screen_label", "picture_alt", "transcript"), "")
    empty = {**words, "picture": None, "video": None}
    return ("step", {"title": title, "text": "<p>Tekan gambar keranjang.</p>", **empty, **fields})


def make_guide(title: str = "Cara menguji", **fields: Any) -> GuidePage:
    """A guide of three steps for buyers, below /panduan/."""
    fields.setdefault("slug", f"panduan-{next(_numbers)}")
    fields.setdefault("summary", "Belajar menguji.")
    fields.setdefault("steps", [step("Langkah awal"), step("Langkah tengah"), step("Langkah akhir")])
    return put(_index(GuideIndexPage, "panduan", "Panduan"), GuidePage(title=title, **fields))


def journey_step(title: str, *guides: GuidePage, note: str = "") -> tuple[str, dict[str, Any]]:
    """One step of a journey; with several guides the reader takes one."""
    return ("step", {"title": title, "note": note, "guides": list(guides)})


def make_journey(title: str = "Belanja pertama kali", *steps: tuple[str, dict[str, Any]], **fields: Any) -> JourneyPage:
    """A journey for buyers, below /panduan/."""
    fields.setdefault("slug", f"perjalanan-{next(_numbers)}")
    fields.setdefault("summary", "Sampai barang diterima.")
    return put(_index(GuideIndexPage, "panduan", "Panduan"), JourneyPage(title=title, steps=list(steps), **fields))


def make_film(name: str = "film.mp4") -> Document:
    """A stored film of a few bytes."""
    return Document.objects.create(title=name, file=ContentFile(b"film", name=name))


def make_article(title: str = "Kabar uji", **fields: Any) -> NewsPage:
    """A published article below /berita/."""
    fields.setdefault("slug", f"berita-{next(_numbers)}")
    fields.setdefault("author", "Humas")
    fields.setdefault("lead", "Satu kalimat pembuka.")
    fields.setdefault("body", [("text", "<p>Isi berita.</p>")])
    return put(_index(NewsIndexPage, "berita", "Berita"), NewsPage(title=title, **fields))


def make_session(title: str = "Pelatihan uji", *, in_days: float = 3, **fields: Any) -> TrainingSessionPage:
    """A session of two hours, some days from now, below /pelatihan/."""
    fields.setdefault("slug", f"pelatihan-{next(_numbers)}")
    fields.setdefault("starts_at", timezone.now() + timedelta(days=in_days))
    fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=2))
    fields.setdefault("place", "Aula Uji")
    fields.setdefault("summary", "Belajar bersama.")
    fields.setdefault("speaker", "Bu Uji")
    fields.setdefault("organiser", "Dinas Uji")
    return put(_index(TrainingIndexPage, "pelatihan", "Pelatihan"), TrainingSessionPage(title=title, **fields))


def make_programme(title: str = "Selasa Uji", **fields: Any) -> ProgrammePage:
    """A programme that started four weeks ago, below /program/."""
    fields.setdefault("slug", f"program-{next(_numbers)}")
    fields.setdefault("run_by", "Program uji")
    fields.setdefault("summary", "Memakai buatan UMKM.")
    fields.setdefault("starts_on", timezone.localdate() - timedelta(weeks=4))
    text = RichText(fields.pop("rule", "<p>Memakai satu barang.</p>"))
    fields.setdefault("rules", [("rule", {"starts_on": fields["starts_on"], "text": text, "source": "Surat uji nomor 1", "source_url": ""})])
    return put(_index(ProgrammeIndexPage, "program", "Program"), ProgrammePage(title=title, **fields))


def make_plain(title: str = "Tentang uji", **fields: Any) -> PlainPage:
    """A plain page below home."""
    fields.setdefault("slug", f"halaman-{next(_numbers)}")
    fields.setdefault("body", [("text", "<p>Isi halaman.</p>")])
    return put(make_home(), PlainPage(title=title, **fields))
