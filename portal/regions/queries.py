"""Reads of the region table."""

from django.db.models import QuerySet

from portal.regions.models import Region


def villages_of(city: str) -> QuerySet[Region]:
    """All kelurahan and desa of a city code such as 12.71, by kecamatan and name; `parent` comes with each."""
    return Region.objects.filter(level=Region.Level.VILLAGE, code__startswith=f"{city}.").select_related("parent").order_by("parent__name", "name")


def grouped_villages(city: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices for a select: kecamatan name -> [(code, kelurahan name)]."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for village in villages_of(city):
        groups.setdefault(village.parent.name if village.parent else "", []).append((village.code, village.name))
    return list(groups.items())
