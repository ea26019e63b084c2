"""Weights in words, as goods, labels and charges name them."""

from django.utils.translation import gettext

GRAMS_PER_KILO = 1000


def weight_words(grams: int) -> str:
    """`900 gram`, `1,5 kg`; empty when the weight is not known."""
    if not grams:
        return ""
    if grams < GRAMS_PER_KILO:
        return gettext("%(grams)s gram") % {"grams": grams}
    kilos = f"{grams / GRAMS_PER_KILO:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return gettext("%(kilos)s kg") % {"kilos": kilos}
