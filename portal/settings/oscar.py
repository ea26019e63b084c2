"""Every OSCAR_* name, and the states of an order. Imported by base.py only."""

from django.urls import reverse_lazy

OSCAR_SHOP_NAME = "Lokapasar"
OSCAR_HOMEPAGE = "/"
OSCAR_ACCOUNTS_REDIRECT_URL = reverse_lazy("customer:summary")
OSCAR_DEFAULT_CURRENCY = "IDR"
OSCAR_CURRENCY_FORMAT = {"IDR": {"format": "¤#,##0", "currency_digits": False}}
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "line1", "phone_number")
OSCAR_PRODUCTS_PER_PAGE = 24
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 500
OSCAR_DELETE_IMAGE_FILES = False  # product pictures are Wagtail images, which clean up after themselves
OSCAR_SAVE_SENT_EMAILS_TO_DB = False
OSCAR_SEND_REGISTRATION_EMAIL = False
OSCAR_HIDDEN_FEATURES = ["reviews", "wishlists"]
OSCAR_BASKET_COOKIE_LIFETIME = 30 * 24 * 60 * 60
OSCAR_FROM_EMAIL = "portal@localhost"
OSCAR_URL_SCHEMA = "https"

# An order's life. Whose turn it is and until when is said beside each state in shop/order/states.py.
AWAITING_PAYMENT = "awaiting_payment"  # bank transfer: the buyer's turn, until the deadline
AWAITING_PICKUP = "awaiting_pickup"  # pay at pickup: the goods are set aside until the deadline
PAID = "paid"  # the seller saw the money: the seller's turn to hand over
HANDED_OVER = "handed_over"  # with the courier, or at the counter
COMPLETE = "complete"
CANCELLED = "cancelled"

OSCAR_INITIAL_ORDER_STATUS = AWAITING_PAYMENT
OSCAR_INITIAL_LINE_STATUS = AWAITING_PAYMENT
OSCAR_ORDER_STATUS_PIPELINE = {
    AWAITING_PAYMENT: (PAID, CANCELLED),
    AWAITING_PICKUP: (COMPLETE, CANCELLED),
    PAID: (HANDED_OVER, CANCELLED),
    HANDED_OVER: (COMPLETE,),
    COMPLETE: (),
    CANCELLED: (),
}
OSCAR_ORDER_STATUS_CASCADE = {state: state for state in OSCAR_ORDER_STATUS_PIPELINE}
OSCAR_LINE_STATUS_PIPELINE = OSCAR_ORDER_STATUS_PIPELINE
