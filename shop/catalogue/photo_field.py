"""A form field for one photo."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from shop.catalogue.photos import PhotoRefusedError, prepare_photo


class PhotoField(forms.FileField):
    """A photo read and written anew, so that neither the sender's file nor its notes (place, camera) are kept. Cleans to a JPEG or None."""

    def clean(self, data: Any, initial: Any = None) -> ContentFile[bytes] | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return prepare_photo(upload)
        except PhotoRefusedError as error:
            raise ValidationError(error.message) from None
