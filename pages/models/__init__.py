"""Pages that editors write, one module per family."""

from pages.models.base import BasePage
from pages.models.guides import GuideIndexPage, GuidePage
from pages.models.home import HomePage
from pages.models.news import NewsCategory, NewsIndexPage, NewsPage
from pages.models.plain import PlainPage
from pages.models.programmes import ProgrammeIndexPage, ProgrammePage
from pages.models.shipped import ShippedItem
from pages.models.training import TrainingIndexPage, TrainingMaterial, TrainingSeries, TrainingSessionPage, TrainingTopic

__all__ = [
    "BasePage",
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "PlainPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "ShippedItem",
    "TrainingIndexPage",
    "TrainingMaterial",
    "TrainingSeries",
    "TrainingSessionPage",
    "TrainingTopic",
]
