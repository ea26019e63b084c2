"""/pesanan/ and below."""

from django.urls import path

from shop.catalogue.reviews import views as reviews
from shop.complaints import views as complaints
from shop.online import views as online
from shop.order import views
from shop.paying import views as receipts
from shop.seller.answering import AnswerView

app_name = "orders"
urlpatterns = [
    path("", views.FindOrderView.as_view(), name="find"),
    path("kabar-pembayaran/", online.NoticeView.as_view(), name="notice"),
    path("kembali/", online.BackView.as_view(), name="back"),
    path("jawab/<str:token>/", AnswerView.as_view(), name="answer"),
    path("<str:number>/", views.OrderView.as_view(), name="detail"),
    path("<str:number>/foto-serah-terima/", views.HandoverPhotoView.as_view(), name="handover_photo"),
    path("<str:number>/nota.pdf", views.InvoiceView.as_view(), name="invoice"),
    path("<str:number>/kode.png", views.CodeView.as_view(), name="code"),
    path("<str:number>/bukti/", receipts.SendReceiptView.as_view(), name="send_receipt"),
    path("<str:number>/bukti/<int:pk>.jpg", receipts.ReceiptView.as_view(), name="receipt"),
    path("<str:number>/tulis/", views.TalkView.as_view(), name="talk"),
    path("<str:number>/whatsapp/", views.WhatsAppView.as_view(), name="whatsapp"),
    path("<str:number>/lagi/", views.AgainView.as_view(), name="again"),
    path("<str:number>/keluhan/", complaints.ComplaintView.as_view(), name="complaint"),
    path("<str:number>/keluhan/selesai/", complaints.SettleView.as_view(), name="complaint_settle"),
    path("<str:number>/keluhan/petugas/", complaints.AskOfficerView.as_view(), name="complaint_officer"),
    path("<str:number>/keluhan/kata/", complaints.SayView.as_view(), name="complaint_say"),
    path("<str:number>/keluhan/foto/<int:pk>.jpg", complaints.PhotoView.as_view(), name="complaint_photo"),
    path("<str:number>/bayar/", online.PayView.as_view(), name="pay"),
    path("<str:number>/periksa-bayar/", online.LookView.as_view(), name="look"),
    path("<str:number>/batal/", views.CancelView.as_view(), name="cancel"),
    path("<str:number>/sudah-bayar/", views.SaidPaidView.as_view(), name="said_paid"),
    path("<str:number>/uang-kembali/", views.MoneyBackView.as_view(), name="money_back"),
    path("<str:number>/terima/", views.ReceivedView.as_view(), name="received"),
    path("<str:number>/ulasan/<int:line>/", reviews.WriteView.as_view(), name="review"),
    path("<str:number>/ulasan/<int:line>/tarik/", reviews.WithdrawView.as_view(), name="withdraw_review"),
]
