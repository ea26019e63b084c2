"""The whole of the shipped content, in the order in which it can stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.utils.text import slugify
from wagtail.models import Page, Site

from pages.models import (
    ClinicIndexPage,
    GuideIndexPage,
    GuidePage,
    HomePage,
    NewsIndexPage,
    ProgrammeIndexPage,
    ProgrammePage,
    TrainingIndexPage,
)
from pages.shipped import articles, guides, source
from pages.shipped.editors import put_collection_name, put_editor_rights, put_list_rights, put_root_name, put_workflow
from pages.shipped.ledger import once
from pages.shipped.publish import publish_below
from portal.brand import brand

IndexPage = TypeVar("IndexPage", bound=Page)


def put_home(data: dict[str, Any]) -> None:
    """Home becomes the site's root page; Wagtail's own welcome page goes."""
    root = Page.get_first_root_node()
    home = HomePage(title=data["title"], slug="beranda", lead=data["lead"], search_description=data["search_description"])
    publish_below(root, home)
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "site_name": brand().name, "hostname": "localhost", "port": 80})
    welcome = Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk).first()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()


def put_index(home: HomePage, model: type[Page], data: dict[str, Any]) -> None:
    """One list page below home."""
    publish_below(home, model(title=data["title"], slug=data["slug"], intro=data["intro"], search_description=data["intro"]))


def put_home_links(home: HomePage) -> None:
    """Name on home the guides of its first door and its programme, once they stand."""
    home.order_guide = GuidePage.objects.filter(slug="cara-memesan").first()
    home.pay_guide = GuidePage.objects.filter(slug="cara-membayar").first()
    home.receive_guide = GuidePage.objects.filter(slug="menerima-barang").first()
    home.sell_guide = GuidePage.objects.filter(slug="buka-toko").first()
    home.programme = ProgrammePage.objects.filter(slug="selasa-umkm").first()
    home.save_revision().publish()


def put_receive_guide(home: HomePage) -> None:
    """For a home that was loaded before it had this link: what an editor chose meanwhile stays, and so do words that are not published yet."""
    guide = GuidePage.objects.filter(slug="menerima-barang").first()
    if guide is None or home.receive_guide_id:
        return
    draft = home.get_latest_revision_as_object() if home.has_unpublished_changes else None
    home.receive_guide = guide
    home.save_revision().publish()
    if draft is not None:
        draft.receive_guide = draft.receive_guide or guide
        draft.save_revision()


class Loader:
    """Loads everything that an earlier run has not loaded. `say` receives one line per new piece."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self.say = say
        self.added = 0

    def put(self, key: str, action: Callable[[], object]) -> None:
        if once(key, action):
            self.added += 1
            self.say(key)

    def load(self) -> int:
        """The number of pieces added; 0 when everything was there already."""
        pages = source.read("pages")
        self.put("home", partial(put_home, pages["home"]))
        home = HomePage.objects.first()
        if home is None:  # an editor removed it: nothing can stand
            return self.added
        self._guides(home, pages["guides"])
        self._news(home, pages["news"])
        self._trainings(home, pages["trainings"])
        self._programmes(home, pages["programmes"])
        for term in source.read("glossary")["terms"]:
            self.put(f"term:{slugify(term['term'])}", partial(articles.put_term, term))
        self._index(home, ClinicIndexPage, pages["clinics"])
        for data in pages["pages"]:
            self.put(f"page:{data['slug']}", partial(articles.put_plain, home, data))
        self.put("home-links", partial(put_home_links, HomePage.objects.get(pk=home.pk)))
        self.put("home-links:receive-guide", partial(put_receive_guide, HomePage.objects.get(pk=home.pk)))
        self.put("editor-rights", partial(put_editor_rights, home))
        self.put("editor-rights:lists", put_list_rights)
        self.put("collection-name", put_collection_name)
        self.put("root-name", put_root_name)
        self.put("workflow", partial(put_workflow, home))
        return self.added

    def _index(self, home: HomePage, model: type[IndexPage], data: dict[str, Any]) -> IndexPage | None:
        self.put(f"index:{data['slug']}", partial(put_index, home, model, data))
        return model.objects.first()

    def _guides(self, home: HomePage, data: dict[str, Any]) -> None:
        index = self._index(home, GuideIndexPage, data)
        every = source.guides()
        if index is not None:
            for guide in every:
                self.put(f"guide:{guide['slug']}", partial(guides.put_guide, index, guide))
        for guide in every:
            self.put(f"guide-links:{guide['slug']}", partial(guides.link_guide, guide))
        if index is not None:
            for journey in source.journeys():
                self.put(f"journey:{journey['slug']}", partial(guides.put_journey, index, journey))

    def _news(self, home: HomePage, data: dict[str, Any]) -> None:
        index = self._index(home, NewsIndexPage, data)
        news = source.read("news")
        for category in news["categories"]:
            self.put(f"category:{category['slug']}", partial(articles.put_category, category))
        if index is not None:
            for article in news["articles"]:
                self.put(f"news:{article['slug']}", partial(articles.put_article, index, article))

    def _trainings(self, home: HomePage, data: dict[str, Any]) -> None:
        index = self._index(home, TrainingIndexPage, data)
        trainings = source.read("trainings")
        for topic in trainings["topics"]:
            self.put(f"topic:{topic['slug']}", partial(articles.put_topic, topic))
        for series in trainings["series"]:
            self.put(f"series:{series['name']}", partial(articles.put_series, series))
        if index is not None:
            for session in trainings["sessions"]:
                self.put(f"training:{session['slug']}", partial(articles.put_session, index, session))

    def _programmes(self, home: HomePage, data: dict[str, Any]) -> None:
        index = self._index(home, ProgrammeIndexPage, data)
        if index is not None:
            for programme in source.read("programmes")["programmes"]:
                self.put(f"programme:{programme['slug']}", partial(articles.put_programme, index, programme))
        for article in source.read("news")["articles"]:
            self.put(f"news-links:{article['slug']}", partial(articles.link_article, article))
