"""Addresses of the approval by link."""

from django.urls import path

from pages.approval import views

app_name = "approval"
urlpatterns = [
    path("<str:token>/", views.TextView.as_view(), name="text"),
    path("<str:token>/naskah/", views.DraftView.as_view(), name="draft"),
]
