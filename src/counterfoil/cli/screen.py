"""What a command shows on standard output: set out for a terminal, plain for a pipe or a file.

On a terminal tables fit its width and headings stand out. Anywhere else there is no colour, and
each row of a table is one line of aligned text, so that grep, sort and cut work on it.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_PIECE = re.compile(r"\S+?(?:[-/](?=[A-Za-z])|\s+|$)")
PLAIN_WIDTH = 100
WIDEST_PROSE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """The head of a column. `right` is for numbers; the cells of `whole` are never wrapped."""

    title: str
    right: bool = False
    whole: bool = False


class Screen:
    """Writes headings, prose, fields and tables to one stream."""

    def __init__(
        self, file: TextIO | None = None, *, terminal: bool | None = None, width: int | None = None
    ) -> None:
        self.file = sys.stdout if file is None else file
        self.terminal = self.file.isatty() if terminal is None else terminal
        measured = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns
        self.started = False
        self.width = width or (measured if self.terminal else max(PLAIN_WIDTH, measured))

    def line(self, text: str = "") -> None:
        """One line as it is, less the space at its end; nothing begins with an empty one."""
        if self.started or text:
            print(text.rstrip(), file=self.file)
            self.started = True

    def heading(self, text: str) -> None:
        """A heading with a line of space above it."""
        self.line()
        for part in wrapped(text, self.width):
            self.strong(part)

    def strong(self, text: str) -> None:
        """A line that stands out on a terminal."""
        if self.terminal and not os.environ.get("NO_COLOR"):
            self._rich(text, style="bold")
            self.started = True
        else:
            self.line(text)

    def prose(self, text: str, *, indent: int = 0, mark: str = "") -> None:
        """A paragraph, wrapped. `mark` hangs in front of the first line."""
        first = " " * indent + mark
        wrapped = textwrap.fill(
            " ".join(text.split()),
            width=min(self.width, WIDEST_PROSE),
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.line(wrapped)

    def fields(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Names and values in two columns; a long value is wrapped under itself."""
        listed = [(name, value) for name, value in pairs if value]
        margin = max((len(name) for name, _ in listed), default=0) + 2
        for name, value in listed:
            for place, part in enumerate(value.splitlines()):
                self.prose(part, mark=(name if place == 0 else "").ljust(margin))

    def table(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> None:
        """Rows under their heads: fitted to a terminal, one line a row anywhere else."""
        if not self.terminal:
            for text in aligned(columns, rows):
                self.line(text)
            return
        head, *body = fitted(columns, rows, self.width)
        for text in head:
            self.strong(text)
        spaced = any(len(lines) > 2 for lines in body)
        for place, lines in enumerate(body):
            if spaced and place:
                self.line()
            for text in lines:
                self.line(text)

    def grid(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> None:
        """Rows of figures under their heads, close together and never wrapped."""
        head, *body = aligned(columns, rows, gap=" ")
        self.strong(head)
        for text in body:
            self.line(text)

    def _rich(self, text: str, style: str) -> None:
        from rich.text import Text

        self._console().print(Text(text.rstrip(), style=style), soft_wrap=True)

    def _console(self) -> Console:
        from rich.console import Console

        return Console(file=self.file, width=self.width, highlight=False, markup=False)


def fitted(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], width: int
) -> list[list[str]]:
    """The head and the rows, each as lines of text no wider than `width` where words allow it.

    The widest column gives way first, never below its longest word.

    >>> fitted([TableColumn(title="Year"), TableColumn(title="What")], [["1", "two words"]], 11)
    [['Year  What', '────  ─────'], ['1     two', '      words']]
    """
    cells = [[column.title for column in columns], *([*row] for row in rows)]
    widths = [max(_longest(row[place]) for row in cells) for place in range(len(columns))]
    least = [
        max(
            _longest(row[place]) if column.whole and row is not cells[0] else _word(row[place])
            for row in cells
        )
        for place, column in enumerate(columns)
    ]
    while sum(widths) + 2 * (len(widths) - 1) > width:
        room, place = max((widths[n] if widths[n] > least[n] else 0, n) for n in range(len(widths)))
        if not room:
            break
        widths[place] -= 1
    head, *body = [_lines(row, widths, columns) for row in cells]
    return [[*head, "  ".join("─" * size for size in widths)], *body]


def wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most `width`, broken at spaces and after - and / before a letter.

    >>> wrapped("equipment/development and 2017-18", 12)
    ['equipment/', 'development', 'and 2017-18']
    """
    lines = [""]
    for part in text.splitlines():
        for piece in _PIECE.findall(part.strip()):
            if lines[-1] and len(f"{lines[-1]}{piece}".rstrip()) > width:
                lines.append("")
            lines[-1] += piece
        lines.append("")
    return [line.rstrip() for line in lines[:-1]] or [""]


def _lines(row: Sequence[str], widths: Sequence[int], columns: Sequence[TableColumn]) -> list[str]:
    cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    depth = max(map(len, cells))
    padded = [[*cell, *[""] * (depth - len(cell))] for cell in cells]
    return [
        "  ".join(
            part.rjust(width) if column.right else part.ljust(width)
            for part, width, column in zip(parts, widths, columns, strict=True)
        ).rstrip()
        for parts in zip(*padded, strict=True)
    ]


def _longest(text: str) -> int:
    return max(map(len, text.splitlines()), default=0)


def _word(text: str) -> int:
    return max((len(piece.rstrip()) for piece in _PIECE.findall(text)), default=0)


def aligned(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], gap: str = "  "
) -> list[str]:
    """The head and the rows as lines of aligned text, a line a row.

    >>> aligned([TableColumn(title="Year"), TableColumn(title="Rate", right=True)],
    ...         [["0", "3.5%"], ["31", "3%"]])
    ['Year  Rate', '0     3.5%', '31      3%']
    """
    lines = [[column.title for column in columns]]
    lines += [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    return [
        gap.join(
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(line, widths, columns, strict=True)
        ).rstrip()
        for line in lines
    ]
