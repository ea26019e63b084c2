"""Addresses below /panduan/ that are no pages."""

from django.urls import path

from pages import guide_views

app_name = "guides"
urlpatterns = [
    path("layar/<slug:key>/", guide_views.to_screen, name="screen"),
    path("tunjuk/<slug:control>.css", guide_views.ring_sheet, name="ring"),
]
