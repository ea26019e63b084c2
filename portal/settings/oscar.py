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
OSCAR_HIDDEN_FEATURES = ["wishlists"]
OSCAR_BASKET_COOKIE_LIFETIME = 30 * 24 * 60 * 60
OSCAR_FROM_EMAIL = "portal@localhost"
OSCAR_URL_SCHEMA = "https"

# An order's life. Whose turn it is and until when is said beside each state in shop/order/states.py.
AWAITING_PAYMENT = "awaiting_payment"  # the buyer's turn: pay, until the deadline
AWAITING_CONFIRMATION = "awaiting_confirmation"  # the buyer says it is paid; the seller's turn: look for the money
AWAITING_ANSWER = "awaiting_answer"  # cash: the seller's turn to take the order or to turn it down
PAID = "paid"  # the seller saw the money: the seller's turn to prepare
PROCESSING = "processing"  # the seller prepares the goods
READY = "ready"  # at the counter: the buyer's turn to fetch
HANDED_OVER = "handed_over"  # on the way to the buyer
RECEIVED = "received"  # the buyer has the goods, and a few days to say that something is wrong
COMPLETE = "complete"
CANCELLED = "cancelled"

OSCAR_INITIAL_ORDER_STATUS = AWAITING_PAYMENT
OSCAR_INITIAL_LINE_STATUS = AWAITING_PAYMENT
OSCAR_ORDER_STATUS_PIPELINE = {
    AWAITING_PAYMENT: (AWAITING_CONFIRMATION, PAID, CANCELLED),
    AWAITING_CONFIRMATION: (AWAITING_PAYMENT, PAID, CANCELLED),
    AWAITING_ANSWER: (PROCESSING, CANCELLED),
    PAID: (PROCESSING, READY, HANDED_OVER, CANCELLED),
    PROCESSING: (READY, HANDED_OVER, CANCELLED),
    READY: (RECEIVED, CANCELLED),
    HANDED_OVER: (RECEIVED,),
    RECEIVED: (COMPLETE,),
    COMPLETE: (),
    CANCELLED: (),
}
OSCAR_ORDER_STATUS_CASCADE = {state: state for state in OSCAR_ORDER_STATUS_PIPELINE}
OSCAR_LINE_STATUS_PIPELINE = OSCAR_ORDER_STATUS_PIPELINE
