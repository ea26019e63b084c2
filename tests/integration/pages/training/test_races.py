"""Many people at the same moment, on a database where they really run side by side (TR-02, TR-04, TR-05)."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.utils import timezone

from pages.models import TrainingSessionPage
from pages.training import actions, arrivals
from pages.training.actions import Person
from pages.training.exceptions import Refused
from pages.training.models import CheckIn, Registration, Roster
from tests.crowd import Crowd
from tests.factories.pages import make_session
from tests.factories.shop import make_user
from tests.factories.training import make_person, make_registration

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def _hold(session: TrainingSessionPage) -> Roster:
    return Roster.objects.select_for_update(of=("self",)).get(session=session)


def _states() -> dict[str, int]:
    states = list(Registration.objects.values_list("state", flat=True))
    return {state: states.count(state) for state in sorted(set(states))}


def test_fifty_people_for_ten_seats_get_exactly_ten() -> None:
    session = make_session(seats=10)
    people = [make_person() for _ in range(50)]
    outcomes = Crowd(*[partial(actions.register, session.pk, person) for person in people]).behind(partial(_hold, session))
    assert {type(outcome) for outcome in outcomes} == {Registration}
    assert _states() == {"menunggu": 40, "terdaftar": 10}


def test_fifty_people_at_once_before_anybody_made_the_roster() -> None:
    session = make_session(seats=10)
    Roster.objects.all().delete()
    Crowd(*[partial(actions.register, session.pk, make_person()) for _ in range(50)]).at_once()
    assert _states() == {"menunggu": 40, "terdaftar": 10}
    assert Roster.objects.count() == 1


def test_one_person_pressing_eight_times_at_once_registers_once() -> None:
    session = make_session(seats=10)
    person = Person("Siti Aminah", "+6281234567890")
    outcomes = Crowd(*[partial(actions.register, session.pk, person)] * 8).behind(partial(_hold, session))
    assert outcomes == [Registration.objects.get()] * 8


def test_one_offer_taken_and_passed_on_at_the_same_moment_gives_one_seat() -> None:
    session = make_session(seats=1, in_days=5)
    now = timezone.now()
    one = make_registration(session, "ditawari", offered_until=now + timedelta(seconds=30))
    make_registration(session, "menunggu")
    later = now + timedelta(minutes=1)
    Crowd(partial(actions.accept, one), partial(actions.pass_on_seats, later), partial(actions.pass_on_seats, later)).behind(partial(_hold, session))
    assert _states() in ({"menunggu": 1, "terdaftar": 1}, {"batal": 1, "ditawari": 1})


def test_the_job_run_four_times_at_once_offers_each_seat_once() -> None:
    session = make_session(seats=2, in_days=5)
    for _ in range(5):
        make_registration(session, "menunggu")
    Crowd(*[partial(actions.pass_on_seats, timezone.now())] * 4).behind(partial(_hold, session))
    assert _states() == {"ditawari": 2, "menunggu": 3}


def test_a_cancelled_seat_is_offered_to_one_and_not_taken_by_a_newcomer() -> None:
    session = make_session(seats=1, in_days=5)
    seated, _waits = make_registration(session), make_registration(session, "menunggu")
    newcomers = [partial(actions.register, session.pk, make_person()) for _ in range(6)]
    outcomes = Crowd(partial(actions.cancel, seated), *newcomers).behind(partial(_hold, session))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert _states() == {"batal": 1, "ditawari": 1, "menunggu": 6}


def test_one_list_sent_four_times_at_once_enrols_once() -> None:
    session, officer, key = make_session(seats=10), make_user("Petugas"), uuid4()
    people, consent = [Person("Siti"), Person("Budi")], actions.Consent("lisan")
    Crowd(*[partial(actions.enrol, session.pk, people, consent, officer, key)] * 4).behind(partial(_hold, session))
    assert _states() == {"terdaftar": 2}


def test_the_same_ticks_from_two_devices_at_once_count_once() -> None:
    session, officer = make_session(seats=10), make_user("Petugas")
    rows = [make_registration(session).pk for _ in range(5)]

    def device() -> object:
        ticks = [arrivals.Arrival(uuid4(), timezone.now(), registration=pk) for pk in rows]
        walk_in = arrivals.Arrival(uuid4(), timezone.now(), name="Baru", phone="+6281234567890")
        return arrivals.check_in(session.pk, [*ticks, walk_in], officer)

    Crowd(*[device] * 4).behind(partial(_hold, session))
    assert CheckIn.objects.count() == Registration.objects.count() == 6
