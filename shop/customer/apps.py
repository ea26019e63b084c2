"""Fork of Oscar's customer app: a buyer's orders and profile at /akun/. The address book, e-mail history, notices and wish lists of Oscar have no addresses."""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.apps import CustomerConfig as OscarCustomerConfig
from oscar.core.application import OscarConfig


class CustomerConfig(OscarCustomerConfig):
    name = "shop.customer"
    verbose_name = _("Akun pembeli")

    def ready(self) -> None:
        OscarConfig.ready(self)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from portal.accounts.views import DoorRedirectView
        from shop.customer import account

        return self.post_process_urls(
            [
                path("", account.OrdersView.as_view(), name="summary"),
                path("kabar/", account.NewsView.as_view(), name="news"),
                path("kabar/dibaca/", account.AllNewsReadView.as_view(), name="news_all_read"),
                path("kabar/<int:pk>/buka/", account.OpenNewsView.as_view(), name="news_open"),
                path("profil/", account.ProfileView.as_view(), name="profile"),
                path("kata-sandi/", account.PasswordView.as_view(), name="change-password"),
                path("login/", DoorRedirectView.as_view(), name="login"),
                path("register/", DoorRedirectView.as_view(target="accounts:register"), name="register"),
                path("logout/", DoorRedirectView.as_view(), name="logout"),
            ]
        )
