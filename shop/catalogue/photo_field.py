"""Form fields for one photo."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from shop.catalogue.photos import PhotoRefusedError, prepare_photo, prepare_sheet


class PhotoField(forms.FileField):
    """A photo read and written anew, so that neither the sender's file nor its notes (place, camera) are kept. Cleans to a JPEG or None."""

    def prepare(self, upload: UploadedFile) -> ContentFile[bytes]:
        """The picture as it is kept. Raises PhotoRefusedError."""
        return prepare_photo(upload)

    def clean(self, data: Any, initial: Any = None) -> ContentFile[bytes] | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return self.prepare(upload)
        except PhotoRefusedError as error:
            raise ValidationError(error.message) from None


class SheetField(PhotoField):
    """A picture of something to read, such as a receipt: kept whole, in its own shape."""

    def prepare(self, upload: UploadedFile) -> ContentFile[bytes]:
        return prepare_sheet(upload)
