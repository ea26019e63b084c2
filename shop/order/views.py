"""/pesanan/: an order by its signed link or by its buyer's account, and finding it again by number and phone."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from portal.accounts import throttle
from portal.accounts.models import User
from portal.accounts.phones import local_phone
from portal.notifications.whatsapp import ORIGINS
from portal.private_files import private_pdf
from shop.basket.request import ShopRequest
from shop.catalogue.reviews.queries import invitations
from shop.complaints.actions import settle
from shop.complaints.queries import complaint_of, may_complain, open_complaint_of
from shop.complaints.states import card_of as complaint_card
from shop.gateways import gateway
from shop.gateways.base import Gateway
from shop.gateways.drawing import draw
from shop.order import actions
from shop.order.actors import Actor, Role, buyer
from shop.order.exceptions import WrongState
from shop.order.forms import FindOrderForm, TalkForm
from shop.order.invoice import file_name, invoices, is_invoice
from shop.order.ledger import Kind, Money, is_paid, state_of_money
from shop.order.links import code_url, complaint_url, is_key, key_of, order_url
from shop.order.models import Order
from shop.order.parcels import card_of, photo_response
from shop.order.queries import deadline_words, history, items_of, open_siblings, payment_words, readable
from shop.order.reorder import fill_again
from shop.order.states import OVER, seen_by_buyer, wants_receipt
from shop.order.talk import ALL, PART, TOO_OFTEN, guard_of, note_whatsapp, say, talk_of
from shop.order.whatsapp import buyer_to_seller
from shop.paying.forms import ReceiptForm
from shop.paying.queries import receipts_of, refund_receipt

MOST_NOTES = 8


@method_decorator(never_cache, name="dispatch")
class OneOrderView(View):
    """Opens one order for who holds its key or owns it; for anybody else there is no such order, whether it exists or not."""

    order: Order

    def dispatch(self, request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        key = request.POST.get("kunci") or request.GET.get("kunci", "")
        orders = readable().filter(number=number)
        if not is_key(number, key):
            if not isinstance(request.user, User):
                raise Http404
            orders = orders.filter(user=request.user)
        found = orders.first()
        if found is None:
            raise Http404
        self.order = found
        return super().dispatch(request, *args, **kwargs)

    @property
    def actor(self) -> Actor:
        return buyer(self.request.user if isinstance(self.request.user, User) else None)


class OrderView(OneOrderView):
    """Whose turn it is first, then everything else."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request)

    def show(self, request: HttpRequest, receipt_form: ReceiptForm | None = None, talk_form: TalkForm | None = None) -> HttpResponse:
        """The page; a form brings what was wrong with what was just sent."""
        order = self.order
        way = gateway(order.payment_method)
        instructions = way.instructions(order) if pays_now(order, way) else None
        scan = instructions.scan if instructions else None
        takes_receipt = way.takes_receipt and wants_receipt(order)
        receipts = receipts_of(order) if takes_receipt else []
        open_complaint = open_complaint_of(order)
        pay_page = way.pay_page() if instructions else None
        response = render(
            request,
            "shop/order.html",
            {
                "order": order,
                "shop": order.partner,
                "state": seen_by_buyer(order),
                "due": deadline_words(order),
                "instructions": instructions,
                "code_url": code_url(order, scan) if scan else "",
                "payment": payment_words(order),
                "paper_is_invoice": is_invoice(order),
                "new_receipts": [receipt for receipt in receipts if not receipt.answered],
                "answered_receipts": [receipt for receipt in receipts if receipt.answered],
                "receipt_form": (receipt_form or ReceiptForm()) if takes_receipt else None,
                "steps": history(order),
                "items": items_of(order),
                "parcel": card_of(order),
                "siblings": open_siblings(order),
                "key": key_of(order.number),
                "buyer_phone": local_phone(order.buyer_phone),
                "shop_phone": local_phone(order.partner.phone),
                "has_whatsapp": bool(buyer_to_seller(order)),
                "talk": talk_of(order, Role.BUYER, timezone.now(), everything=ALL in request.GET),
                "talk_form": talk_form or TalkForm(side=Role.BUYER, status=order.status),
                "talk_url": f"{order_url(order)}&{ALL}=1",
                "can_cancel": order.status in actions.BUYER_MAY_CANCEL,
                "can_say_paid": order.status == settings.AWAITING_PAYMENT and pay_page is None,
                "pay_page": pay_page,
                "can_receive": may_receive(order),
                "is_over": order.status in OVER,
                "reviews": invitations(order, self.actor.user),
                "refund": refund_words(order, way),
                "refund_receipt": refund_receipt(order) if state_of_money(order) == Money.RETURNED else None,
                "money_owed": state_of_money(order) == Money.OWED_BACK,
                "complaint_card": complaint_card(open_complaint, Role.BUYER) if open_complaint else None,
                "complaint_url": complaint_url(order) if complaint_of(order) or may_complain(order, timezone.now()) else "",
                "has_complaint": complaint_of(order) is not None,
                "shows_turn": not (open_complaint and order.status == settings.RECEIVED),
            },
        )
        # a browser counts where a form's answer leads as a part of the form
        response._csp_update = {"form-action": [*([pay_page.origin] if pay_page else []), *ORIGINS]}  # type: ignore[attr-defined]
        return response


class TalkView(OrderView):
    """The buyer writes to the seller."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TalkForm(request.POST, side=Role.BUYER, status=self.order.status)
        if not form.is_valid():
            return self.show(request, talk_form=form)
        if not guard_of(self.order, Role.BUYER).admits(request):
            form.add_error("words", str(TOO_OFTEN))
            response = self.show(request, talk_form=form)
            response.status_code = 429
            return response
        try:
            say(self.order, self.actor, form.cleaned_data["said"])
        except WrongState as refusal:
            messages.warning(request, str(refusal))
        return redirect(f"{order_url(self.order)}{PART}")


class WhatsAppView(OneOrderView):
    """The buyer goes on to the shop's WhatsApp, and the record says so."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        address = buyer_to_seller(self.order)
        if address:
            note_whatsapp(self.order, self.actor)
        return redirect(address or order_url(self.order))


class HandoverPhotoView(OneOrderView):
    """The photo the seller took when the goods left, for who may see the order."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return photo_response(self.order)


class InvoiceView(OneOrderView):
    """The order as a paper, for who may see the order."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return private_pdf(bytes(invoices([self.order]).output()), file_name([self.order]))


class CodeView(OneOrderView):
    """The code to scan, drawn from the text that was checked. With `simpan` the words stand below it, for a gallery with many codes."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        way = gateway(self.order.payment_method)
        instructions = way.instructions(self.order) if pays_now(self.order, way) else None
        if instructions is None or instructions.scan is None:
            raise Http404
        scan = instructions.scan
        words = (scan.name, scan.facts, f"{self.order.number}: {instructions.rows[0].shown}") if "simpan" in request.GET else ()
        return HttpResponse(draw(scan.payload, words), content_type="image/png")


def pays_now(order: Order, way: Gateway) -> bool:
    """True while the buyer still needs to know how to pay: before a transfer, and in cash until the goods change hands."""
    in_cash = way.initial_status == settings.AWAITING_ANSWER
    return order.status in ((settings.AWAITING_ANSWER, settings.PROCESSING, settings.READY, settings.HANDED_OVER) if in_cash else (settings.AWAITING_PAYMENT,))


def refund_words(order: Order, way: Gateway) -> str:
    """How the buyer's money comes back, or how the seller says it did; empty when none is owed."""
    money = state_of_money(order)
    if money == Money.OWED_BACK:
        return way.refund(order).buyer
    return next((record.words for record in order.money.all() if record.kind == Kind.RETURNED), "")


def may_receive(order: Order) -> bool:
    """The buyer may say that the goods arrived: a parcel, or goods at the counter that are paid. Cash at the counter is the seller's to note."""
    return order.status == settings.HANDED_OVER or (order.status == settings.READY and is_paid(order))


class _ActionView(OneOrderView):
    http_method_names = ["post"]
    done: Any = ""

    def act(self, request: HttpRequest) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            self.act(request)
        except WrongState as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, self.done)
        return redirect(order_url(self.order))


class CancelView(_ActionView):
    """The buyer changes their mind, before any money was seen."""

    done = gettext_lazy("Pesanan dibatalkan. Anda tidak perlu membayar.")

    def act(self, request: HttpRequest) -> None:
        actions.cancel(self.order, self.actor, _("Dibatalkan pembeli."))


class SaidPaidView(_ActionView):
    """The buyer sent the money: the seller's turn to look for it."""

    done = gettext_lazy("Penjual sudah dikabari. Simpan bukti transfer Anda.")

    def act(self, request: HttpRequest) -> None:
        if gateway(self.order.payment_method).pay_page():
            raise WrongState(_("Pembayaran pesanan ini tercatat sendiri. Tekan tombol untuk memeriksanya."))
        actions.say_paid(self.order, self.actor)


class MoneyBackView(_ActionView):
    """The buyer has the money that was owed back: nobody is asked for it any more. A complaint that waits for it is settled with that."""

    done = gettext_lazy("Uang Anda dicatat sudah kembali. Penjual sudah dikabari.")

    def act(self, request: HttpRequest) -> None:
        if complaint := open_complaint_of(self.order):
            settle(complaint, self.actor)
        else:
            actions.record_refund(self.order, self.actor, "")


class AgainView(OneOrderView):
    """The order's goods go into the visitor's basket; what cannot is said there, or on the order when nothing can."""

    http_method_names = ["post"]

    def post(self, request: ShopRequest) -> HttpResponse:
        result = fill_again(request.basket, self.order)
        for note in result.notes[:MOST_NOTES]:
            messages.warning(request, note)
        if more := len(result.notes[MOST_NOTES:]):
            messages.warning(request, _("Masih ada %(more)s catatan lain. Periksa isi keranjang Anda.") % {"more": more})
        if not result.pieces:
            return redirect(order_url(self.order))
        request.basket_changed = True
        messages.success(request, _("Isi pesanan %(number)s ada di keranjang. Periksa, lalu lanjut.") % {"number": self.order.number})
        return redirect("basket:summary")


class ReceivedView(_ActionView):
    """The buyer has the goods."""

    done = gettext_lazy("Terima kasih. Barang dicatat sudah Anda terima.")

    def act(self, request: HttpRequest) -> None:
        if not may_receive(self.order):
            raise WrongState(_("Pesanan ini belum diserahkan penjual."))
        actions.receive(self.order, self.actor)


@method_decorator(never_cache, name="dispatch")
class FindOrderView(FormView):
    """/pesanan/: number and phone lead to the signed address.

    Ten wrong tries with one number, or with one phone, close that number or phone for a quarter of an hour: counting by sender would count a whole
    village behind one address, or everybody behind our own proxy.
    """

    template_name = "shop/find_order.html"
    form_class = FindOrderForm

    def get_initial(self) -> dict[str, Any]:
        """The number that a message named; the phone is the person's to know."""
        return {"number": self.request.GET.get("nomor", "")[:30]}

    def form_valid(self, form: FindOrderForm) -> HttpResponse:
        number, phone = form.cleaned_data["number"], form.cleaned_data["phone"]
        tries = [f"order number {number}", f"order phone {phone}"]
        if any(throttle.is_locked(name) for name in tries):
            form.add_error(None, _("Sudah terlalu sering salah. Tunggu 15 menit, lalu coba lagi."))
            return self.form_invalid(form)
        order = Order.objects.filter(number=number, buyer_phone=phone).first()
        if order is None:
            for name in tries:
                throttle.count_failure(name)
            form.add_error(None, _("Tidak ada pesanan dengan nomor dan HP itu. Periksa keduanya."))
            return self.form_invalid(form)
        return redirect(order_url(order))
