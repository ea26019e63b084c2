"""What the three rooms of a complaint have in common: what was sent and was not right stands on the page again, and words are never lost because the other
side was quicker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shop.complaints.models import Complaint
from shop.order.exceptions import WrongState

Makers = Mapping[str, Callable[..., Form]]
"""How to make each form that stands on a page now, by the name under which the template knows it."""


@dataclass(frozen=True)
class Sent:
    """A form that was just sent, and its name on the page."""

    name: str
    form: Form

    @property
    def words(self) -> str:
        return (self.form["words"].value() or "").strip()


def forms_on_page(makers: Makers, sent: Sent | None) -> dict[str, Any]:
    """The page's forms, the one just sent as it is. Where that one stands no more, its words stand in what is there instead, or else as `unsent`."""
    if sent is None or sent.name in makers:
        return {name: sent.form if sent and sent.name == name else make() for name, make in makers.items()}
    return {name: make(initial={"words": sent.words}) for name, make in makers.items()} or {"unsent": sent.words}


class Room:
    """One side's page of a complaint. A view of it that takes a POST names its form, does it in `act` and calls `take`."""

    request: HttpRequest
    form_name = ""
    beside = "words"
    """The field beside which a refusal stands."""

    def makers(self, complaint: Complaint | None) -> Makers:
        """The forms that stand now; of no complaint yet, the one that opens it."""
        raise NotImplementedError

    def page(self, complaint: Complaint | None, sent: Sent | None = None, status: int = 200) -> HttpResponse:
        raise NotImplementedError

    def read_again(self) -> Complaint | None:
        """The complaint as it is after a refusal."""
        raise NotImplementedError

    def back(self) -> HttpResponse:
        """To the page's own address."""
        raise NotImplementedError

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        """Do it with what the form brought and return the words about it. Raises WrongState."""
        raise NotImplementedError

    def take(self, complaint: Complaint, form: Form | None = None) -> HttpResponse:
        """The answer to a POST."""
        sent = Sent(self.form_name, form) if form else None
        try:
            if form and not form.is_valid():
                if self.form_name in self.makers(complaint):
                    return self.page(complaint, sent)
                raise WrongState(_("Keadaan keluhan ini sudah berubah. Baca dulu yang terbaru di bawah."))
            messages.success(self.request, self.act(complaint, form.cleaned_data if form else {}))
        except WrongState as refusal:
            return self.refuse(sent, refusal)
        return self.back()

    def refuse(self, sent: Sent | None, refusal: WrongState) -> HttpResponse:
        """The refusal: beside the form that still stands, else on top of the page. Nothing is carried over where nothing was typed, or where it is in the
        history already, as after a double press."""
        complaint = self.read_again()
        said = {event.words for event in complaint.events.all()} if complaint else set()
        if sent and sent.words and sent.name in self.makers(complaint):
            sent.form.add_error(self.beside, str(refusal))
        else:
            messages.warning(self.request, str(refusal))
        return self.page(complaint, sent) if sent and sent.words and sent.words not in said else self.back()
