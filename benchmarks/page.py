"""The figures' places in docs/performance.md: between marks, so that the prose around stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from benchmarks.timing import Times


class NoPlace(Exception):
    """The page has no marks for some figures."""


def rewritten(page: str, figures: Mapping[str, str]) -> str:
    """The page with each named place filled anew.

    >>> page = "A\\n<!-- figures: x -->\\nold\\n<!-- end -->\\nB\\n"
    >>> print(rewritten(page, {"x": "new"}))
    A
    <!-- figures: x -->
    <BLANKLINE>
    new
    <BLANKLINE>
    <!-- end -->
    B
    <BLANKLINE>
    """
    for name, text in figures.items():
        place = re.compile(rf"(<!-- figures: {re.escape(name)} -->\n).*?(<!-- end -->)", re.S)
        page, count = place.subn(lambda found, text=text: f"{found[1]}\n{text}\n\n{found[2]}", page)
        if count != 1:
            raise NoPlace(f"docs/performance.md has {count} places for {name}; it needs one")
    return page


def times_table(times: Mapping[str, Times], floors: Sequence[str] = ()) -> str:
    """Least, median and most, processor time, and the least over that of each floor."""
    heads = ["work", "least", "median", "most", "processor"]
    heads += [f"× {floor.split(':')[0]}" for floor in floors]
    rows = [
        [
            name,
            *(shown(seconds) for seconds in (taken.least, taken.median, taken.most)),
            shown(min(taken.processor)) if taken.processor else "",
            *(f"{taken.least / times[floor].least:.2f}" for floor in floors),
        ]
        for name, taken in times.items()
    ]
    return table(heads, rows)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, the first column to the left and the others to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def shown(seconds: float) -> str:
    """A time in the unit that suits its size.

    >>> shown(0.01234), shown(1.5), shown(2650)
    ('12.3 ms', '1.50 s', '2,650 s')
    """
    if seconds < 1:
        return f"{seconds * 1000:,.1f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"
    return f"{seconds:,.2f} s" if seconds < 100 else f"{seconds:,.0f} s"
