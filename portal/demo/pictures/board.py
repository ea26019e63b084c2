"""The surface all pictures are drawn on: flat shapes, soft shadows, one light from the upper left."""

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageDraw, ImageFilter

from portal.demo.pictures.geometry import Outline, Point, Shape, box, dark, light, mix, oval, rgb

S = 2  # supersampling: everything is drawn twice as large, then reduced
_INK = "#1a1208"


class Board:
    """A picture being drawn; `width` and `height` in board units, which are the pixels of the finished picture."""

    def __init__(self, width: int = 640, height: int = 640) -> None:
        self.width, self.height = width, height
        self._im = Image.new("RGB", (width * S, height * S), "white")
        self._left = self._top = 0  # where the layer being drawn lies, in pixels
        self.closer, self.down = 0.0, 0.0  # units the camera steps closer, and looks down

    def image(self, near: float = 0) -> Image.Image:
        """The finished picture; `near` cuts so many units off every side, as if the camera stood closer."""
        near = (near + self.closer) * S
        down = max(-near, min(near, self.down * S))
        cut = (near, near + down, self._im.width - near, self._im.height - near + down)
        return self._im.resize((self.width, self.height), Image.Resampling.LANCZOS, cut)

    def fill(self, points: Shape, colour: str, to: str = "", *, across: bool = False, alpha: float = 1.0, blur: float = 0.0) -> None:
        """One polygon; `to` shades it top-down (or left-right when `across`), `blur` softens its edge by so many units."""
        scaled = self._scaled(points)
        if not to and not blur and alpha == 1:
            ImageDraw.Draw(self._im).polygon(scaled, fill=rgb(colour))
            return
        place = self._place(scaled, blur * 3 * S + 2)
        if place is None:
            return
        size = (place[2] - place[0], place[3] - place[1])
        coarse = max(1, int(blur * S / 4))  # a soft edge needs no fine grid
        mask = Image.new("L", (size[0] // coarse + 1, size[1] // coarse + 1) if coarse > 1 else size)
        ImageDraw.Draw(mask).polygon([((x - place[0]) / coarse, (y - place[1]) / coarse) for x, y in scaled], fill=round(255 * alpha))
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * S / coarse))
        if coarse > 1:
            mask = mask.resize((mask.width * coarse, mask.height * coarse), Image.Resampling.BILINEAR).crop((0, 0, *size))
        if to:
            self._im.paste(_shaded(size, colour, to, across), place[:2], mask)
        else:
            self._im.paste(rgb(colour), place, mask)

    def line(self, points: Shape, width: float, colour: str, alpha: float = 1.0) -> None:
        """A round-ended stroke."""
        scaled = self._scaled(points)
        if alpha == 1:
            _stroke(ImageDraw.Draw(self._im), scaled, width * S, rgb(colour))
            return
        place = self._place(scaled, width * S)
        if place is None:
            return
        mask = Image.new("L", (place[2] - place[0], place[3] - place[1]))
        _stroke(ImageDraw.Draw(mask), [(x - place[0], y - place[1]) for x, y in scaled], width * S, round(255 * alpha))
        self._im.paste(rgb(colour), place, mask)

    @contextmanager
    def inside(self, points: Shape) -> Iterator[None]:
        """What is drawn in this block stays inside the outline."""
        scaled = self._scaled(points)
        place = self._place(scaled, 1) or (0, 0, 1, 1)
        under, left, top = self._im, self._left, self._top
        self._im, self._left, self._top = under.crop(place), left + place[0], top + place[1]
        try:
            yield
        finally:
            layer, self._im, self._left, self._top = self._im, under, left, top
        mask = Image.new("L", layer.size)
        ImageDraw.Draw(mask).polygon([(x - place[0], y - place[1]) for x, y in scaled], fill=255)
        under.paste(layer, place[:2], mask)

    def solid(self, points: Shape, colour: str, low: str = "", depth: float = 1.0) -> None:
        """A lit shape with its shadow: the usual way to put a thing down."""
        self.shadow(points, 4 * depth, 8 * depth, 6 * depth, 0.34)
        self.fill(points, light(colour, 0.1), low or dark(colour, 0.16))

    def shadow(self, points: Shape, dx: float = 10, dy: float = 16, blur: float = 14, alpha: float = 0.28, colour: str = _INK) -> None:
        """The soft shadow of a shape, fallen to the lower right."""
        self.fill([(x + dx, y + dy) for x, y in points], colour, alpha=alpha, blur=blur)

    def ground(self, cx: float, cy: float, rx: float, ry: float = 20, alpha: float = 0.42) -> None:
        """The dark spot under a thing that stands on a table."""
        self.fill(oval(cx, cy, rx, ry), _INK, alpha=alpha, blur=12)

    def room(self, wall: str, table: str, edge: float = 430) -> None:
        """A wall above `edge` and a table below it."""
        self.fill(box(0, 0, self.width, self.height), mix(wall, "#ffffff", 0.16), wall)
        self.fill(oval(self.width * 0.30, self.height * 0.20, 230, 200), "#ffffff", alpha=0.20, blur=60)
        self.fill(box(0, edge, self.width, self.height - edge), table, mix(table, "#000000", 0.10))
        self.fill(box(0, edge, self.width, 5), "#ffffff", alpha=0.18)

    def flat(self, top: str, low: str) -> None:
        """A table seen from above."""
        self.fill(box(0, 0, self.width, self.height), top, low)
        self.fill(oval(self.width * 0.28, self.height * 0.22, 240, 210), "#ffffff", alpha=0.18, blur=60)

    def _scaled(self, points: Shape) -> Outline:
        return [(x * S - self._left, y * S - self._top) for x, y in points]

    def _place(self, scaled: Outline, pad: float) -> tuple[int, int, int, int] | None:
        """The pixels of the layer that a shape touches, or None when it lies outside."""
        xs, ys = [p[0] for p in scaled], [p[1] for p in scaled]
        x0, y0 = max(0, int(min(xs) - pad)), max(0, int(min(ys) - pad))
        x1, y1 = min(self._im.width, int(max(xs) + pad) + 1), min(self._im.height, int(max(ys) + pad) + 1)
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _shaded(size: tuple[int, int], colour: str, to: str, across: bool) -> Image.Image:
    ramp = Image.linear_gradient("L")
    strip = Image.composite(Image.new("RGB", (1, 256), rgb(to)), Image.new("RGB", (1, 256), rgb(colour)), ramp.crop((0, 0, 1, 256)))
    return (strip.rotate(90, expand=True) if across else strip).resize(size)


def _stroke(draw: ImageDraw.ImageDraw, points: list[Point], width: float, paint: int | tuple[int, int, int]) -> None:
    draw.line(points, fill=paint, width=max(1, round(width)), joint="curve")
    if width >= 4:
        for x, y in (points[0], points[-1]):
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=paint)
