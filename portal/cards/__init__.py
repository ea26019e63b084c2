"""Share cards (SE-03): what a link looks like in a message. Drawn on the server from a few words and at most one picture.

A card is drawn when somebody asks for it, into memory, and kept in the cache "cards"; the database is only read. Its address holds a version made of
everything on it: what has changed has a new address, so browsers and messengers may keep the old one for as long as they like.
"""

from portal.cards.card import Card, card_url
from portal.cards.drawing import draw

__all__ = ["Card", "card_url", "draw"]
