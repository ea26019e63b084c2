"""Many people write to the city at the same moment, on a database where they really run side by side (FB-01)."""

from functools import partial

import pytest
from django.utils import timezone

from pages.feedback import actions
from pages.feedback.actions import Letter
from pages.feedback.models import Aspiration, AspirationEvent, NumberSeries
from tests.crowd import Crowd

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
PEOPLE = 20


def _letter(key: str) -> Letter:
    return Letter(form_key=key, topic="situs", role="warga", text=f"Huruf terlalu kecil, {key}.")


def _hold() -> NumberSeries:
    return NumberSeries.objects.select_for_update().get(year=timezone.localdate().year)


def _numbers() -> list[int]:
    return sorted(int(number.rsplit("-", 1)[1]) for number in Aspiration.objects.values_list("number", flat=True))


def test_each_of_twenty_letters_at_once_gets_a_number_of_its_own_without_a_gap() -> None:
    actions.submit(_letter("dulu"))
    outcomes = Crowd(*[partial(actions.submit, _letter(f"surat-{number}")) for number in range(PEOPLE)]).behind(_hold)
    assert {type(outcome) for outcome in outcomes} == {Aspiration}
    assert _numbers() == list(range(1, PEOPLE + 2))


def test_the_first_letters_of_a_year_at_once_begin_one_series() -> None:
    outcomes = Crowd(*[partial(actions.submit, _letter(f"surat-{number}")) for number in range(PEOPLE)]).at_once()
    assert {type(outcome) for outcome in outcomes} == {Aspiration}
    assert _numbers() == list(range(1, PEOPLE + 1))
    assert NumberSeries.objects.count() == 1


def test_one_letter_sent_eight_times_at_once_is_one() -> None:
    actions.submit(_letter("dulu"))
    outcomes = Crowd(*[partial(actions.submit, _letter("surat"))] * 8).behind(_hold)
    assert outcomes == [Aspiration.objects.get(form_key="surat")] * 8
    assert _numbers() == [1, 2]
    assert AspirationEvent.objects.count() == 2
