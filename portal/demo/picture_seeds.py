"""Which drawing each product shows: few drawings over the city, none twice in one shop where that can be avoided.

A shop may have more products of a kind than the kind has drawings. Then the sizes of one good share a drawing first, as they would
share a photo; only a shop still short of drawings begins again from the first.
"""

from collections import Counter, defaultdict

from portal.demo.allotment import Offer
from portal.demo.base_names import without_measure

PICTURES = 440  # drawings in the whole city; each costs about 0.2 s on the day it is loaded
MOST_PER_KIND = 6
MOST_PER_SERVICE = 2  # a service is drawn as a sign of its trade, which may come again


def seeds(every: list[Offer]) -> list[int]:
    """One seed per offer, counted from 0 within its kind."""
    total: Counter[str] = Counter(offer.good.kind for offer in every)
    shelves: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, offer in enumerate(every):
        shelves[offer.shop, offer.good.kind].append(place)
    needed: dict[str, int] = {}
    for (_, kind), places in shelves.items():
        motifs = len({_motif(every[place]) for place in places})
        most = MOST_PER_SERVICE if every[places[0]].good.category.startswith("jasa/") else MOST_PER_KIND
        needed[kind] = max(needed.get(kind, 1), min(motifs, most))
    drawn = _spread(total, needed)
    found = [0] * len(every)
    following: Counter[str] = Counter()
    for (_, kind), places in shelves.items():
        shared = len(places) > drawn[kind]
        given: dict[str, int] = {}
        for place in places:
            motif = _motif(every[place]) if shared else str(place)
            if motif not in given:
                given[motif] = following[kind] % drawn[kind]
                following[kind] += 1
            found[place] = given[motif]
    return found


def _motif(offer: Offer) -> str:
    """What a photographer would take one photo of: the good and its flavour, whatever the size."""
    return without_measure(offer.good.title(offer.variant))


def _spread(total: Counter[str], needed: dict[str, int]) -> dict[str, int]:
    """How many drawings each kind gets: what its fullest shop needs, then one more where most products share one."""
    drawn = dict(needed)
    while sum(drawn.values()) < PICTURES:
        crowded = max(drawn, key=lambda kind: (total[kind] / drawn[kind], kind))
        drawn[crowded] += 1
    return drawn
