"""Paying on the page of Midtrans, a licensed payment company (Snap), into the shop's own merchant account there. See docs/decisions/0009.

Here is what needs no database: the way to pay, the shops' keys, the protocol. shop.online keeps what is said and books it.
"""
