"""What happens when a page goes live, whoever did it: an editor, the workflow, or the scheduler."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from pages import pictures
from pages.models import GuidePage, NewsPage, PlainPage, ProgrammePage, TrainingSessionPage


@receiver(page_published, dispatch_uid="pages_make_renditions")
def make_renditions(instance: Page, **kwargs: Any) -> None:
    """A visitor's GET must not write: every size a template asks for is made here."""
    if not hasattr(instance, "share_picture"):
        return
    if instance.share_picture:
        pictures.make_renditions(instance.share_picture, pictures.SHARE)
    if isinstance(instance, GuidePage):
        for image in pictures.of_stream(instance.steps):
            pictures.make_renditions(image, pictures.SCREEN)
    if isinstance(instance, (NewsPage, ProgrammePage)) and instance.picture:
        pictures.make_renditions(instance.picture, pictures.WIDE, pictures.THUMB, pictures.SHARE)
    if isinstance(instance, (NewsPage, PlainPage, TrainingSessionPage)):
        for image in pictures.of_stream(instance.body):
            pictures.make_renditions(image, pictures.WIDE)
