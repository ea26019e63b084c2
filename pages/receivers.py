"""What happens when a page goes live, whoever did it: an editor, the workflow, or the scheduler."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from pages import guide_steps, pictures
from pages.guide_check import check_guide
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


@receiver(page_published, sender=GuidePage, dispatch_uid="pages_check_guide")
def look_at_guide(instance: GuidePage, **kwargs: Any) -> None:
    """A guide that an editor has just mended leaves the list of those that need work."""
    check_guide(instance)


@receiver([page_published, page_unpublished, post_delete], sender=GuidePage, dispatch_uid="pages_forget_steps")
@receiver(post_page_move, dispatch_uid="pages_forget_moved_steps")
def forget_steps(**kwargs: Any) -> None:
    """The links from other screens to steps are made anew."""
    guide_steps.forget()
