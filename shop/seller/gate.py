"""Default deny in /kelola/: a role reaches the addresses written here for it, and nothing that Wagtail or an add-on adds later.

Views, policies and querysets guard themselves as well; this stands before all of them, because an account that may enter Wagtail's admin at all
could otherwise read page titles, image names and the site's history.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch

from portal.accounts.roles import EDITOR, OFFICER, SELLER, has_role
from portal.accounts.views import DoorRedirectView

ADMIN_PATH = "/kelola/"
EVERYBODY = frozenset({"work_home", "wagtailadmin_home", "wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})
SELLER_ROOMS = frozenset({"seller_products", "seller_orders", "seller_shop", "seller_news", "seller_money", "seller_reviews"})
SHARED_ROOMS = frozenset({"desk_categories", "desk_collections", "page_review", "page_visits", "search_synonyms", "search_report", "site_notices"})
OFFICER_ROOMS = (
    frozenset({"desk_shops", "desk_payouts", "desk_complaints", "desk_reviews", "review_words", "desk_feedback", "desk_trainings", "desk_roster"})
    | {"desk_messages", "wagtailusers_users"}
    | SHARED_ROOMS
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a role reaches: rooms (the outermost namespace of an address) and single addresses by name. `all_but` turns it round: everything
    with a name, except those rooms."""

    rooms: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    all_but: frozenset[str] | None = None

    def lets_in(self, match: ResolverMatch) -> bool:
        room = match.namespaces[0] if match.namespaces else ""
        if self.all_but is not None:
            return room not in self.all_but
        if room:
            return room in self.rooms
        return match.url_name in self.names


RULES = {
    SELLER: Rule(rooms=SELLER_ROOMS),
    OFFICER: Rule(rooms=OFFICER_ROOMS, names=frozenset({"wagtailadmin_account"})),
    # Editors are guarded by Wagtail's own page, image and document permissions; the rooms of the two other roles stay shut.
    EDITOR: Rule(all_but=(SELLER_ROOMS | OFFICER_ROOMS | {"wagtailusers_groups"}) - SHARED_ROOMS),
}


class SellerGateMiddleware:
    """Turns away, before any view runs, whoever has no rule for the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        if request.path_info.startswith(ADMIN_PATH) and request.user.is_authenticated and request.resolver_match is not None:
            check(request.user, request.resolver_match)


def check(user: Any, match: ResolverMatch) -> None:
    """Raises PermissionDenied (403) for a room that is not the user's, Http404 for an address that is no room at all. Lets visitors pass: the
    admin sends them to sign in."""
    if user.is_superuser or getattr(match.func, "view_class", None) is DoorRedirectView:
        return
    rules = [rule for role, rule in RULES.items() if has_role(user, role)]
    if not rules:
        raise PermissionDenied
    if not match.namespaces and match.url_name in EVERYBODY:
        return
    if any(rule.lets_in(match) for rule in rules):
        return
    if match.url_name is None:
        raise Http404
    raise PermissionDenied
