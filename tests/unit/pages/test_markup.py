"""Text marks of the content files."""

import pytest

from pages.shipped.markup import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Satu baris.", "<p>Satu baris.</p>"),
        ("Satu\nbaris saja.\n\nDua.", "<p>Satu baris saja.</p><p>Dua.</p>"),
        ("1. Buka.\n2. Tekan **Cari**.", "<ol><li>Buka.</li><li>Tekan <b>Cari</b>.</li></ol>"),
        ("- satu\n- dua", "<ul><li>satu</li><li>dua</li></ul>"),
        ("## Judul\n\nIsi.", "<h2>Judul</h2><p>Isi.</p>"),
        ("a < b & **c > d**", "<p>a &lt; b &amp; <b>c &gt; d</b></p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ],
)
def test_marks_become_html(text: str, html: str) -> None:
    assert to_html(text) == html
