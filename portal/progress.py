"""A line that says how far a long command is: redrawn in place on a terminal, one line per tenth elsewhere."""

from __future__ import annotations

from types import TracebackType

from django.core.management.base import OutputWrapper

WIDTH = 30


class Progress:
    """Used with `with`. `show(done, total)` may be called as often as one likes; it writes only when the percentage moves."""

    def __init__(self, label: str, stream: OutputWrapper) -> None:
        self.label = label
        self.stream = stream
        self.terminal = stream.isatty()
        self.step = 1 if self.terminal else 10
        self.shown = -1

    def __enter__(self) -> Progress:
        return self

    def show(self, done: int, total: int) -> None:
        """Say that `done` of `total` is done."""
        percent = min(100, 100 * done // total) if total else 100
        if percent // self.step == self.shown // self.step and self.shown >= 0:
            return
        self.shown = percent
        if self.terminal:
            filled = WIDTH * percent // 100
            self.stream.write(f"\r{self.label} [{'#' * filled}{'.' * (WIDTH - filled)}] {percent:3d}%", ending="")
        else:
            self.stream.write(f"{self.label}: {percent}%")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.terminal and self.shown >= 0:
            self.stream.write("")
