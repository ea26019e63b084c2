"""Below /pelatihan/; everything else there is Wagtail's."""

from django.urls import path

from pages.training import views

app_name = "training"
urlpatterns = [
    path("pendaftaran/<str:token>/", views.RegistrationView.as_view(), name="registration"),
    path("pendaftaran/<str:token>/ambil/", views.AcceptView.as_view(), name="accept"),
    path("pendaftaran/<str:token>/lepas/", views.DeclineView.as_view(), name="decline"),
    path("pendaftaran/<str:token>/batal/", views.CancelView.as_view(), name="cancel"),
    path("pendaftaran/<str:token>/kode.svg", views.CodeView.as_view(), name="code"),
    path("pendaftaran/<str:token>/bahan/<int:pk>/", views.MaterialView.as_view(), name="material"),
    path("<slug:slug>/daftar/", views.RegisterView.as_view(), name="register"),
]
