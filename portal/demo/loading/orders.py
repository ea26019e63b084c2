"""A few weeks of orders, so that the numbers and the seller's day are not empty."""

from datetime import datetime


def load_orders(now: datetime) -> int:
    return 0
