"""Migrations of this fork: ours lie here, and Oscar's own are read from the installed package (decision 0002)."""

import oscar.apps.catalogue.reviews.migrations as _original

__path__ = [*__path__, *_original.__path__]
