"""A sheet of text for the terminal: headings, paragraphs, tables and bars of any width.

Where the reader's encoding has no box characters or minus sign, the nearest ASCII stands in.
What a user typed is never taken for markup, and control characters in it are left out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterfoil.reports.wording import safe_text

_ASCII = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "…": "~",
        "×": "x",
        "÷": "/",
        "·": "|",
        "’": "'",
        "“": '"',
        "”": '"',
        "£": "GBP ",
        "█": "#",
        "▌": "#",
        "░": ".",
        "│": "|",
        "├": "|",
        "┤": "|",
        "─": "-",
        "●": "o",
        "≥": ">=",
        "≤": "<=",
    }
)
_MARGIN = 2
_LEAST_WORDS = 16


class Sheet:
    """Text laid out for a given width, line by line."""

    def __init__(self, *, width: int, unicode: bool = True, colour: bool = False) -> None:
        self.width = max(40, width)
        self._unicode = unicode
        self._text = io.StringIO()
        self._console = Console(
            file=self._text,
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def text(self) -> str:
        """Everything so far, without spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._text.getvalue().splitlines()) + "\n"

    def words(self, text: str) -> str:
        """A text as it can be shown: safe, and in ASCII when need be."""
        safe = safe_text(text)
        if self._unicode:
            return safe
        return safe.translate(_ASCII).encode("ascii", "replace").decode("ascii")

    def headline(self, left: str, right: str) -> None:
        """A title, and a status at the other end of the line when there is room for it."""
        table = Table.grid(expand=True)
        table.add_column(ratio=1)
        table.add_column(justify="right", no_wrap=True)
        table.add_row(Text(self.words(left), style="bold"), Text(self.words(right), style="bold"))
        self._console.print(table)

    def heading(self, text: str) -> None:
        """A heading, with a line of space above."""
        self._console.print()
        self._console.print(Text(self.words(text), style="bold underline"))

    def paragraph(self, text: str, style: str = "") -> None:
        """Wrapped words; nothing for no words."""
        if text:
            indented = Padding(Text(self.words(text), style=style), (0, 0, 0, _MARGIN))
            self._console.print(indented)

    def space(self) -> None:
        """An empty line."""
        self._console.print()

    def drawn(self, rows: Sequence[Sequence[str]], *, words: int) -> None:
        """Rows of a label, figures and something drawn, without headings.

        words: how many columns at most the label takes; a longer one wraps.
        """
        table = Table.grid(padding=(0, 2), pad_edge=False)
        for place in range(len(rows[0])):
            last = place == len(rows[0]) - 1
            table.add_column(
                justify="left" if place == 0 or last else "right",
                max_width=words if place == 0 else None,
                no_wrap=place > 0,
                overflow="fold" if place == 0 else "crop",
            )
        for row in rows:
            table.add_row(*(Text(self.words(cell)) for cell in row))
        self._console.print(Padding(table, (0, 0, 0, _MARGIN)))

    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], *, words: int = 1
    ) -> None:
        """A table: the first `words` columns to the left, figures to the right."""
        lines = box.SIMPLE_HEAD if self._unicode else box.ASCII2
        table = Table(box=lines, pad_edge=True, header_style="bold", show_edge=False)
        for place, heading in enumerate(headings):
            left = place < words
            table.add_column(
                Text(self.words(heading)),
                justify="left" if left else "right",
                min_width=min(_LEAST_WORDS, self.width // 3) if left else None,
                overflow="fold",
                vertical="top",
            )
        for row in rows:
            table.add_row(*(Text(self.words(cell)) for cell in row))
        self._console.print(Padding(table, (0, 0, 0, 1)))


def bar(value: float, most: float, width: int) -> str:
    """A bar as long as the value's part of the most, at least a sliver when above nought.

    >>> bar(0.5, 1.0, 4), bar(0.001, 1.0, 4), bar(0.0, 1.0, 4)
    ('██', '▌', '')
    """
    if value <= 0 or most <= 0:
        return ""
    halves = max(1, round(min(1.0, value / most) * width * 2))
    return "█" * (halves // 2) + "▌" * (halves % 2)


def interval(
    low: float, central: float, high: float, *, scale: tuple[float, float], width: int
) -> str:
    """A range on a scale, its central figure and, where the scale holds it, nought.

    >>> interval(-1.0, 1.0, 3.0, scale=(-2.0, 4.0), width=13)
    '  ├─│─●───┤  '
    """

    def place(value: float) -> int:
        least, most = scale
        part = (value - least) / (most - least) if most > least else 0.0
        return min(width - 1, max(0, round(part * (width - 1))))

    cells = [" "] * width
    for at in range(place(low), place(high) + 1):
        cells[at] = "─"
    if scale[0] <= 0 <= scale[1]:
        cells[place(0.0)] = "│"
    cells[place(low)], cells[place(high)] = "├", "┤"
    cells[place(central)] = "●"
    return "".join(cells)
