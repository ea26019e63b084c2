"""A job that goes through many things: one that is broken keeps no other, and a database that is away is nobody's fault."""

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError

from portal.jobs import each


@pytest.mark.parametrize("broken", [ValueError, IntegrityError])
def test_the_others_have_their_turn_and_the_broken_one_is_logged(broken: type[Exception], caplog: pytest.LogCaptureFixture) -> None:
    def act(number: int) -> int:
        if number == 2:
            raise broken
        return number

    assert each([1, 2, 3], act) == 4
    assert "without one: 2" in caplog.text


@pytest.mark.parametrize("away", [OperationalError, InterfaceError])
def test_a_database_that_is_away_ends_the_run(away: type[Exception]) -> None:
    tried: list[int] = []

    def act(number: int) -> int:
        tried.append(number)
        raise away

    with pytest.raises(away):
        each([1, 2], act)
    assert tried == [1]
