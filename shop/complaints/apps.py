from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    """What buyers say is wrong with an order, what the shop answers, and what officers decide when the two do not agree (OL-05)."""

    name = "shop.complaints"
    label = "complaints"
    verbose_name = _("Keluhan")
