"""Two officers, or an officer and the seller, at the same moment."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from portal.accounts.roles import OFFICER, SELLER
from shop.partner.models import Partner
from shop.paying.actions import approve, refuse, set_payout, withdraw
from shop.paying.models import PayoutChange
from shop.paying.payout import Payout, payout_of
from tests.crowd import Crowd
from tests.factories.codes import make_payload
from tests.factories.shop import make_shop, make_user

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
NEW = make_payload(t59="BUTET BARU")


def asked() -> PayoutChange:
    """One that has waited long enough."""
    shop = make_shop(make_user(SELLER), qris=make_payload())
    change = set_payout(shop, Payout(**(payout_of(shop).as_dict() | {"qris": NEW})), actor=None)
    assert change is not None
    PayoutChange.objects.update(asked_at=timezone.now() - timedelta(days=30))
    return PayoutChange.objects.get()


def hold(change: PayoutChange) -> Partner:
    return Partner.objects.select_for_update(of=("self",)).get(pk=change.partner_id)


def test_of_two_approvals_one_counts() -> None:
    change = asked()
    officers = [make_user(OFFICER) for _ in range(2)]
    outcomes = Crowd(*[partial(approve, change, officer=officer) for officer in officers]).behind(partial(hold, change))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CannotDecide", "PayoutChange"]
    assert PayoutChange.objects.get().state == PayoutChange.State.APPROVED


def test_approval_and_refusal_never_both_count() -> None:
    change = asked()
    one, other = make_user(OFFICER), make_user(OFFICER)
    outcomes = Crowd(partial(approve, change, officer=one), partial(refuse, change, reason="Bukan pemilik.", officer=other)).behind(partial(hold, change))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CannotDecide", "PayoutChange"]
    assert (Partner.objects.get().qris == NEW) is (PayoutChange.objects.get().state == PayoutChange.State.APPROVED)


def test_what_the_seller_took_back_is_not_put_in_force() -> None:
    change = asked()
    seller, officer = change.partner.users.get(), make_user(OFFICER)
    Crowd(partial(withdraw, change.partner, actor=seller), partial(approve, change, officer=officer)).behind(partial(hold, change))
    assert (Partner.objects.get().qris == NEW) is (PayoutChange.objects.get().state == PayoutChange.State.APPROVED)


def test_two_wishes_at_once_leave_one_waiting() -> None:
    shop = make_shop(make_user(SELLER), qris=make_payload())
    wishes = [Payout(**(payout_of(shop).as_dict() | {"account_number": f"99988877{place}"})) for place in range(4)]
    outcomes = Crowd(*[partial(set_payout, shop, wanted, actor=None) for wanted in wishes]).at_once()
    assert {type(outcome).__name__ for outcome in outcomes} == {"PayoutChange"}
    assert PayoutChange.objects.filter(state=PayoutChange.State.WAITING).count() == 1
