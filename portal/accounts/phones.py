"""Telephone numbers: people type 0812…, we keep E.164 (rule R47)."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def normalise_phone(text: str) -> str:
    """`0812-3456-7890` -> `+6281234567890`. Raises ValidationError with words a person can act on."""
    digits = sum(character.isdigit() for character in text)
    if digits < 9:
        raise ValidationError(_("Nomor HP kurang angka. Tulis 10 sampai 13 angka, misalnya 0812 3456 7890."))
    try:
        number = phonenumbers.parse(text, "ID")
    except phonenumbers.NumberParseException:
        raise ValidationError(_("Ini bukan nomor HP. Tulis angka saja, misalnya 0812 3456 7890.")) from None
    too_long = number.country_code == 62 and len(str(number.national_number)) > 12
    if too_long or not phonenumbers.is_possible_number(number):
        raise ValidationError(_("Jumlah angka nomor HP tidak tepat. Tulis 10 sampai 13 angka, misalnya 0812 3456 7890."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def local_phone(e164: str) -> str:
    """`+6281234567890` -> `0812-3456-7890`, as it is spoken; `+62614567890` -> `(061) 4567890`, with its area code."""
    if not e164.startswith("+62"):
        return e164
    if not e164.startswith("+628"):  # as every mobile number begins
        return phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.NATIONAL)
    digits = "0" + e164[3:]
    return "-".join(part for part in (digits[:4], digits[4:8], digits[8:]) if part)
