"""Photos that only officers see: a storage with no public address."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateStorage(FileSystemStorage):
    """Files outside the media folder, readable by the server's own account. Asking for an address is an error, so that no template shows one by mistake."""

    def __init__(self, location: str, **options: Any) -> None:
        super().__init__(location=location, file_permissions_mode=0o600, directory_permissions_mode=0o700, **options)

    def url(self, name: str | None) -> str:
        raise ValueError("a private file has no address")


def private_storage() -> Storage:
    """The storage named "private" in the settings."""
    return storages["private"]
