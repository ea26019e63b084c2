"""/checkout/: address, delivery and payment, review. What was answered waits in the session; nothing is ordered before the last button."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views import View

from portal.accounts.models import User
from portal.accounts.phones import local_phone
from portal.brand import brand
from portal.regions.models import Region
from portal.regions.own_kelurahan import own_kelurahan
from portal.regions.places import place_of, village_of
from shop.basket.groups import Group, groups_of
from shop.basket.models import Basket
from shop.basket.request import ShopRequest
from shop.checkout.forms import AddressForm, ShopChoices, as_shown, buyer_of, postcode_beside
from shop.order.exceptions import CannotPlace
from shop.order.links import order_url
from shop.order.models import OrderGroup
from shop.order.placement import Buyer, Choice, place_orders

SESSION_KEY = "checkout"
ELSEWHERE = "luar"
"""The button that looks for a place in another city, with everything typed so far kept."""
LONGEST_TYPED = 400


def placement_key(basket: Basket) -> UUID:
    """The idempotency key of a basket: the same basket can be ordered once. Nobody else can compute it."""
    return UUID(salted_hmac("shop.checkout", str(basket.pk)).hexdigest()[:32])


class CheckoutView(View):
    """A page of the checkout: needs a basket without open questions."""

    step = 0
    template_name = ""
    groups: list[Group]
    request: ShopRequest

    def dispatch(self, request: ShopRequest, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        # Look into the basket first: a first tap that ends between the two looks is then still found by its key.
        self.groups = groups_of(request.basket)
        answer = self.already_done(request)
        if answer is not None:
            return answer
        if not self.groups or any(group.problems for group in self.groups):
            if request.method == "POST":
                self.keep_typed()
            return redirect("basket:summary")
        return super().dispatch(request, *args, **kwargs)

    def keep_typed(self) -> None:
        """Remember what was posted here as it was typed: goods may have sold out meanwhile, and the basket comes first."""

    def already_done(self, request: ShopRequest) -> HttpResponse | None:
        """An answer that needs no basket; see ReviewView."""
        return None

    @property
    def answers(self) -> dict[str, Any]:
        return dict(self.request.session.get(SESSION_KEY, {}))

    def remember(self, **answers: Any) -> None:
        self.request.session[SESSION_KEY] = {**self.answers, **answers}

    def buyer(self) -> Buyer | None:
        """Who orders, from the first page; None when that page is still to be filled in."""
        try:
            return buyer_of(self.answers["address"])
        except (KeyError, Region.DoesNotExist):
            return None

    def choices(self) -> dict[int, Choice]:
        """What was chosen on the second page, by shop id."""
        return {int(shop): Choice(**choice) for shop, choice in self.answers.get("choices", {}).items()}

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        words = (_("Alamat"), _("Kirim dan bayar"), _("Periksa"))
        states = ["done" if place < self.step else "now" if place == self.step else "todo" for place in range(len(words))]
        steps = [{"text": word, "state": state} for word, state in zip(words, states, strict=True)]
        return render(self.request, self.template_name, {"steps": steps, "groups": self.groups, **context}, status=status)


class StartView(CheckoutView):
    def get(self, request: ShopRequest) -> HttpResponse:
        return redirect("checkout:address")


class AddressView(CheckoutView):
    """Who, and where to."""

    step = 0
    template_name = "oscar/checkout/address.html"

    def get(self, request: ShopRequest) -> HttpResponse:
        """`kelurahan` is what was just found at /wilayah/cari/."""
        initial = self._before() or self._known()
        found = request.GET.get("kelurahan", "")
        if found and village_of(found):
            initial["postcode"] = postcode_beside(found, initial.get("postcode") or "", initial.get("shown") or as_shown(initial))
            initial["kelurahan"] = found
        return self.show(form=AddressForm(initial=initial))

    def post(self, request: ShopRequest) -> HttpResponse:
        form = AddressForm(request.POST)
        if ELSEWHERE in request.POST:
            self.keep_typed()
            return redirect(f"{reverse('regions:find')}?{urlencode({'di': brand().region.partition('.')[0], 'ke': request.path})}")
        if not form.is_valid():
            return self.show(form=form)
        self.remember(address=form.cleaned_data, typed=None)
        return redirect("checkout:delivery")

    def keep_typed(self) -> None:
        self.remember(typed={name: self.request.POST.get(name, "")[:LONGEST_TYPED] for name in AddressForm.base_fields})

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        return super().show(status, elsewhere=ELSEWHERE, first_region=brand().region.partition(".")[0], **context)

    def _before(self) -> dict[str, Any]:
        """What was typed before a place was looked for or the basket had to be seen to, else what was filled in earlier in this checkout, the phone as
        people write it."""
        if typed := self.answers.get("typed"):
            return dict(typed)
        address = self.answers.get("address") or {}
        return {**address, "phone": local_phone(address["phone"])} if address else {}

    def _known(self) -> dict[str, Any]:
        """What an account already told and where its last order went, else the kelurahan that is kept on this device."""
        user = self.request.user
        here = own_kelurahan(self.request)
        known: dict[str, Any] = {"kelurahan": here} if here and village_of(here) else {}
        if not isinstance(user, User):
            return known
        known |= {"name": user.get_full_name(), "phone": local_phone(user.phone or ""), "email": user.email or ""}
        last = user.orders.filter(shipping_address__kelurahan__isnull=False).select_related("shipping_address").order_by("-pk").first()
        if last is not None:
            address = last.shipping_address
            known |= {
                "kelurahan": address.kelurahan_id,
                "street": address.line1,
                "rt": address.rt,
                "rw": address.rw,
                "landmark": address.landmark,
                "postcode": address.postcode,
            }
        return known


class DeliveryView(CheckoutView):
    """For each shop: how it comes, how it is paid."""

    step = 1
    template_name = "oscar/checkout/delivery.html"

    def get(self, request: ShopRequest) -> HttpResponse:
        buyer = self.buyer()
        if buyer is None:
            return redirect("checkout:address")
        before = self.choices()
        shops = [ShopChoices(part, buyer, None, before.get(part.shop.pk)) for part in self.groups]
        return self.show(shops=shops, buyer=buyer, has_errors=any(shop.error for shop in shops))

    def post(self, request: ShopRequest) -> HttpResponse:
        buyer = self.buyer()
        if buyer is None:
            return redirect("checkout:address")
        shops = [ShopChoices(part, buyer, self._posted(part)) for part in self.groups]
        if any(shop.error for shop in shops):
            return self.show(shops=shops, buyer=buyer, has_errors=True)
        self.remember(choices={str(shop.part.shop.pk): asdict(shop.choice) for shop in shops})
        return redirect("checkout:review")

    def keep_typed(self) -> None:
        self.remember(choices={str(part.shop.pk): asdict(self._posted(part)) for part in self.groups})

    def _posted(self, part: Group) -> Choice:
        delivery, payment = (self.request.POST.get(f"{name}-{part.shop.pk}", "")[:LONGEST_TYPED] for name in ("kirim", "bayar"))
        return Choice(delivery, payment)


class ReviewView(CheckoutView):
    """All of it once more; the button orders."""

    step = 2
    template_name = "oscar/checkout/review.html"

    def already_done(self, request: ShopRequest) -> HttpResponse | None:
        """The second tap of "Buat pesanan" arrives without a basket: it gets what the first one made."""
        if request.method != "POST":
            return None
        group = OrderGroup.objects.filter(key=_uuid(request.POST.get("kunci", ""))).first()
        return self._done(group) if group else None

    def get(self, request: ShopRequest) -> HttpResponse:
        return self._review() or redirect("checkout:delivery")

    def post(self, request: ShopRequest) -> HttpResponse:
        buyer, choices = self.buyer(), self.choices()
        key = placement_key(request.basket)
        if buyer is None or _uuid(request.POST.get("kunci", "")) != key:
            return redirect("checkout:index")
        user = request.user if isinstance(request.user, User) else None
        seen = request.POST.get("jumlah", "")
        agreed = Decimal(seen) if seen.isdecimal() and len(seen) < 13 else Decimal(-1)  # a missing sum was agreed by nobody
        try:
            group = place_orders(request.basket, buyer, choices, key, user, agreed)
        except CannotPlace as refusal:
            self.groups = groups_of(request.basket)
            return self._review(refusal.problems) or redirect("checkout:delivery")
        return self._done(group)

    def _review(self, problems: list[str] | None = None) -> HttpResponse | None:
        buyer, choices = self.buyer(), self.choices()
        if buyer is None or any(part.shop.pk not in choices for part in self.groups):
            return None
        shops = [ShopChoices(part, buyer, choices[part.shop.pk]) for part in self.groups]
        if any(shop.error for shop in shops):  # a way that was chosen is gone: the page before says which, and what there is instead
            return None
        rows = [Row(shop) for shop in shops]
        total = sum(row.total for row in rows)
        key = placement_key(self.request.basket)
        context = {
            "rows": rows,
            "buyer": buyer,
            "place": place_of(buyer.kelurahan),
            "phone": local_phone(buyer.phone),
            "total": total,
            "agreed": str(int(total)),
            "key": key,
            "problems": problems,
        }
        return self.show(409 if problems else 200, **context)

    def _done(self, group: OrderGroup) -> HttpResponse:
        answers = self.answers
        answers.pop("choices", None)
        self.request.basket_changed = True  # type: ignore[attr-defined]
        self.request.session[SESSION_KEY] = answers
        first = group.orders.order_by("pk").first()
        return HttpResponseRedirect(order_url(first)) if first else redirect("basket:summary")


class Row:
    """One order to be, as the review shows it."""

    def __init__(self, choices: ShopChoices) -> None:
        self.part = choices.part
        self.delivery = choices.chosen_delivery
        self.payment = next((row.label for row in choices.payments if row.code == choices.payment), "")
        self.total = self.part.total + (self.delivery.charge if self.delivery else 0)


def _uuid(text: str) -> UUID:
    """The posted key; a strange one is a key that nothing has."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
