"""A price file as it comes in: held in memory alone, and no longer than the request.

Django writes large uploads to a file on disk. A price must never be there in clear, so that this
handler stands in the place of all others for the one page that takes prices in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

MOST_BYTES = 2_000_000
View = Callable[..., HttpResponseBase]


class MemoryAlone(FileUploadHandler):
    """Keeps what comes in memory, and stops at two million bytes."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.too_large = False
        self._parts = BytesIO()
        self._size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._parts, self._size = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        self._size += len(raw_data)
        if self._size > MOST_BYTES:
            self.too_large = True
            self._parts = BytesIO()
            raise StopUpload(connection_reset=False)
        self._parts.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._parts.seek(0)
        return InMemoryUploadedFile(
            file=self._parts,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


def in_memory_alone(view: View) -> View:
    """A view whose uploads touch no disk.

    The handlers must be set before anything reads the request, and the check of the form's token
    reads it: so the token is checked here, after they are set, and not by the middleware.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def taken_in(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_handlers = [MemoryAlone(request)]
        return checked(request, *args, **kwargs)

    return taken_in


def was_too_large(request: HttpRequest) -> bool:
    """Whether the file was refused for its size."""
    return any(getattr(one, "too_large", False) for one in request.upload_handlers)
