"""What people searched for in the last days, so that the box has popular questions to offer and the report something to tell."""

from datetime import timedelta

from django.utils import timezone

from search.models import SearchMiss

DAYS = 8
SEARCHES = (
    ("bika ambon", 9, 0, 2), ("kopi bubuk", 8, 0, 1), ("keripik singkong", 7, 0, 2), ("kemeja pria", 6, 0, 1), ("nasi kotak", 5, 0, 1),
    ("beras 5000gr", 5, 0, 2), ("sambal teri", 4, 0, 1), ("sepatu kulit", 4, 0, 2), ("kue lapis", 3, 0, 1), ("tas anyaman", 3, 0, 1),
    ("galon isi ulang", 3, 3, 0), ("servis ac", 2, 2, 0),
)  # fmt: skip
"""A day: term, searches, those without result, those after which nothing was opened."""


def load_searches() -> int:
    """Make them where nobody searched on any of these days; returns the rows made."""
    today = timezone.localdate()
    days = [today - timedelta(days=number) for number in range(1, DAYS + 1)]
    if SearchMiss.objects.filter(day__in=days).exists():
        return 0
    rows = [
        SearchMiss(day=day, term=term, searches=searches, without_result=missed, without_click=unopened)
        for day in days
        for term, searches, missed, unopened in SEARCHES
    ]
    return len(SearchMiss.objects.bulk_create(rows))
