"""Other names that editors add to the lexicon's. They work on questions only, so nothing is indexed anew.

Each process holds the names it has read; they are at most CHECK_SECONDS old.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from search.held import Held
from search.lexicon import LexiconError, Names, add_synonyms
from search.models import SearchSynonym

CHECK_SECONDS = 30
MAX_NAMES = 12
"""Names in one line: each is looked up for every question that has one of them."""

logger = logging.getLogger("search.synonyms")


class SynonymError(ValueError):
    """A line that search cannot use; the text tells an editor why."""


def extra_with(line: str, *, instead_of: int | None = None) -> Names:
    """What `extra` would be with this line, in place of the stored one of that number. Raises SynonymError."""
    check(line)
    return _names([*_lines(without=instead_of), line])


def check(line: str) -> None:
    """Raises SynonymError when search could make nothing of the line."""
    found: Names = {}
    try:
        add_synonyms(found, line)
    except LexiconError as error:
        raise SynonymError(
            _("Baris ini belum bisa dibaca. Tulis seperti “sendal = sandal” untuk nama lain, atau “camilan > keripik, kerupuk” untuk jenisnya.")
        ) from error
    if len({name for term, names in found.items() for name in (term, *names)}) > MAX_NAMES:
        raise SynonymError(_("Terlalu banyak nama dalam satu baris. Paling banyak %(count)d, sisanya tulis di baris lain.") % {"count": MAX_NAMES})


@transaction.atomic
def save_synonym(synonym: SearchSynonym, *, actor: Any) -> SearchSynonym:
    """Store a line that `check` accepts."""
    is_new = synonym.pk is None
    synonym.changed_by = actor
    synonym.save()
    log(synonym, "wagtail.create" if is_new else "wagtail.edit", user=actor)
    transaction.on_commit(extra.forget)
    return synonym


@transaction.atomic
def delete_synonym(synonym: SearchSynonym, *, actor: Any) -> None:
    log(synonym, "wagtail.delete", user=actor)
    synonym.delete()
    transaction.on_commit(extra.forget)


def _lines(without: int | None = None) -> list[str]:
    rows = SearchSynonym.objects.filter(active=True).order_by("pk").values_list("pk", "line")
    return [line for pk, line in rows if pk != without]


def _names(lines: Iterable[str]) -> Names:
    """A line that was readable once and is no longer must not take search down: it is left out, and the log says so."""
    found: Names = {}
    for line in lines:
        try:
            add_synonyms(found, line)
        except LexiconError:
            logger.warning("synonym left out, it cannot be read: %s", line)
    return found


def _stamp() -> str:
    return hashlib.sha256("\n".join(_lines()).encode()).hexdigest()


extra = Held("search:synonyms:stamp", CHECK_SECONDS, _stamp, lambda: _names(_lines()))
"""The editors' names, this process' copy."""
