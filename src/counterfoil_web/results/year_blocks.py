"""Years side by side in a table, so few that a sheet of paper holds them whole."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

_SHEET_POINTS = 510
"""Of A4 upright within margins of 15 mm."""
_ROW_HEAD_POINTS = 110
_LETTER_POINTS = 4.6
_BESIDE_POINTS = 6
"""Of a cell in print: the widest digit at 8 points, and the space after the cell."""
_FEWEST = 3


def year_blocks(years: int, letters: int) -> list[range]:
    """The places of the years, in runs as even as can be, each of which fits a sheet upright.

    letters: of the longest figure, such as 11 of “−£1,234,567”.

    >>> [len(block) for block in year_blocks(10, 11)]
    [5, 5]
    """
    room = (_SHEET_POINTS - _ROW_HEAD_POINTS) // (letters * _LETTER_POINTS + _BESIDE_POINTS)
    count = ceil(years / max(_FEWEST, int(room)))
    ends = [ceil(years * one / count) for one in range(count + 1)]
    return [range(first, last) for first, last in pairwise(ends)]
