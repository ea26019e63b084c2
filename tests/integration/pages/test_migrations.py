"""What editors had stored before the pages changed is there afterwards."""

import json
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from pages.models import NewsPage, ProgrammePage, TrainingTopic
from tests.factories.pages import make_article, make_guide, make_programme
from tests.rewind import Rewound

pytestmark = pytest.mark.django_db(transaction=True)
CHANGED = ("0004_schedule_and_clinics", "0005_news_programmes_notices", "0006_rules_with_dates", "0007_glossary_and_approval")
RULE = "<p>Setiap <b>Selasa</b> memakai produk UMKM.</p>"


def _drafts(page: Page) -> list[dict[str, Any]]:
    return [revision.content for revision in Revision.objects.filter(object_id=str(page.pk)).order_by("pk")]


def _store_draft(page: Page, **content: Any) -> None:
    """A draft as the older release wrote it: under the old names, without the new ones."""
    kept = page.specific.serializable_data()
    for new in ("guides", "rules"):
        kept.pop(new, None)
    draft = Revision.objects.create(
        content_type=ContentType.objects.get_for_model(page), base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk),
        created_at=timezone.now(), content=kept | content, object_str=page.title,
    )  # fmt: skip
    Page.objects.filter(pk=page.pk).update(latest_revision=draft, has_unpublished_changes=True)


def test_topics_guides_of_news_and_rules_are_carried_over_in_pages_and_in_drafts() -> None:
    guide, later = make_guide("Cara memesan"), make_guide("Cara membayar")
    article, plain = make_article("Selasa UMKM dimulai", guides=[("guide", guide)]), make_article("Tanpa panduan")
    programme, without = make_programme("Selasa UMKM"), make_programme("Tanpa aturan")
    Revision.objects.all().delete()
    TrainingTopic.objects.all().delete()

    old = Rewound("pages", *CHANGED)
    assert old.model("pages.NewsPage").objects.get(pk=article.pk).related_guide_id == guide.pk, "back: the first of several remains"
    old.model("pages.ProgrammePage").objects.filter(pk=programme.pk).update(rule=RULE, starts_on="2026-11-24")
    for slug, name in (
        ("foto-dan-promosi", "Foto dan promosi"),
        ("uang-dan-harga", "Harga kami sendiri"),
        ("kemasan-dan-mutu", "Kemasan dan mutu"),
        ("k", "Kemasan"),
    ):
        old.model("pages.TrainingTopic").objects.create(slug=slug, name=name)
    _store_draft(article, related_guide=later.pk)
    _store_draft(plain, related_guide=None)
    _store_draft(programme, rule="<p>Rancangan.</p>", starts_on="2026-12-01")
    _store_draft(without, rule="")
    old.replay()

    assert [block.value.pk for block in NewsPage.objects.get(pk=article.pk).guides] == [guide.pk]
    assert not NewsPage.objects.get(pk=plain.pk).guides
    assert [json.loads(draft["guides"])[0]["value"] for draft in _drafts(article)] == [later.pk]
    assert Page.objects.get(pk=article.pk).get_latest_revision_as_object().guides[0].value.pk == later.pk, "the draft opens"
    assert not Page.objects.get(pk=plain.pk).get_latest_revision_as_object().guides

    (rule,) = ProgrammePage.objects.get(pk=programme.pk).rules
    assert (str(rule.value["starts_on"]), rule.value["text"].source) == ("2026-11-24", RULE)
    assert not ProgrammePage.objects.get(pk=without.pk).rules
    (draft,) = Page.objects.get(pk=programme.pk).get_latest_revision_as_object().rules
    assert (str(draft.value["starts_on"]), draft.value["text"].source) == ("2026-12-01", "<p>Rancangan.</p>")
    assert not Page.objects.get(pk=without.pk).get_latest_revision_as_object().rules

    assert dict(TrainingTopic.objects.values_list("slug", "name")) == {
        "pemasaran": "Pemasaran",
        "uang-dan-harga": "Harga kami sendiri",  # an editor's own words stay
        "kemasan-dan-mutu": "Kemasan dan mutu",  # the new name is taken
        "k": "Kemasan",
    }
