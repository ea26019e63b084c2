"""Run the jobs of portal/jobs.py until told to stop."""

import logging
import signal
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error as DatabaseProblem
from django.db import close_old_connections

from portal.jobs import JOBS, Job

log = logging.getLogger("portal.scheduler")


class Command(BaseCommand):
    help = "Run what happens by itself: expiry of orders, search upkeep, scheduled publishing. Ends on SIGTERM or SIGINT."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run every job one time and end")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        if once:
            for job in JOBS:
                self.run(job)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        lanes = {job.lane for job in JOBS}
        with ThreadPoolExecutor(len(lanes)) as pool:
            working = [pool.submit(self.follow, [job for job in JOBS if job.lane == lane], stop) for lane in lanes]
            wait(working, return_when=FIRST_COMPLETED)  # a lane ends when it is told to, or by an error
            stop.set()
        for lane in working:
            lane.result()

    def follow(self, jobs: list[Job], stop: threading.Event) -> None:
        """The jobs of one lane, each when it is due."""
        due = dict.fromkeys(jobs, 0.0)
        while not stop.is_set():
            for job in jobs:
                if time.monotonic() >= due[job]:
                    self.run(job)
                    due[job] = time.monotonic() + job.every
            close_old_connections()
            stop.wait(1)

    def run(self, job: Job) -> None:
        """One job. A database that is away is logged and tried again at the next turn; any other error ends the process, so that it is seen."""
        try:
            result = job.run()
        except DatabaseProblem:
            log.exception("job failed: %s", job.name)
        else:
            if result:
                log.info("job done: %s (%s)", job.name, result)
