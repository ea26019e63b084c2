"""Two sides, or two officers, at the same moment: one wins, the other is told."""

from functools import partial

import pytest
from django.conf import settings
from django.utils import timezone

from portal.accounts.roles import OFFICER
from shop.complaints import actions
from shop.complaints.deadlines import follow
from shop.complaints.models import Complaint
from shop.order import deadlines
from shop.order.actors import buyer, officer, seller
from shop.order.models import Order
from tests.crowd import Crowd
from tests.factories.complaints import make_complaint, make_mediated, make_received
from tests.factories.shop import make_user

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
SELLER, BUYER = seller(None), buyer(None)


def hold() -> Order:
    return Order.objects.select_for_update(of=("self",)).get()


def names(outcomes: list[object]) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_a_double_press_makes_one_complaint() -> None:
    order = make_received()
    outcomes = Crowd(*[partial(make_complaint, order) for _ in range(4)]).behind(hold)
    assert names(outcomes) == ["Complaint", "WrongState", "WrongState", "WrongState"]
    assert Complaint.objects.get().events.count() == 1


def test_of_two_decisions_one_counts() -> None:
    complaint = make_mediated()
    judges = [officer(make_user(OFFICER)) for _ in range(2)]
    crowd = Crowd(*[partial(actions.decide, complaint, judge, f"Putusan {place}", refund=bool(place)) for place, judge in enumerate(judges)])
    assert names(crowd.behind(hold)) == ["Complaint", "WrongState"]
    decision = complaint.events.get(key__startswith="decided")
    assert complaint.order.money.filter(kind="owed").exists() is (decision.key == "decided_refund")


def test_a_buyer_closes_while_the_seller_answers() -> None:
    complaint = make_complaint()
    outcomes = Crowd(partial(actions.settle, complaint, BUYER), partial(actions.refuse, complaint, SELLER, "Tidak.")).behind(hold)
    assert Complaint.objects.get().state == Complaint.State.CLOSED, "a buyer may close also what was answered"
    assert names(outcomes) in (["Complaint", "WrongState"], ["Complaint", "Complaint"])
    assert complaint.events.filter(key="refused").count() == names(outcomes).count("Complaint") - 1


def test_a_seller_answers_as_time_runs_out() -> None:
    complaint = make_complaint()
    Complaint.objects.update(deadline=timezone.now())
    outcomes = Crowd(partial(actions.accept, complaint, SELLER), partial(follow, timezone.now())).behind(hold)
    state = Complaint.objects.get().state
    assert (state, names(outcomes)) in ((Complaint.State.PROMISED, ["Complaint", "int"]), (Complaint.State.MEDIATION, ["WrongState", "int"]))
    assert complaint.events.count() == 2


def test_two_clocks_hand_it_over_once() -> None:
    complaint = make_complaint()
    Complaint.objects.update(deadline=timezone.now())
    outcomes = Crowd(*[partial(follow, timezone.now()) for _ in range(3)]).behind(hold)
    assert sorted(outcomes) == [0, 0, 1]
    assert complaint.events.filter(key="unanswered").count() == 1


def test_the_order_completes_or_is_complained_about_never_both() -> None:
    order = make_received()
    Order.objects.update(deadline=timezone.now())
    outcomes = Crowd(partial(make_complaint, order), partial(deadlines.expire_due, timezone.now())).behind(hold)
    complained = "Complaint" in names(outcomes)
    order.refresh_from_db()
    assert order.status == (settings.RECEIVED if complained else settings.COMPLETE)
    assert Complaint.objects.exists() is complained
