"""Addresses below /pelatihan/ that are no page; they stand before Wagtail's own."""

from django.urls import path, re_path

from pages.schedule import views

app_name = "schedule"
urlpatterns = [
    path("kelurahan-saya/", views.choose_kelurahan, name="own_kelurahan"),
    re_path(r"^kalender/(?P<code>\d\d\.\d\d(?:\.\d\d(?:\.\d{4})?)?)\.ics$", views.feed, name="feed"),
    path("<slug:slug>/kalender.ics", views.session_file, name="session_file"),
]
