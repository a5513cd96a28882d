"""What tells one case from another, however it is kept."""

from __future__ import annotations

import hashlib
import json

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.casefile.value_text import cell_text
from counterfoil.casefile.written_case import written_case


def case_fingerprint(case: BusinessCase) -> str:
    """The SHA-256, in hexadecimal, of everything that a case says.

    A folder and a workbook of the same case have the same one; comments, layout and how a number
    was typed do not matter, the order of records does. Raises: BadInput for a case that could not
    be kept.
    """
    written = written_case(case)
    fields = {name: cell_text(value) for name, value in written.fields.items()}
    tables = {
        table.name: [
            {column: cell_text(value) for column, value in row.values.items()}
            for row in written.tables[table.name]
        ]
        for table in RECORD_TABLES
    }
    text = json.dumps({"case": fields, **tables}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
