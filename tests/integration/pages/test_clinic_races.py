"""The clinics of a city made twice at the same moment, on a database where both really run (MC-01)."""

from functools import partial
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from pages.clinics.actions import Made, make_clinics
from pages.models import ClinicIndexPage, ClinicPage, HomePage
from tests.crowd import Crowd
from tests.factories.clinics import make_clinic_index
from tests.factories.pages import make_home

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
CITY, VILLAGES = "33.71", 17


def _run() -> Any:
    return partial(make_clinics, CITY, lambda done, all: None)


def _sound() -> bool:
    """One list, one clinic for each kelurahan, each below the list at an address of its own."""
    index = ClinicIndexPage.objects.get()
    below = list(index.get_children().values_list("slug", flat=True))
    return len(below) == len(set(below)) == ClinicPage.objects.count() == VILLAGES and Page.find_problems() == ([], [], [], [], [])


def test_two_runs_that_wait_for_each_other_make_each_clinic_once() -> None:
    call_command("load_regions", under=CITY, stdout=StringIO())
    index = make_clinic_index()
    outcomes = Crowd(_run(), _run()).behind(lambda: ClinicIndexPage.objects.select_for_update(of=("self",)).get(pk=index.pk))
    assert [type(outcome) for outcome in outcomes] == [Made, Made]
    assert sum(outcome.clinics for outcome in outcomes) == VILLAGES
    assert _sound()


def test_two_first_runs_make_one_list() -> None:
    call_command("load_regions", under=CITY, stdout=StringIO())
    home = make_home()
    outcomes = Crowd(_run(), _run()).behind(lambda: HomePage.objects.select_for_update(of=("self",)).get(pk=home.pk))
    assert [type(outcome) for outcome in outcomes] == [Made, Made]
    assert _sound()
