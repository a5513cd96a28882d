"""The sheets of a case's workbook: which are read, and which are results that come with it."""

from __future__ import annotations

from counterfoil.casefile.tables import RECORD_TABLES

READ_ME = "read me"
CASE_SHEET = "case"
CASE_HEADER = ("field", "value", "what it means")
TABLE_SHEETS = tuple(table.name for table in RECORD_TABLES)

RESULT_SHEETS = ("Answer", "Volumes", "Prices", "Terms", "Flows", "Purse")
"""Sheets that a report adds; they are never read."""


def is_result_sheet(name: str) -> bool:
    """Whether a sheet holds results, and so is not read.

    >>> is_result_sheet("Answer"), is_result_sheet("lines")
    (True, False)
    """
    return name in RESULT_SHEETS


HOW_TO = (
    "This workbook is a business case. Everything in it can be edited and brought back.",
    "The sheet case holds the case's own fields. Each other sheet is a table: one record a row.",
    "Point at a column's name to see what it holds. Arrows in a cell offer the words allowed.",
    "Amounts are pounds at the price base without VAT; costs and benefits are positive numbers.",
    "Rates and shares are decimals: 3.5% is 0.035. A financial year is written 2017-18.",
    "Type values, not formulas: a formula in these sheets is refused, as its source would be lost.",
    "Leave a cell blank where nothing is known; rows may be added, removed and put in any order.",
    "Bring it back: counterfoil from-excel FILE.xlsx FOLDER --dry-run, then without --dry-run.",
    "Sheets of results, such as Answer, are made anew each time and are not read back.",
)
