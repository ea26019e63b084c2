"""Addresses of people."""

from django.contrib.auth import views as auth_views
from django.urls import path

from portal.accounts import civil_servant_views, views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.SignInView.as_view(), name="login"),
    path("masuk/lanjut/", views.LandingView.as_view(), name="landing"),
    path("keluar/", auth_views.LogoutView.as_view(), name="logout"),
    path("daftar/", views.RegisterView.as_view(), name="register"),
    path("akun/pegawai/", civil_servant_views.CivilServantView.as_view(), name="civil_servant"),
    path("akun/pegawai/hapus/", civil_servant_views.ForgetView.as_view(), name="civil_servant_forget"),
    path("akun/pegawai/surel/<str:token>/", civil_servant_views.ConfirmView.as_view(), name="civil_servant_confirm"),
    path("lupa-sandi/", views.PasswordResetView.as_view(), name="password_reset"),
    path("lupa-sandi/terkirim/", auth_views.PasswordResetDoneView.as_view(template_name="accounts/password_reset_done.html"), name="password_reset_done"),
    path(
        "sandi-baru/selesai/",
        auth_views.PasswordResetCompleteView.as_view(template_name="accounts/password_reset_complete.html"),
        name="password_reset_complete",
    ),
]
