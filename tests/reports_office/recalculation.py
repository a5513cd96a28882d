"""Workbooks recalculated by headless LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

# Recalculate on loading, always (0), whatever program wrote the file.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_FORMULA_CELL = re.compile(r'<c ([^>]*?)( t="\w+")?>(<f[^>]*>[^<]*</f>)<v>[^<]*</v></c>')


def without_shown_values(workbook: bytes) -> tuple[bytes, int]:
    """The workbook with nought in place of every value that a formula shows, and how many."""
    parts, count = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(parts, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                text, found = _FORMULA_CELL.subn(r"<c \1>\3<v>0</v></c>", data.decode())
                data, count = text.encode(), count + found
            new.writestr(item, data)
    return parts.getvalue(), count


def recalculated(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The workbooks as LibreOffice saves them once it has recalculated every formula."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    (folder / "in").mkdir()
    paths = {name: folder / "in" / f"{name}.xlsx" for name in workbooks}
    for name, path in paths.items():
        path.write_bytes(workbooks[name])
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "out"),
        *map(str, paths.values()),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: (folder / "out" / path.name).read_bytes() for name, path in paths.items()}


def same(expected: object, found: object) -> bool:
    """Whether two values are the same words, or the same figure to within half a penny."""
    if isinstance(expected, int | float) and isinstance(found, int | float):
        return abs(expected - found) < 0.005
    return (expected or "") == (found or "")
