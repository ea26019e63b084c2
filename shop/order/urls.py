"""/pesanan/ and below."""

from django.urls import path

from shop.catalogue.reviews import views as reviews
from shop.order import views
from shop.paying import views as receipts

app_name = "orders"
urlpatterns = [
    path("", views.FindOrderView.as_view(), name="find"),
    path("<str:number>/", views.OrderView.as_view(), name="detail"),
    path("<str:number>/foto-serah-terima/", views.HandoverPhotoView.as_view(), name="handover_photo"),
    path("<str:number>/kode.png", views.CodeView.as_view(), name="code"),
    path("<str:number>/bukti/", receipts.SendReceiptView.as_view(), name="send_receipt"),
    path("<str:number>/bukti/<int:pk>.jpg", receipts.ReceiptView.as_view(), name="receipt"),
    path("<str:number>/batal/", views.CancelView.as_view(), name="cancel"),
    path("<str:number>/sudah-bayar/", views.SaidPaidView.as_view(), name="said_paid"),
    path("<str:number>/terima/", views.ReceivedView.as_view(), name="received"),
    path("<str:number>/ulasan/<int:line>/", reviews.WriteView.as_view(), name="review"),
    path("<str:number>/ulasan/<int:line>/tarik/", reviews.WithdrawView.as_view(), name="withdraw_review"),
]
