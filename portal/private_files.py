"""What only some may see, such as a photo for officers or a receipt for a seller: a storage with no public address."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse


class PrivateStorage(FileSystemStorage):
    """Files outside the media folder, readable by the server's own account. Asking for an address is an error, so that no template shows one by mistake."""

    def __init__(self, location: str, **options: Any) -> None:
        super().__init__(location=location, file_permissions_mode=0o600, directory_permissions_mode=0o700, **options)

    def url(self, name: str | None) -> str:
        raise ValueError("a private file has no address")


def private_storage() -> Storage:
    """The storage named "private" in the settings."""
    return storages["private"]


def private_file(file: FieldFile, content_type: str = "image/jpeg") -> HttpResponse:
    """The file, a re-encoded picture of a few hundred kB, as an answer that no cache and no search engine keeps. The view has said before who may see
    it. Raises Http404 for one that is gone."""
    try:
        with file.open("rb") as opened:
            content = opened.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(content, content_type=content_type, headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"})


def private_pdf(content: bytes, name: str) -> HttpResponse:
    """A paper made for this one reader, to be shown by the browser; kept by no cache and no search engine. `name` is plain letters, with its .pdf."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
