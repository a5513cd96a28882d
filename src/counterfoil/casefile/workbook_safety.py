"""Whether a workbook may be opened at all: looked at as a zip file, before anything is run.

Refused, each with its reason: macros, links to other files and to data elsewhere, embedded objects,
encryption, archives that swell, and XML that defines entities.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import Path

from counterfoil.errors import UnreadableInput

_MOST_BYTES = 50_000_000
_MOST_UNPACKED = 200_000_000
_MOST_PARTS = 5_000
_MOST_SWELLING = 200
_SMALL = 20_000_000
_CHUNK = 1 << 20
_OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_OLD_FORMS = {
    ".xls": "the old Excel format",
    ".xlsb": "Excel's binary format",
    ".xlsm": "a format that may hold macros",
    ".xltm": "a template that may hold macros",
    ".xltx": "a template",
    ".ods": "the OpenDocument format",
}
_SAVE_AS = "save it in Excel as an Excel Workbook (.xlsx)"
_REFUSED_PARTS = (
    ("vbaproject", "it holds macros", "save it as .xlsx, which leaves the macros out"),
    ("macrosheets/", "it holds macros", "save it as .xlsx, which leaves the macros out"),
    (
        "externallinks/",
        "it holds links to other workbooks",
        "in Excel, break them: Data, Edit Links, Break Link",
    ),
    (
        "xl/connections",
        "it holds a connection to data elsewhere",
        "in Excel, delete it: Data, Queries & Connections",
    ),
    ("embeddings/", "it holds an embedded object", "delete the object from the sheet"),
    ("activex/", "it holds a control that runs code", "delete the control from the sheet"),
)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_DEFINITIONS = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le")
)


def refuse_unsafe_workbook(path: Path) -> None:
    """Raises UnreadableInput, with the reason, when a workbook may not be opened."""
    form = _OLD_FORMS.get(path.suffix.casefold())
    if form is not None:
        raise _refuse(path, f"it is in {form}, which is not read", _SAVE_AS)
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise _refuse(path, "it is a device or a pipe, not a file", "name a workbook")
        size = state.st_size
        with path.open("rb") as file:
            head = file.read(len(_OLE_MARK))
    except OSError as fault:
        what = str(fault.strerror or fault)
        raise _refuse(path, f"it cannot be opened: {what}", "check the name") from fault
    if size > _MOST_BYTES:
        what = f"it is {size:,} bytes; at most {_MOST_BYTES:,} are read"
        raise _refuse(path, what, "take out pictures and sheets that are no part of the case")
    if head == _OLE_MARK:
        what = "it is locked with a password, or is an old workbook under a new name"
        raise _refuse(path, what, f"take the password away and {_SAVE_AS}")
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_parts(path, archive)
            _refuse_definitions(path, archive)
    except _DAMAGE as fault:
        raise _refuse(path, "it is not a workbook, or is damaged", _SAVE_AS) from fault


def _refuse_parts(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    swelling = max(
        (part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > _SMALL),
        default=0.0,
    )
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or swelling > _MOST_SWELLING:
        what = f"it would swell to {unpacked:,} bytes when unpacked"
        raise _refuse(path, what, "copy its sheets into a new workbook")
    if any(part.flag_bits & 1 for part in parts):
        raise _refuse(path, "it is encrypted", "take the password away in Excel")
    names = [part.filename.casefold() for part in parts]
    for sign, what, mend in _REFUSED_PARTS:
        if any(sign in name for name in names):
            raise _refuse(path, what, mend)
    if "[content_types].xml" not in names:
        raise _refuse(path, "it is a zip file, but not a workbook", _SAVE_AS)


def _refuse_definitions(path: Path, archive: zipfile.ZipFile) -> None:
    """XML entities can be made to explode, and no workbook needs them."""
    for part in archive.infolist():
        if not part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            continue
        tail = b""
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                window = tail + chunk
                if any(mark in window for mark in _DEFINITIONS):
                    what = f"its part {part.filename} defines XML entities"
                    raise _refuse(path, what, "copy its sheets into a new workbook")
                tail = chunk[-32:]


def _refuse(path: Path, what: str, mend: str) -> UnreadableInput:
    return UnreadableInput(what=what, where=str(path), mend=mend)
