"""Rows as CSV text in which a spreadsheet finds no formula.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end is run by a spreadsheet that opens
the file. Such a cell gets an apostrophe before it, which spreadsheets take as "this is text"; a
plain number keeps its sign. Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""First in a file, so that Excel reads it as UTF-8."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?£?(\d[\d,]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?%?")


def inert(cell: object) -> str:
    """The cell's text, with an apostrophe before what a spreadsheet would run.

    >>> inert("=1+1"), inert("plain"), inert("-12.50"), inert("-A1"), inert(None)
    ("'=1+1", 'plain', '-12.50', "'-A1", '')
    """
    text = "" if cell is None else str(cell)
    if text.startswith(_STARTS_A_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    r"""The rows as lines that end as Excel ends them, every cell inert.

    >>> csv_lines([["Name", "Amount"], ["=1+1", -2]])
    "Name,Amount\r\n'=1+1,-2\r\n"
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return held.getvalue()


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """A whole file: the mark of UTF-8, then `csv_lines`."""
    return BYTE_ORDER_MARK + csv_lines(rows)
