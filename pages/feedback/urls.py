"""Addresses below /tanggapan/."""

from django.urls import path

from pages.feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.WriteView.as_view(), name="write"),
    path("jawaban/", views.AnswersView.as_view(), name="answers"),
    path("status/<str:number>/<str:key>/", views.StatusView.as_view(), name="status"),
    path("suara/<int:pk>/", views.vote, name="vote"),
]
