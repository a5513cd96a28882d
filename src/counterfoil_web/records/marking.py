"""The protective marking of whatever leaves: in the file's name, in the headers of the answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from counterfoil.access import Marking, file_name

HEADER = "X-Protective-Marking"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(
    content: bytes | str | Iterable[bytes] | FileResponse,
    name: str,
    marking: Marking | str,
    content_type: str,
) -> HttpResponseBase:
    """A file to be saved, its marking in its name; never kept by a cache on the way.

    content: the whole file, or its parts one by one, which are then sent as they come.
    """
    if isinstance(content, FileResponse):
        response: HttpResponseBase = content
    elif isinstance(content, bytes | str):
        response = HttpResponse(content)
    else:
        response = StreamingHttpResponse(content)
    response["Content-Type"] = content_type
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=file_name(name, Marking(marking))
    )
    response["X-Content-Type-Options"] = "nosniff"
    return marked(response, marking)


def marked(response: HttpResponseBase, marking: Marking | str) -> HttpResponseBase:
    """An answer with its marking in a header, and not to be kept by a cache."""
    response[HEADER] = Marking(marking).banner
    response["Cache-Control"] = "no-store, private"
    return response
