"""Who may do what to shops, goods and orders in /kelola/. Wagtail asks these; the views' own querysets and the gate stand behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from portal.accounts.models import User
from portal.accounts.policies import RolePolicy
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from shop.partner.models import Partner
from shop.seller.workplace import shop_of


class OwnShopPolicy(BasePermissionPolicy):
    """Sellers may do `actions` to what belongs to their shop. `lookup` leads from the model to the shop. Nobody else may do anything."""

    def __init__(self, model: type[Model] | str, *, lookup: str, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.lookup = lookup
        self.actions = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and shop_of(user) is not None

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        if not self.actions.intersection(actions):
            return User.objects.none()
        return User.objects.filter(groups__name=SELLER, is_active=True, partners__isnull=False).distinct()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action) and self._own(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        return self._own(user) if self.user_has_any_permission(user, actions) else self.model._default_manager.none()

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Model) -> QuerySet[User]:
        shops = Partner.objects.filter(pk__in=type(instance)._default_manager.filter(pk=instance.pk).values(self.lookup))
        return self.users_with_any_permission(actions).filter(partners__in=shops)

    def _own(self, user: Any) -> QuerySet[Any]:
        shop = shop_of(user)
        rows = self.model._default_manager.all()
        return rows.filter(**{self.lookup: shop}) if shop else rows.none()


def register() -> None:
    """Tell Wagtail whom to ask about each model."""
    from wagtail.permissions import register_permission_policy

    from shop.catalogue.models import Category, Product
    from shop.order.models import Order

    register_permission_policy(Product, OwnShopPolicy(Product, lookup="stockrecords__partner", actions=("add", "change", "delete", "view")))
    register_permission_policy(Order, OwnShopPolicy(Order, lookup="partner", actions=("change", "view")))
    register_permission_policy(Partner, RolePolicy(Partner, roles=(OFFICER,), actions=("change", "view")))
    register_permission_policy(Category, RolePolicy(Category, roles=(OFFICER, EDITOR), actions=("add", "change", "delete", "view")))
