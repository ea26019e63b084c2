"""Load the demo city: people, shops, goods with pictures, pages, a few orders, the search index."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from pages.shipped.clinics import put_clinics
from portal.brand import brand
from portal.demo.loading.accounts import load_accounts
from portal.demo.loading.approval import load_approval
from portal.demo.loading.collection import load_collection
from portal.demo.loading.complaints import load_complaints
from portal.demo.loading.feedback import load_feedback
from portal.demo.loading.goods import load_products
from portal.demo.loading.orders import load_orders
from portal.demo.loading.payouts import load_payout_changes
from portal.demo.loading.reviews import load_reviews
from portal.demo.loading.searches import load_searches
from portal.demo.loading.shops import load_shops
from portal.demo.loading.talk import load_talk
from portal.demo.loading.trainings import load_trainings


class Command(BaseCommand):
    help = "Load the demo city of Medan. Safe to repeat and to interrupt: only what is missing is made."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo city has public passwords; it is loaded under the demo settings only.")
        self.say("Akun", load_accounts())
        self.say("Toko", load_shops())
        goods = load_products(self.progress)
        self.say("Produk", goods)
        load_collection()
        call_command("load_content", stdout=self.stdout)
        self.say("Persetujuan pejabat", load_approval())
        call_command("make_clinics", brand().region, stdout=self.stdout)
        self.say("Klinik berisi", put_clinics())
        self.say("Pesanan", load_orders())
        self.say("Percakapan", load_talk())
        self.say("Keluhan", load_complaints())
        self.say("Ulasan", load_reviews())
        self.say("Perubahan rekening", load_payout_changes())
        self.say("Tanggapan", load_feedback())
        self.say("Peserta pelatihan", load_trainings())
        self.say("Pencarian", load_searches())
        call_command("update_search", stdout=self.stdout, stderr=self.stderr)
        if goods:
            call_command("wagtail_update_index", verbosity=0)  # else the pages are found only when the worker has been round

    def say(self, what: str, made: int) -> None:
        if made:
            self.stdout.write(f"   {what}: {made} dibuat")
            self.stdout.flush()

    def progress(self, done: int, total: int) -> None:
        if done % 50 == 0 or done == total:
            self.stdout.write(f"   Gambar: {done} dari {total}")
            self.stdout.flush()
