"""/wilayah/ and below."""

from django.urls import path

from portal.regions import views

app_name = "regions"
urlpatterns = [
    path("cari/", views.find_place, name="find"),
    path("daftar/", views.list_places, name="list"),
]
