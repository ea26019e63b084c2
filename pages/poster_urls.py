"""Addresses of printed guides. They stand before the pages' own."""

from django.urls import path

from pages import poster_views

app_name = "poster"
urlpatterns = [
    path("panduan/<slug:slug>/poster/", poster_views.choose, name="choose"),
    path("panduan/<slug:slug>/poster/<str:code>.pdf", poster_views.sheet, name="sheet"),
    path("q/<int:pk>/<str:code>/", poster_views.scan, name="scan"),
]
