"""What a process of the drawing pool runs. It must not touch Django: a spawned process has no settings."""

from portal.demo.pictures import draw, encode

LIMITS = {320: 6_800, 640: 36_000}  # bytes; a list loads a dozen small ones at once and weighs at most 120 kB
Key = tuple[str, int]
Drawn = tuple[str, int, bytes, bytes]


def draw_one(key: Key) -> Drawn:
    """Kind, seed, and the files at 640 and 320 px."""
    picture = draw(*key)
    return (*key, encode(picture, 640, LIMITS[640]), encode(picture, 320, LIMITS[320]))
