"""The orders part of `make bench`, and alone `python -m tests.bench.orders`: two-shop orders per second of two processes on PostgreSQL, beside one-shop
orders of plain Oscar in the same run; then a rush of a thousand presses on the last pieces of two shops, without a deadlock and without a piece too many.

The server is the one of DATABASE_URL (its databases bench_ours and bench_oscar are made anew), or one of this machine started for the run.
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, ROUNDS, PER_ROUND, RUSH, PROMISE = 2, 5, 40, 1000, 0.5
SETTINGS = {"ours": "portal.settings.test", "oscar": "tests.bench.plain_oscar"}


@contextmanager
def server() -> Iterator[str]:
    """A URL without a database; empty where there is no PostgreSQL."""
    given = os.environ.get("DATABASE_URL", "")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if given.startswith("postgres"):
        yield given.rsplit("/", 1)[0]
        return
    if not programs:
        yield ""
        return
    folder = Path(tempfile.mkdtemp(prefix="lokapasar-bench-"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    who = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if who:
        subprocess.run(["chown", "postgres", folder], check=True)
    control = [*who, programs[-1].with_name("pg_ctl"), "-D", folder / "data"]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    quiet: dict[str, Any] = {"check": True, "stdout": subprocess.DEVNULL}
    try:
        subprocess.run([*who, programs[-1], "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], **quiet)
        subprocess.run([*control, "-w", "-l", folder / "log", "-o", options, "start"], **quiet)
        yield f"postgres://postgres@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(["rm", "-rf", folder], check=True)


class Placer:
    """A process of tests/bench/placing.py."""

    def __init__(self, side: str, url: str) -> None:
        environment = os.environ | {"DATABASE_URL": f"{url}/bench_{side}", "DJANGO_SETTINGS_MODULE": SETTINGS[side]}
        command = [sys.executable, "-m", "tests.bench.placing", side]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("a process that places orders has ended")
        return json.loads(line)

    def close(self) -> None:
        self.process.kill()
        with self.process:
            pass


def all_at_once(placers: list[Placer], line: str) -> list[Any]:
    """What each answers; they work side by side."""
    for placer in placers:
        placer.tell(line)
    return [placer.answer() for placer in placers]


def rate(placers: list[Placer], orders_each: int) -> float:
    """Orders per second of all together in one round."""
    all_at_once(placers, f"fill {PER_ROUND}")
    began = time.perf_counter()
    done = all_at_once(placers, "place")
    elapsed = time.perf_counter() - began
    outcomes = sum(map(Counter, done), Counter[str]())
    if set(outcomes) != {"placed"}:
        raise SystemExit(f"not every order was placed: {dict(outcomes)}")
    return outcomes["placed"] * orders_each / elapsed


def make_anew(url: str, *names: str) -> None:
    import psycopg

    with psycopg.connect(f"{url}/postgres", autocommit=True) as admin:
        for name in names:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[arg-type]
            admin.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]


def deadlocks(url: str) -> int:
    import psycopg

    with psycopg.connect(f"{url}/postgres") as admin:
        row = admin.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = 'bench_ours'").fetchone()
    return int(row[0]) if row else -1


def measure() -> list[str]:
    """Print the figures; returns the promises that were broken."""
    with server() as url, ExitStack() as ends:
        if not url:
            return ["orders were not measured: no PostgreSQL on this machine (Debian: apt-get install postgresql)"]
        make_anew(url, "bench_ours", "bench_oscar")
        placers = {side: [Placer(side, url) for _ in range(PROCESSES)] for side in SETTINGS}
        for one in (placer for pair in placers.values() for placer in pair):
            ends.callback(one.close)
        first = [pair[0] for pair in placers.values()]
        for line in ("migrate", "goods"):
            all_at_once(first, line)
        rounds: dict[str, list[float]] = {side: [] for side in SETTINGS}
        for place in range(ROUNDS + 1):  # the first one only warms up
            for side, orders_each in (("ours", 2), ("oscar", 1)):
                found = rate(placers[side], orders_each)
                rounds[side] += [found] if place else []
        ours, oscar = (statistics.median(rounds[side]) for side in SETTINGS)
        print(f"orders: {ours:.1f}/s of two shops at once ({ours / 2:.1f} presses/s), plain Oscar {oscar:.1f}/s of one shop, ratio {ours / oscar:.2f}")  # noqa: T201
        return ([f"orders below {PROMISE} of plain Oscar's rate"] if ours / oscar < PROMISE else []) + _rush(placers["ours"], url)


def _rush(placers: list[Placer], url: str) -> list[str]:
    """Everybody presses for the last pieces."""
    all_at_once(placers, f"rush {RUSH // PROCESSES}")
    outcomes = sum(map(Counter, all_at_once(placers, "place")), Counter[str]())
    placers[0].tell("audit")
    faults = placers[0].answer()
    waited = deadlocks(url)
    print(f"rush: {RUSH} presses, {dict(outcomes)}, {waited} deadlocks, {len(faults)} faults in the books")  # noqa: T201
    from tests.bench.placing import RUSH_STOCK

    right = outcomes == {"placed": RUSH_STOCK, "CannotPlace": RUSH - RUSH_STOCK} and not waited and not faults
    return [] if right else ["the rush was not orderly"]


def main() -> None:
    """Exit code 1 when a promise is broken."""
    if broken := measure():
        raise SystemExit("; ".join(broken))


if __name__ == "__main__":
    main()
