"""Tables of search. The index of words itself is no model: the databases have nothing in common there (migrations/0001)."""

from django.db import models


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
    """Tokens for scoring.Pack."""


class SearchTerm(models.Model):
    """A token of the index and the number of products that have it."""

    term = models.CharField(max_length=90, primary_key=True)
    products = models.PositiveIntegerField()


class SearchState(models.Model):
    """One row: what was counted last, and the lexicon that the entries were made with."""

    documents = models.PositiveIntegerField(default=0)
    stamp = models.CharField(max_length=40, default="")
    lexicon = models.CharField(max_length=12, default="")


class SearchPending(models.Model):
    """A product that Elasticsearch has not heard of yet: stored together with its SearchDocument, removed when the server has taken it. The primary key
    is the version under which it is written there, so it must never be used twice (AUTOINCREMENT, a sequence)."""

    product_id = models.BigIntegerField()
