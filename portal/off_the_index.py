"""Rows that Wagtail's index of references leaves out."""

from django.db import models


class OffTheIndex(models.Model):
    """The index tells every editor who points to a page or a picture, and costs a row for each: not for rows about people, nor for what nobody asks it."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
