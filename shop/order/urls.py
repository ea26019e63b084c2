"""/pesanan/ and below."""

from django.urls import path

from shop.order import views

app_name = "orders"
urlpatterns = [
    path("", views.FindOrderView.as_view(), name="find"),
    path("<str:number>/", views.OrderView.as_view(), name="detail"),
    path("<str:number>/batal/", views.CancelView.as_view(), name="cancel"),
    path("<str:number>/terima/", views.ReceivedView.as_view(), name="received"),
]
