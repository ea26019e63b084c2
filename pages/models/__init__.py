"""Pages that editors write, one module per family."""

from pages.models.approval import OfficialApprovalTask
from pages.models.audiences import Audience, Level
from pages.models.base import BasePage
from pages.models.clinics import ClinicIndexPage, ClinicPage
from pages.models.glossary import GlossaryTerm
from pages.models.guide_check import GuideCheck
from pages.models.guides import GuideIndexPage, GuidePage
from pages.models.home import HomePage
from pages.models.journeys import JourneyPage
from pages.models.news import NewsCategory, NewsIndexPage, NewsPage
from pages.models.notices import Notice
from pages.models.plain import PlainPage
from pages.models.programmes import ProgrammeIndexPage, ProgrammePage
from pages.models.schedule import TrainingIndexPage
from pages.models.shipped import ShippedItem
from pages.models.training import TrainingMaterial, TrainingSeries, TrainingSessionPage, TrainingTopic

__all__ = [
    "Audience",
    "BasePage",
    "ClinicIndexPage",
    "ClinicPage",
    "GlossaryTerm",
    "GuideCheck",
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "JourneyPage",
    "Level",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "Notice",
    "OfficialApprovalTask",
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
