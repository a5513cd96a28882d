"""The rows of somebody's spreadsheet, CSV or Excel, as text, one by one, however many there are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from counterfoil.casefile.workbook_safety import refuse_unsafe_workbook
from counterfoil.errors import UnreadableInput
from counterfoil.quantities.distribution_text import write_number

Progress = Callable[[int, int], None]
NumberedRow = tuple[int, list[str]]
_EVERY = 20_000
_MOST_BYTES = 1_000_000_000
_MOST_COLUMNS = 400
_LOOKED_AT = 20


def spreadsheet_rows(
    path: Path, sheet: str = "", progress: Progress | None = None
) -> Iterator[NumberedRow]:
    """Each row that holds something, with its number as the spreadsheet shows it.

    progress: called now and then with how much is done, of how much.
    Raises: UnreadableInput when the file is absent, damaged, refused for safety or not text.
    """
    if path.suffix.casefold() in (".csv", ".txt", ".tsv"):
        return _csv_rows(path, progress)
    return _sheet_rows(path, sheet, progress)


def _csv_rows(path: Path, progress: Progress | None) -> Iterator[NumberedRow]:
    try:
        size = path.stat().st_size
        raw = path.open("rb")
    except OSError as fault:
        raise _refuse(path, f"it cannot be opened: {fault.strerror}", "check the name") from fault
    with raw:
        if size > _MOST_BYTES:
            raise _refuse(
                path, f"it is {size:,} bytes; at most {_MOST_BYTES:,} are read", "split it"
            )
        text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        number = 0
        try:
            separator = _separator(islice(text, _LOOKED_AT))
            text.seek(0)
            reader = csv.reader(text, delimiter=separator, strict=True)
            for number, cells in enumerate(reader, 1):
                if any(cells):
                    yield number, cells
                if progress is not None and number % _EVERY == 0:
                    progress(min(raw.tell(), size), size)
        except UnicodeDecodeError as fault:
            what = f"it is not UTF-8 text, from about row {number + 1}"
            raise _refuse(path, what, "save it in Excel as CSV UTF-8") from fault
        except csv.Error as fault:
            raise UnreadableInput(
                what=f"a quotation mark or cell is not closed as it should be: {fault}",
                where=f"{path.name}, row {number + 1}",
                mend="put the whole cell in quotation marks, and double those inside",
            ) from fault
    if progress is not None:
        progress(size, size)


def _separator(lines: Iterable[str]) -> str:
    """The mark that parts the cells of the first line with any: a title may stand above them."""
    counts = {",": 1}
    for line in lines:
        counts = {mark: line.count(mark) for mark in (",", ";", "\t")}
        if any(counts.values()):
            break
    return max(counts, key=lambda mark: counts[mark])


def _sheet_rows(path: Path, sheet: str, progress: Progress | None) -> Iterator[NumberedRow]:
    refuse_unsafe_workbook(path)
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as fault:  # a damaged workbook can fail in any way
        what = f"it is not a workbook that can be read ({type(fault).__name__})"
        raise _refuse(path, what, "save it in Excel as an Excel Workbook (.xlsx)") from fault
    try:
        if sheet and sheet not in workbook.sheetnames:
            names = ", ".join(workbook.sheetnames)
            raise _refuse(path, f"it has no sheet {sheet}", f"the sheets are {names}")
        held = workbook[sheet or workbook.sheetnames[0]]
        total = held.max_row or 0
        number = 0
        for number, cells in enumerate(held.iter_rows(values_only=True), 1):
            texts = [_text(cell) for cell in cells[:_MOST_COLUMNS]]
            if any(texts):
                yield number, texts
            if progress is not None and number % _EVERY == 0:
                progress(number, max(number, total))
        if progress is not None:
            progress(number, number)
    finally:
        workbook.close()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else _plain(value)
    if isinstance(value, datetime):
        whole_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if whole_day else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _plain(value: float) -> str:
    """The shortest digits of the number, never with an exponent."""
    text = write_number(value)
    return text if "e" not in text else f"{value:.20f}".rstrip("0")


def _refuse(path: Path, what: str, mend: str) -> UnreadableInput:
    return UnreadableInput(what=what, where=path.name, mend=mend)
