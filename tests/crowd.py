"""Several people at the same moment: threads with a database connection each, started together, ended in bounded time."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from django.db import connection, transaction

SECONDS = 60
WAITING = """
SELECT count(DISTINCT waiting.pid) FROM pg_locks waiting JOIN pg_stat_activity USING (pid) WHERE NOT waiting.granted AND datname = current_database()
"""


class Crowd:
    """Runs every action in a thread of its own. An outcome is what the action returned, or the exception it ended with."""

    def __init__(self, *actions: Callable[[], Any]) -> None:
        self._actions = actions
        self._start = threading.Barrier(len(actions))

    def at_once(self) -> list[Any]:
        """All start together."""
        with ThreadPoolExecutor(len(self._actions)) as threads:
            return _outcomes([threads.submit(self._run, action) for action in self._actions])

    def behind(self, hold: Callable[[], Any]) -> list[Any]:
        """The worst moment: `hold` takes locks in a transaction, which ends when every action has come to wait for a lock."""
        with ThreadPoolExecutor(len(self._actions)) as threads:
            with transaction.atomic():
                hold()
                running = [threads.submit(self._run, action) for action in self._actions]
                self._until_all_wait(running)
            return _outcomes(running)

    def _run(self, action: Callable[[], Any]) -> Any:
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SET statement_timeout = '{SECONDS // 2}s'")
            self._start.wait(SECONDS)
            return action()
        finally:
            connection.close()

    def _until_all_wait(self, running: list[Future[Any]]) -> None:
        for _ in range(SECONDS * 20):
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_stat_clear_snapshot()")
                cursor.execute(WAITING)
                if cursor.fetchone()[0] + sum(future.done() for future in running) >= len(running):
                    return
            wait(running, timeout=0.05)
        raise TimeoutError("the actions neither ended nor waited")


def _outcomes(running: list[Future[Any]]) -> list[Any]:
    return [future.exception(SECONDS) or future.result() for future in running]
