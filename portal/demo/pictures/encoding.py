"""Pictures as WebP that a phone on a slow network can afford."""

import io

from PIL import Image

_QUALITIES = (80, 66, 50, 36, 24, 12)


def encode(image: Image.Image, size: int | tuple[int, int], limit_bytes: int) -> bytes:
    """WebP of `image` at `size` (a width, or width and height in pixels), at the best quality within `limit_bytes`.

    Raises ValueError when even the lowest quality is larger.
    """
    width, height = (size, round(size * image.height / image.width)) if isinstance(size, int) else size
    small = image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)
    for quality in _QUALITIES:
        target = io.BytesIO()
        small.save(target, "WEBP", quality=quality, method=4)
        if target.tell() <= limit_bytes:
            return target.getvalue()
    raise ValueError(f"{width} x {height} px does not fit into {limit_bytes} bytes")
