"""The whole tender taken out as a folder, which the command line reads as it is."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from counterfoil.access import Capability
from counterfoil.tenderfile.folder import FILE, LOCKED, tender_files
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.tenders.leaving import ZIP, file_out
from counterfoil_web.tenders.pages import Opened, opened
from counterfoil_web.tenders.visible import for_a_folder

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@require_safe
@acting_view
def folder(request: HttpRequest, ref: str, number: int) -> HttpResponseBase:
    """The plan, every lock of it and a table for each kind of record, in one file."""
    one = opened(request, ref, number, Capability.EXPORT)
    one.seen.require(Capability.VIEW_INDIVIDUAL_SCORES)
    return file_out(one, "tender folder", "zip", folder_bytes(one), ZIP)


def folder_bytes(one: Opened) -> bytes:
    """The folder as a zip file, the same bytes for the same records."""
    files = tender_files(one.dossier.plan, for_a_folder(one))
    files[FILE] = one.competition.text.encode()
    for row in one.competition.locks:
        files[f"{LOCKED}/{row.key}.yaml"] = row.text.encode()
    kept = io.BytesIO()
    with ZipFile(kept, "w") as made:
        for name, content in sorted(files.items()):
            made.writestr(ZipInfo(name, _LONG_AGO), content, compress_type=ZIP_DEFLATED)
    return kept.getvalue()
