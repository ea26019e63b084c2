"""The database as an older release left it: the last migrations of one app taken back, rows stored as they were then, and the migrations run again.

Only the named migrations run, forwards and backwards: a walk of Django's own executor renders every state since the first one, and takes minutes.
"""

from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Rewound:
    """One app before the first of `names`, given in their order. `model()` knows it as it was."""

    def __init__(self, app: str, *names: str) -> None:
        self._app, self._names = app, names
        self._loader = MigrationExecutor(connection).loader
        for name in reversed(names):
            with connection.schema_editor(atomic=True) as editor:
                self._loader.get_migration(app, name).unapply(self._before(name), editor)
        self._apps = self._before(names[0]).apps

    def _before(self, name: str) -> Any:
        return self._loader.project_state((self._app, name), at_end=False)

    def model(self, label: str) -> Any:
        """A model as it was then, by app and name: `pages.NewsPage`."""
        return self._apps.get_model(*label.split("."))

    def replay(self) -> None:
        """Run the migrations, as an update of this portal does."""
        for name in self._names:
            with connection.schema_editor(atomic=True) as editor:
                self._loader.get_migration(self._app, name).apply(self._before(name), editor)
