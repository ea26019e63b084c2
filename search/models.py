"""Tables of search. The index of words itself is no model: the databases have nothing in common there (migrations/0001)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchDocument(models.Model):
    """A product as search knows it: what filters ask, and its tokens for the scorer. Public or not is said by `public`, and asked again for every card."""

    product_id = models.BigIntegerField(primary_key=True)
    public = models.BooleanField()
    price = models.BigIntegerField()
    state = models.CharField(max_length=5)
    """One of shop.catalogue.filters.STATES, or empty when it cannot be bought."""
    category = models.BigIntegerField(null=True)
    region = models.CharField(max_length=13)
    shop = models.BigIntegerField(null=True)
    pack = models.TextField()
    """Tokens for packs.Pack."""
    touched = models.DateField(null=True)
    """When its seller last changed the product or its stock."""


class SearchPosting(models.Model):
    """The products of a usual term, as a set of bits beside the index of words. search/engines/postings.py writes and reads it."""

    term = models.CharField(max_length=120, primary_key=True)
    """With the letter of its level."""
    size = models.PositiveIntegerField()
    """Bytes of the set; `bits` is pressed when it is shorter."""
    bits = models.BinaryField()


class SearchWrite(models.Model):
    """What was written to the index last, for the processes that remember facts of products (search/engines/facts.py). Writers take turns, so the
    numbers rise in the order in which the rows come to be seen."""

    mark = models.BigIntegerField()
    """Drawn by lot: a number that was given out again after a rollback is told by it."""
    products = models.TextField()
    """Their ids, with spaces between."""


class SearchTerm(models.Model):
    """A token of the index and the number of products that have it."""

    term = models.CharField(max_length=90, primary_key=True)
    products = models.PositiveIntegerField()


class SearchState(models.Model):
    """One row: what was counted last, and how the entries were made (documents.made_with)."""

    documents = models.PositiveIntegerField(default=0)
    stamp = models.CharField(max_length=40, default="")
    made_with = models.CharField(max_length=12, default="")


class SearchPending(models.Model):
    """A product that Elasticsearch has not heard of yet: stored together with its SearchDocument, removed when the server has taken it. The primary key
    is the version under which it is written there, so it must never be used twice (AUTOINCREMENT, a sequence)."""

    product_id = models.BigIntegerField()


class SearchSynonym(models.Model):
    """Other names that editors add: one line as in the lexicon's synonyms.txt, for questions only. search/synonyms.py reads them."""

    line = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    active = models.BooleanField(default=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("padanan kata")
        verbose_name_plural = _("padanan kata")

    def __str__(self) -> str:
        return self.line


class SearchMiss(models.Model):
    """How often a term was searched on a day, without result, and without anything opened. Nothing of who searched; search/misses.py counts."""

    day = models.DateField()
    term = models.CharField(max_length=60)
    searches = models.PositiveIntegerField()
    without_result = models.PositiveIntegerField()
    without_click = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "term"], name="search_miss_once_a_day")]
