"""Photos from sellers: what is refused, and what a kept picture no longer carries."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from shop.catalogue import photos
from shop.catalogue.photos import PhotoRefusedError, prepare_photo


def photo(size=(400, 300), colour="teal", kind="JPEG", name="foto.jpg", **options) -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, kind, **options)
    return SimpleUploadedFile(name, written.getvalue(), content_type="image/jpeg")


def opened(upload) -> Image.Image:
    return Image.open(prepare_photo(upload))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF"])
def test_what_phones_send_becomes_a_square_jpeg(kind):
    kept = opened(photo(kind=kind))

    assert kept.format == "JPEG"
    assert kept.size == (400, 400)


def test_a_large_photo_is_made_smaller_and_a_small_one_is_left_alone():
    assert opened(photo((3000, 2000))).size == (photos.SIDE, photos.SIDE)
    assert opened(photo((200, 200))).size == (200, 200)


def test_nothing_is_cut_and_the_edge_colour_fills_the_square():
    upload = photo((400, 200), "rgb(200, 30, 30)")

    kept = opened(upload)

    red, green, blue = kept.getpixel((200, 5))
    assert abs(red - 200) < 12
    assert abs(green - 30) < 12
    assert abs(blue - 30) < 12


def test_place_and_camera_are_forgotten_and_the_photo_stands_upright():
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif[0x0112] = 6  # lying on its side
    upload = photo((400, 200), exif=exif)

    content = prepare_photo(upload).read()

    assert b"Kamera Rahasia" not in content
    assert not Image.open(BytesIO(content)).getexif()


def test_a_photo_lying_on_its_side_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = Image.new("RGB", (400, 200), "white")
    lying.paste("black", (0, 0, 200, 200))
    written = BytesIO()
    lying.save(written, "JPEG", exif=exif)

    kept = opened(SimpleUploadedFile("a.jpg", written.getvalue()))

    assert kept.getpixel((200, 40))[0] < 60, "the dark half is above"
    assert kept.getpixel((200, 360))[0] > 200


def test_script_hidden_behind_a_photo_does_not_survive():
    upload = photo()
    upload = SimpleUploadedFile("foto.jpg", upload.read() + b"<script>alert(1)</script>")

    assert b"<script>" not in prepare_photo(upload).read()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("palsu.png", b"<?php echo 1; ?>"),
        ("gambar.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("kosong.jpg", b""),
        ("surat.pdf", b"%PDF-1.4 ..."),
        ("halaman.html.jpg", b"<html><script>alert(1)</script></html>"),
    ],
)
def test_what_is_no_photo_is_refused_in_kind_words(name, content):
    with pytest.raises(PhotoRefusedError) as refusal:
        prepare_photo(SimpleUploadedFile(name, content, content_type="image/png"))

    assert str(refusal.value) == "Ini bukan foto. Pilih foto dari galeri atau ambil dengan kamera."


def test_half_a_photo_is_refused():
    whole = photo((900, 900), "red", "PNG", "a.png").read()

    with pytest.raises(PhotoRefusedError) as refusal:
        prepare_photo(SimpleUploadedFile("a.png", whole[: len(whole) // 2]))

    assert "rusak" in str(refusal.value)


def test_too_many_bytes_or_too_many_pixels_are_refused(monkeypatch):
    heavy = photo()
    heavy.size = photos.MAX_BYTES + 1
    with pytest.raises(PhotoRefusedError) as refusal:
        prepare_photo(heavy)
    assert "15 MB" in str(refusal.value)

    monkeypatch.setattr(photos, "MAX_PIXELS", 1000)
    with pytest.raises(PhotoRefusedError):
        prepare_photo(photo())


def test_a_stamp_sized_picture_is_refused():
    with pytest.raises(PhotoRefusedError) as refusal:
        prepare_photo(photo((30, 30)))

    assert "terlalu kecil" in str(refusal.value)
