"""Oscar's models as they are; their migrations are Oscar's too (MIGRATION_MODULES)."""

from oscar.apps.customer.models import *  # noqa: F403
