"""/buka-toko/: a seller applies."""

from django.views.generic import TemplateView


class ApplyView(TemplateView):
    template_name = "shop/apply.html"
