"""The forms in which a portal's export is chosen, and its columns are named: none with prices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from counterfoil.tenderfile.portal_import import PORTAL_KINDS
from counterfoil_web.registers import columns_forms
from counterfoil_web.tenders.record_words import WORDS

_PRICED = frozenset(
    [
        "price",
        "prices",
        "priced",
        "pricing",
        "cost",
        "costs",
        "rate",
        "rates",
        "amount",
        "amounts",
        "fee",
        "fees",
        "gbp",
        "pounds",
    ]
)
_NOT_A_WORD = re.compile(r"[\W_]+")


class UploadForm(columns_forms.UploadForm):
    """An export of the portal, without prices."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = (
            "CSV or an Excel workbook (.xlsx) of at most 5 MB, with the names of its columns in "
            "the first row, and without prices. Nothing is recorded until you have seen what "
            "would be"
        )


class ColumnsForm(columns_forms.CarriedColumnsForm):
    """Which column is which field of a record of the tender."""

    kinds = PORTAL_KINDS
    words = WORDS
    apart = ("note", "id")


def priced_columns(headers: Sequence[str]) -> list[str]:
    """The columns that look as though they held prices, which come in sealed and never so.

    >>> priced_columns(["Supplier", "Total price (£)", "Submitted"])
    ['Total price (£)']
    """
    return [
        one
        for one in headers
        if "£" in one or not _PRICED.isdisjoint(_NOT_A_WORD.split(one.casefold()))
    ]
