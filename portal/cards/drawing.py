"""The look of a card, 1200 x 630: paper, the yellow bar with the mark and the woven band, the picture, the words. The same words give the same bytes."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from portal.brand import brand
from portal.cards.card import Card
from portal.typeface import drawable, font, lines

WIDTH, HEIGHT = 1200, 630
MOST_BYTES = 300_000
"""WhatsApp shows no picture that weighs more."""
QUALITY = 86
"""At this even a square of noise stays below MOST_BYTES: a test draws it."""
EDGE, GAP, SQUARE, RADIUS = 56, 48, 432, 28
BAR, BAND = 96, 20
# The light half of static/portal/css/tokens.css.
PAPER, INK, SOFT, SUN, CLOTH, ACTION, THREAD = "#ffffff", "#14231c", "#46554c", "#ffc629", "#7b1e2e", "#0b5c45", "#fff3d6"
TITLE_SIZES, MONOGRAM_SIZE = (64, 56, 48), 190
PRICE_SIZE, BY_SIZE, KIND_SIZE, NAME_SIZE, TAGLINE_SIZE = 68, 32, 30, 46, 26
LEADING = 1.18


def draw(card: Card, picture: bytes | None = None) -> bytes:
    """The card as JPEG, below MOST_BYTES. `picture` is an image file; one that cannot be read is left out."""
    paper = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(paper)
    _bar(pen)
    shown = (_square(picture) if picture else None) or (_monogram(card.letters) if card.letters else None)
    left = EDGE
    if shown is not None:
        top = BAR + BAND + (HEIGHT - BAR - BAND - SQUARE) // 2
        paper.paste(shown, (EDGE, top), _rounded())
        left += SQUARE + GAP
    _words(pen, card, left)
    return _jpeg(paper)


def _bar(pen: ImageDraw.ImageDraw) -> None:
    city = brand()
    pen.rectangle((0, 0, WIDTH, BAR), fill=SUN)
    middle = BAR // 2
    for x, colour in ((EDGE + 24, ACTION), (EDGE + 54, CLOTH)):  # two rhombs that meet: buyer and seller
        pen.polygon([(x - 26, middle), (x, middle - 26), (x + 26, middle), (x, middle + 26)], fill=colour)
    name = font(NAME_SIZE, 800)
    x = EDGE + 100
    pen.text((x, middle), drawable(city.name), font=name, fill=INK, anchor="lm")
    x += int(name.getlength(drawable(city.name))) + 28
    tagline = font(TAGLINE_SIZE, 500)
    for line in lines(drawable(city.tagline), tagline, WIDTH - EDGE - x, 1):
        pen.line((x - 12, middle - 20, x - 12, middle + 20), fill=INK, width=2)
        pen.text((x + 4, middle), line, font=tagline, fill=INK, anchor="lm")
    _band(pen, BAR)


def _band(pen: ImageDraw.ImageDraw, top: int) -> None:
    """The woven band: a rhomb, a seed, a rhomb between two threads."""
    pen.rectangle((0, top, WIDTH, top + BAND), fill=CLOTH)
    middle = top + BAND // 2
    for x in range(BAND, WIDTH + BAND, 2 * BAND):
        pen.polygon([(x - 8, middle), (x, middle - 8), (x + 8, middle), (x, middle + 8)], fill=SUN)
        pen.polygon([(x - 3, middle), (x, middle - 3), (x + 3, middle), (x, middle + 3)], fill=CLOTH)
        pen.rectangle((x + BAND - 2, middle - 2, x + BAND + 1, middle + 1), fill=THREAD)


def _words(pen: ImageDraw.ImageDraw, card: Card, left: int) -> None:
    """From the kind to the last line, centred between band and edge; a long title is set smaller before it is cut."""
    width = WIDTH - EDGE - left
    title = drawable(card.title) or drawable(brand().name)
    most = 3 if card.price else 4
    for size in TITLE_SIZES:
        face = font(size, 800)
        heading = lines(title, face, width, most)
        if not heading[-1].endswith("..."):
            break
    kind, by, price = font(KIND_SIZE, 700), font(BY_SIZE, 500), font(PRICE_SIZE, 800)
    rows = [(line, kind, CLOTH, KIND_SIZE, 20) for line in lines(drawable(card.kind), kind, width, 1)]
    rows += [(line, face, INK, size, 0) for line in heading]
    rows += [(line, price, INK, PRICE_SIZE, 0) for line in lines(drawable(card.price), price, width, 1)]
    rows += [(line, by, SOFT, BY_SIZE, 0) for line in lines(drawable(card.by), by, width, 2)]
    gaps = {"price": 22, "by": 20}
    height = sum(int(size * LEADING) + after for _, _, _, size, after in rows) + gaps["price"] * bool(card.price) + gaps["by"] * bool(card.by)
    y = BAR + BAND + (HEIGHT - BAR - BAND - height) // 2
    seen_by = False
    for line, used, colour, size, after in rows:
        if used is price:
            y += gaps["price"]
        if used is by and not seen_by:
            seen_by, y = True, y + gaps["by"]
        pen.text((left, y), line, font=used, fill=colour, anchor="la")
        y += int(size * LEADING) + after


def _square(data: bytes) -> Image.Image | None:
    try:
        with Image.open(BytesIO(data)) as found:
            return ImageOps.fit(found.convert("RGB"), (SQUARE, SQUARE), Image.Resampling.LANCZOS)
    except (UnidentifiedImageError, OSError, ValueError):
        return None


def _monogram(letters: str) -> Image.Image:
    """Two letters on cloth, as a shop without a picture has on its pages."""
    cloth = Image.new("RGB", (SQUARE, SQUARE), CLOTH)
    pen = ImageDraw.Draw(cloth)
    pen.text((SQUARE // 2, SQUARE // 2), drawable(letters), font=font(MONOGRAM_SIZE, 800), fill=THREAD, anchor="mm")
    return cloth


def _rounded() -> Image.Image:
    large = Image.new("L", (SQUARE * 2, SQUARE * 2), 0)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, SQUARE * 2 - 1, SQUARE * 2 - 1), RADIUS * 2, fill=255)
    return large.resize((SQUARE, SQUARE), Image.Resampling.LANCZOS)


def _jpeg(paper: Image.Image) -> bytes:
    written = BytesIO()
    paper.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return written.getvalue()
