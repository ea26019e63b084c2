"""/toko/ and below."""

from django.urls import path

from shop.partner import views

app_name = "shops"
urlpatterns = [
    path("", views.ShopListView.as_view(), name="list"),
    path("<slug:code>/", views.ShopView.as_view(), name="detail"),
]
