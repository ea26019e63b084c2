"""One shop that wants its money elsewhere, so that an officer who tries the demo has something to decide."""

from portal.demo.codes import code_of
from portal.demo.loading.shops import shops_by_code
from shop.partner.models import Partner
from shop.paying.actions import set_payout
from shop.paying.models import PayoutChange
from shop.paying.payout import Payout, payout_of

ASKING = 5
"""Place of the shop among those that list goods."""


def load_payout_changes() -> int:
    """Ask for it once; returns how many were asked for."""
    code, shop = list(shops_by_code().items())[ASKING]
    partner = Partner.objects.filter(code=code).first()
    if partner is None or PayoutChange.objects.filter(partner=partner).exists():
        return 0
    wanted = Payout(**(payout_of(partner).as_dict() | {"qris": code_of(shop), "account_number": f"000{partner.account_number[::-1]}"[:16]}))
    return int(set_payout(partner, wanted, actor=None) is not None)
