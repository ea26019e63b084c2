"""The drawn product pictures, drawn in parallel and stored as Wagtail images with both sizes made."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection

from portal.demo.drawing import Drawn, Key, draw_one
from shop.catalogue.pictures import CARD_SPEC, LARGE_SPEC

COLLECTION = "Kota contoh"


def title_of(kind: str, seed: int) -> str:
    """The name under which a drawing is found again."""
    return f"contoh: {kind} {seed}"


def load_pictures(keys: Iterable[Key], progress: Callable[[int, int], None]) -> dict[Key, int]:
    """Draw what is missing. Returns the Wagtail image id of every key."""
    wanted = sorted(set(keys))
    model = get_image_model()
    stored = dict(model.objects.filter(title__startswith="contoh: ").values_list("title", "pk"))
    missing = [key for key in wanted if title_of(*key) not in stored]
    if missing:
        collection = _collection()
        # Spawned, not forked: a forked child would share this process's database connection.
        with ProcessPoolExecutor(max_workers=os.cpu_count() or 1, mp_context=get_context("spawn")) as pool:
            for done, drawn in enumerate(pool.map(draw_one, missing, chunksize=4), start=1):
                image = _store(drawn, collection)
                stored[image.title] = image.pk
                progress(done, len(missing))
    return {key: stored[title_of(*key)] for key in wanted}


def _collection() -> Collection:
    existing = Collection.objects.filter(name=COLLECTION).first()
    return existing or Collection.get_first_root_node().add_child(name=COLLECTION)


def _store(drawn: Drawn, collection: Collection) -> AbstractImage:
    kind, seed, large, card = drawn
    model = get_image_model()
    name = f"{kind}-{seed}"
    image = model(title=title_of(kind, seed), collection=collection, file_size=len(large))
    image.file.save(f"{name}.webp", ContentFile(large), save=False)
    image.width = image.height = 640  # Django forgets them when the stored file is not read back
    image.save()
    for spec, data, size in ((CARD_SPEC, card, 320), (LARGE_SPEC, large, 640)):
        rendition = image.renditions.model(image=image, filter_spec=spec, focal_point_key="")
        rendition.file.save(f"{name}-{size}.webp", ContentFile(data), save=False)
        rendition.width = rendition.height = size
        rendition.save()
    return image
