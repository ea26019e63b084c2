"""The demo city's trainings: people in every state on the lists, once, and editors who may fill a session completely."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from pages.models import TrainingSessionPage
from pages.training.models import CheckIn, Registration
from pages.training.queries import seats_of_many
from portal.demo.loading.trainings import CROWDS, load_trainings
from tests.factories.pages import make_session

pytestmark = pytest.mark.django_db


def test_lists_are_filled_once_and_never_beyond_the_seats() -> None:
    seats = {"foto-produk-dengan-hp-angkatan-1": 25, "menghitung-harga-jual": 30, "mengurus-nib-dan-pirt": 40}
    for slug in CROWDS:
        make_session(slug, slug=slug, seats=seats.get(slug, 60))
    assert load_trainings() == Registration.objects.count() == 206
    assert load_trainings() == 0
    assert set(Registration.objects.values_list("state", flat=True)) == {"terdaftar", "menunggu", "ditawari", "batal", "hadir"}
    assert CheckIn.objects.count() == Registration.objects.filter(state="hadir").count() == 19
    counted = seats_of_many(TrainingSessionPage.objects.all())
    assert all(one.total is not None and one.taken <= one.total for one in counted.values())
    assert counted[TrainingSessionPage.objects.get(slug="menghitung-harga-jual").pk].words == "Penuh, 3 orang menunggu"


def test_editors_may_add_documents_and_series() -> None:
    call_command("load_content", verbosity=0)
    group = Group.objects.get(name="Editor")
    assert {permission.codename for permission in group.permissions.filter(content_type__model="trainingseries")} == {
        "add_trainingseries", "change_trainingseries", "delete_trainingseries",
    }  # fmt: skip
    assert group.collection_permissions.filter(permission__codename="add_document").exists()
