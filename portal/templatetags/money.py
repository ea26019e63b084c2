"""`{{ amount|rupiah }}`: prices as people write them."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def rupiah(amount: Decimal | int | None) -> str:
    """`Rp65.000`; an empty string for no amount."""
    from shop.money import rupiah as written

    return "" if amount is None or amount == "" else written(amount)
