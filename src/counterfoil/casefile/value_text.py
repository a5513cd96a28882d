"""The values of written cells as text."""

from __future__ import annotations

from counterfoil.casefile.rows import Value
from counterfoil.quantities.distribution_text import write_number


def cell_text(value: Value | None) -> str:
    """A value as the text of a CSV cell; nothing is blank.

    >>> cell_text(True), cell_text(1200.0), cell_text(0.1), cell_text("=1+1"), cell_text(None)
    ('yes', '1200', '0.1', '=1+1', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return write_number(value)
