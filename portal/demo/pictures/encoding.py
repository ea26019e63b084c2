"""Pictures as WebP that a phone on a slow network can afford."""

import io

from PIL import Image, ImageFilter

# Quality, then softening in pixels: a fine weave looks better a little soft than full of blocks.
_STEPS = ((80, 0.0), (66, 0.0), (50, 0.0), (38, 0.0), (38, 0.5), (30, 0.7), (24, 0.9), (16, 1.2))


def encode(image: Image.Image, size: int | tuple[int, int], limit_bytes: int) -> bytes:
    """WebP of `image` at `size` (a width, or width and height in pixels), as good as `limit_bytes` allow.

    Raises ValueError when even the coarsest is larger.
    """
    width, height = (size, round(size * image.height / image.width)) if isinstance(size, int) else size
    small = image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)
    for quality, softness in _STEPS:
        shown = small.filter(ImageFilter.GaussianBlur(softness)) if softness else small
        target = io.BytesIO()
        shown.save(target, "WEBP", quality=quality, method=4)
        if target.tell() <= limit_bytes:
            return target.getvalue()
    raise ValueError(f"{width} x {height} px does not fit into {limit_bytes} bytes")
