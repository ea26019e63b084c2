"""The tool itself can fail."""

from django.template import Context, Template
from django.utils.translation import gettext

from tests.pseudo_locale import pseudo_locale, untranslated


def test_translated_strings_are_bracketed_with_their_values() -> None:
    with pseudo_locale():
        page = Template("{% load i18n %}<p>{% blocktranslate %}Halo {{ name }}{% endblocktranslate %}</p>").render(Context({"name": "Rina"}))
        assert gettext("Simpan") == "⟦Simpan⟧"
    assert page == "<p>⟦Halo Rina⟧</p>"


def test_a_forgotten_text_is_found_also_in_attributes() -> None:
    assert untranslated("<p>Simpan dulu</p><img alt='Gambar toko'><input type=submit value=Kirim>") == ["Simpan dulu", "Gambar toko", "Kirim"]


def test_data_numbers_and_code_are_let_pass() -> None:
    assert not untranslated("<p>‹Bika Ambon› Rp65.000 12</p><p data-user-content>Dapur Mak Butet</p><script>let words</script><b>⟦Isi ‹kopi› hari ini⟧</b>")
