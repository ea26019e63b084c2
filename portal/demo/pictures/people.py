"""People in the wide scenes: simple figures without faces in detail, in everyday dress."""

from portal.demo.pictures.board import Board
from portal.demo.pictures.geometry import Outline, box, dark, light, oval, path
from portal.demo.pictures.packs import GOLD
from portal.demo.pictures.weave import weave_band

SKIN, HAIR = "#c48a5f", "#2a1d18"


def figure(
    b: Board,
    cx: float,
    base: float,
    k: float,
    shirt: str,
    *,
    cloth: str = "#3a4450",
    scarf: str = "",
    hat: bool = False,
    helmet: str = "",
    apron: str = "",
    back: bool = False,
    seated: bool = False,
) -> None:
    """Somebody whose feet (or seat, when seated) are at cx, base; about 250 units tall at k = 1. `scarf` is a headscarf."""

    def at(data: str) -> Outline:
        return [(cx + x * k, base + y * k) for x, y in path(data)]

    up = 0.0
    if seated:
        up = 96 * k
        b.fill(at("M -34 -40 L 30 -40 Q 96 -34 92 0 L 84 40 L 56 40 L 56 6 L -20 4 Z"), cloth, dark(cloth, 0.2))
        b.fill(at("M 50 34 L 100 34 Q 104 48 92 50 L 50 50 Z"), "#2a2220")
    else:
        b.ground(cx, base, 44 * k, 9)
        if scarf:
            skirt = at("M -40 -120 L 40 -120 L 52 -4 L -52 -4 Z")
            b.fill(skirt, cloth, dark(cloth, 0.2))
            with b.inside(skirt):
                weave_band(b, cx - 60 * k, base - 40 * k, 120 * k, 26 * k, dark(cloth, 0.3), GOLD, "#fff3d6")
        else:
            b.fill(at("M -38 -120 L 38 -120 L 36 -6 L 6 -6 L 0 -84 L -6 -6 L -36 -6 Z"), cloth, dark(cloth, 0.2))
        for side in (-1, 1):
            b.fill(oval(cx + side * 24 * k, base - 3 * k, 18 * k, 8 * k), "#2a2220")
    _upper(b, cx, base + up, k, shirt, apron, seated)
    head = base + up - 224 * k
    b.fill(box(cx - 11 * k, head + 18 * k, 22 * k, 24 * k), dark(SKIN, 0.14))
    _head(b, cx, head, k, scarf, hat, helmet, back)


def _upper(b: Board, cx: float, base: float, k: float, shirt: str, apron: str, reaching: bool) -> None:
    """Trunk and arms."""

    def at(data: str) -> Outline:
        return [(cx + x * k, base + y * k) for x, y in path(data)]

    trunk = at("M -18 -190 Q -50 -186 -56 -160 L -46 -100 L 46 -100 L 56 -160 Q 50 -186 18 -190 Q 0 -178 -18 -190 Z")
    b.shadow(trunk, 3, 5, 5, 0.2)
    b.fill(trunk, light(shirt, 0.1), dark(shirt, 0.14))
    arms = (
        (at("M -48 -166 Q -66 -120 -50 -88"), at("M 48 -166 Q 84 -130 112 -134"))
        if reaching
        else (at("M -48 -166 Q -74 -130 -58 -92"), at("M 48 -166 Q 74 -130 58 -92"))
    )
    for arm in arms:
        b.line(arm, 22 * k, dark(shirt, 0.08))
        b.fill(oval(*arm[-1], 12 * k), SKIN)
    if apron:
        b.fill(at("M -26 -168 L 26 -168 L 44 -60 L -44 -60 Z"), apron, dark(apron, 0.1))
        b.line(at("M -24 -168 L -12 -190"), 5 * k, apron)
        b.line(at("M 24 -168 L 12 -190"), 5 * k, apron)


def _head(b: Board, cx: float, y: float, k: float, scarf: str, hat: bool, helmet: str, back: bool) -> None:
    """Head with hair, scarf, hat or helmet."""
    if scarf:
        b.fill(
            path(
                f"M {cx} {y - 36 * k} Q {cx - 42 * k} {y - 34 * k} {cx - 38 * k} {y + 10 * k} Q {cx - 54 * k} {y + 60 * k} {cx} {y + 66 * k} "
                f"Q {cx + 54 * k} {y + 60 * k} {cx + 38 * k} {y + 10 * k} Q {cx + 42 * k} {y - 34 * k} {cx} {y - 36 * k} Z"
            ),
            light(scarf, 0.1),
            dark(scarf, 0.14),
        )
        if not back:
            b.fill(oval(cx, y + 2 * k, 24 * k, 27 * k), SKIN)
    else:
        b.fill(oval(cx, y, 31 * k, 34 * k), HAIR)
        if not back:
            b.fill(oval(cx, y + 7 * k, 27 * k, 27 * k), light(SKIN, 0.1), SKIN)
    if not back:
        for side in (-1, 1):
            b.fill(oval(cx + side * 9 * k, y + 2 * k, 2.6 * k), HAIR)
        b.line(path(f"M {cx - 7 * k} {y + 14 * k} Q {cx} {y + 20 * k} {cx + 7 * k} {y + 14 * k}"), 2.6 * k, "#7a3a28")
    if hat:
        b.fill(
            path(
                f"M {cx - 66 * k} {y - 8 * k} Q {cx - 20 * k} {y - 44 * k} {cx} {y - 56 * k} Q {cx + 20 * k} {y - 44 * k} {cx + 66 * k} {y - 8 * k} "
                f"Q {cx} {y + 4 * k} {cx - 66 * k} {y - 8 * k} Z"
            ),
            "#e6c88a",
            "#c39a52",
        )
    if helmet:
        b.fill(oval(cx, y - 4 * k, 38 * k, 40 * k, 0, 170, 370), light(helmet, 0.1), dark(helmet, 0.1))
        b.fill(box(cx - 40 * k, y - 10 * k, 84 * k, 12 * k, 5), dark(helmet, 0.2))
