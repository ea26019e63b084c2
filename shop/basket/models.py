"""Oscar's models as they are; their migrations are Oscar's too (MIGRATION_MODULES)."""

from oscar.apps.basket.models import *  # noqa: F403
from oscar.apps.basket.models import Basket, Line, LineAttribute  # noqa: F401  named, so that a type checker sees them
