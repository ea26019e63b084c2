"""How far a long command is."""

from io import StringIO

from django.core.management.base import OutputWrapper

from portal.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_redrawn() -> None:
    stream = Terminal()
    with Progress("Impor", OutputWrapper(stream)) as progress:
        for done in range(201):
            progress.show(done, 200)
    assert stream.getvalue().count("\r") == 101
    assert stream.getvalue().endswith(f"\rImpor [{'#' * 30}] 100%\n")


def test_a_log_sees_a_line_per_tenth() -> None:
    stream = StringIO()
    with Progress("Impor", OutputWrapper(stream)) as progress:
        for done in range(201):
            progress.show(done, 200)
    assert stream.getvalue().splitlines() == [f"Impor: {percent}%" for percent in range(0, 101, 10)]


def test_nothing_to_do_is_all_done() -> None:
    stream = StringIO()
    with Progress("Impor", OutputWrapper(stream)) as progress:
        progress.show(0, 0)
    assert stream.getvalue() == "Impor: 100%\n"
