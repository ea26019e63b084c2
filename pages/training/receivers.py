"""Sessions are published, withdrawn and deleted by Wagtail, on many ways; people on their lists are told on each of them."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from pages.models import TrainingSessionPage
from pages.training import changes


@receiver(page_published, sender=TrainingSessionPage, dispatch_uid="training_published")
def on_published(instance: TrainingSessionPage, **kwargs: Any) -> None:
    changes.published(instance)


@receiver(page_unpublished, sender=TrainingSessionPage, dispatch_uid="training_withdrawn")
def on_withdrawn(instance: TrainingSessionPage, **kwargs: Any) -> None:
    changes.withdrawn(instance)


@receiver(pre_delete, sender=TrainingSessionPage, dispatch_uid="training_deleted")
def on_deleted(instance: TrainingSessionPage, **kwargs: Any) -> None:
    changes.withdrawn(instance, gone=True)
