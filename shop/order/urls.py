"""/pesanan/ and below."""

from django.urls import path

from shop.order import views
from shop.paying import views as receipts
from shop.seller.answering import AnswerView

app_name = "orders"
urlpatterns = [
    path("", views.FindOrderView.as_view(), name="find"),
    path("jawab/<str:token>/", AnswerView.as_view(), name="answer"),
    path("<str:number>/", views.OrderView.as_view(), name="detail"),
    path("<str:number>/foto-serah-terima/", views.HandoverPhotoView.as_view(), name="handover_photo"),
    path("<str:number>/kode.png", views.CodeView.as_view(), name="code"),
    path("<str:number>/bukti/", receipts.SendReceiptView.as_view(), name="send_receipt"),
    path("<str:number>/bukti/<int:pk>.jpg", receipts.ReceiptView.as_view(), name="receipt"),
    path("<str:number>/batal/", views.CancelView.as_view(), name="cancel"),
    path("<str:number>/sudah-bayar/", views.SaidPaidView.as_view(), name="said_paid"),
    path("<str:number>/terima/", views.ReceivedView.as_view(), name="received"),
]
