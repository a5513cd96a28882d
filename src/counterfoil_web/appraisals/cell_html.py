"""The control of one cell. A page holds hundreds, so they are written straight as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.casefile.draft import PlacedProblem, column_words
from counterfoil.casefile.tables import TABLES
from counterfoil.casefile.workbook_writer import hint
from counterfoil_web.appraisals.cell_words import said_in, word_said, words_of

_NO_PART_OF_AN_ID = re.compile(r"[^\w-]+")
_LONG = (Kind.TEXT,)
_NARROW = (Kind.NUMBER, Kind.WHOLE, Kind.YEAR, Kind.DATE)
_NARROW_LINE, _WIDE_LINE, _MOST_LINES = 26, 60, 8
_ROW, _TITLE, _TEXT = "\0row", "\0title", "\0text"


@dataclass(frozen=True, kw_only=True)
class CellClash:
    """What somebody else wrote in a cell, while the person at the page wrote something else."""

    theirs: str | None
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class CellOnPage:
    """A cell as it is to be drawn. row_title: what its row is called, for its label.

    lines: how many lines its control shows; 0: as many as its text needs.
    """

    table: Table
    column: Column
    row: str
    row_title: str = ""
    text: str = ""
    problems: Sequence[PlacedProblem] = ()
    clash: CellClash | None = None
    writable: bool = True
    lines: int = 0


def cell_id(row: str, column: str) -> str:
    """The id of a cell's control on its page.

    >>> cell_id("r1", "2011-12 month"), cell_id("", "simulation.trials")
    ('c-r1-2011-12-month', 'c-case-simulation-trials')
    """
    return f"c-{row or 'case'}-{_NO_PART_OF_AN_ID.sub('-', column)}"


def cell_name(row: str, column: str) -> str:
    """The name under which a cell is posted."""
    return f"c:{row}:{column}"


def hint_id(column: str) -> str:
    """The id of the words that tell what a column holds."""
    return f"hint-{_NO_PART_OF_AN_ID.sub('-', column)}"


def column_title(column: Column) -> str:
    """A column's heading."""
    words = column_words(column.name)
    return words[:1].upper() + words[1:]


def column_hint(column: Column) -> str:
    """What a column holds, for who fills it in; what its list and its heading say is left out."""
    words = f" Words: {', '.join(column.words)}."
    return hint(column).replace(words, "").replace(" Must be filled in.", "")


def control_html(cell: CellOnPage, *, label: bool = True) -> str:
    """The control alone. label: give it its label as an attribute, as in a table."""
    name = cell.column.name
    if not cell.writable:
        words = word_said(cell.column, cell.text)
        return f'<span class="app-grid__text">{escape(words)}</span>'
    key = cell_id(cell.row, name)
    described = hint_id(name) + (f" {key}-problem" if cell.problems else "")
    invalid = ' aria-invalid="true"' if _stopped(cell) else ""
    common = (
        f'id="{key}" name="{escape(cell_name(cell.row, name))}" aria-describedby="{described}"'
        f"{_label(cell) if label else ''}{invalid}"
    )
    return _control(cell, common, " govuk-input--error" if _stopped(cell) else "")


def table_cell(cell: CellOnPage) -> str:
    """A cell of a table: its control, what is wrong with it, and its column's name beside it."""
    return (
        f'<td role="cell" class="app-cell" data-label="{escape(column_title(cell.column))}" '
        f'data-column="{escape(cell.column.name)}">{control_html(cell)}{problems_html(cell)}</td>'
    )


def plain_cell(table: Table, column: Column, row: str, row_title: str, text: str) -> str:
    """What `table_cell` gives for a cell that may be written in and has nothing wrong.

    Most cells are such, and a page holds hundreds: only the row, its title and the text differ.
    """
    words = words_of(column)
    if words and text and text not in words:
        return table_cell(
            CellOnPage(table=table, column=column, row=row, row_title=row_title, text=text)
        )
    lines = _lines(text, row) if column.kind in _LONG or "\n" in text else 0
    pattern = _pattern(table.name, column.name, lines)
    pattern = pattern.replace(_ROW, row).replace(_TITLE, escape(row_title))
    if words and text:
        chosen = pattern.replace('value="" selected', 'value=""', 1)
        return chosen.replace(f'value="{text}"', f'value="{text}" selected', 1)
    return pattern.replace(_TEXT, escape(text, quote=not lines))


@lru_cache(maxsize=4096)
def _pattern(table_name: str, column_name: str, lines: int) -> str:
    """A cell with marks, which no text can hold, where the row, its title and the text belong."""
    table = TABLES[table_name]
    column = table.column(column_name)
    assert column is not None
    text = "" if words_of(column) else _TEXT
    cell = CellOnPage(table=table, column=column, row=_ROW, row_title=_TITLE, text=text)
    return table_cell(replace(cell, lines=lines))


def problems_html(cell: CellOnPage) -> str:
    """The place for what is wrong with a cell, and what somebody else wrote there meanwhile."""
    key = cell_id(cell.row, cell.column.name)
    told = "".join(_problem(one) for one in cell.problems)
    clash = "" if cell.clash is None else _clash(cell, key)
    shut = "" if told else " hidden"
    return f'<div class="app-cell__problems" id="{key}-problem"{shut}>{told}</div>{clash}'


def _problem(placed: PlacedProblem) -> str:
    problem = placed.problem
    kind, word = ("error", "Error:") if placed.stops else ("warning", "Warning:")
    return (
        f'<p class="app-cell__problem app-cell__problem--{kind}">'
        f'<span class="govuk-visually-hidden">{word}</span> {escape(sentence(problem.what))} '
        f"{escape(sentence(problem.mend))}</p>"
    )


def sentence(words: str) -> str:
    """Words as a sentence.

    >>> sentence("write 1200")
    'Write 1200.'
    """
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "?")) else f"{text}."


def _clash(cell: CellOnPage, key: str) -> str:
    clash = cell.clash
    if clash is None:
        return ""
    who = escape(clash.by or "Somebody else")
    if clash.theirs is None:
        return (
            f'<div class="app-cell__clash"><p>{who} deleted this row. '
            "Your words are kept above: copy them if you need them.</p></div>"
        )
    theirs = escape(clash.theirs) or "<em>nothing</em>"
    name = escape(f"keep:{cell.row}:{cell.column.name}")
    return (
        f'<div class="app-cell__clash"><p>{who} wrote <q>{theirs}</q> here while you wrote. '
        "Saving puts yours in its place.</p>"
        f'<label class="app-cell__keep"><input type="checkbox" name="{name}" id="{key}-keep" '
        'value="theirs"> Keep theirs</label></div>'
    )


def _label(cell: CellOnPage) -> str:
    words = ", ".join(part for part in (column_title(cell.column), cell.row_title) if part)
    return f' aria-label="{escape(words)}"'


def _stopped(cell: CellOnPage) -> bool:
    return any(one.stops for one in cell.problems)


def _control(cell: CellOnPage, common: str, wrong: str) -> str:
    column, text = cell.column, cell.text
    words = words_of(column)
    if words:
        return (
            f'<select class="govuk-select app-cell__control{wrong}" {common}>'
            f"{_choices(words, text, column.blank)}</select>"
        )
    if cell.lines or column.kind in _LONG or "\n" in text:
        return (
            f'<textarea class="govuk-textarea app-cell__control app-cell__control--long{wrong}" '
            f'rows="{cell.lines or _lines(text, cell.row)}" {common}>\n'
            f"{escape(text, quote=False)}</textarea>"
        )
    size = " app-cell__control--narrow" if column.kind in _NARROW else ""
    mode = ' inputmode="decimal"' if column.kind in (Kind.NUMBER, Kind.WHOLE) else ""
    offer = f' list="ids-{column.refers_to}"' if column.kind is Kind.REFERENCE else ""
    return (
        f'<input class="govuk-input app-cell__control{size}{wrong}" type="text" '
        f'autocomplete="off" spellcheck="false"{mode}{offer} {common} value="{escape(text)}">'
    )


def _lines(text: str, row: str) -> int:
    """How many lines show a text: cells of a table are narrower than fields of the case."""
    width = _NARROW_LINE if row else _WIDE_LINE
    return min(_MOST_LINES, max(1, text.count("\n") + 1, -(-len(text) // width)))


def _choices(words: tuple[str, ...], text: str, blank: str) -> str:
    """The choices with the present one chosen; one that is no word of the column stays to be seen.

    The words are plain and known, so that finding one in the HTML cannot go astray.
    """
    if text in words or not text:
        choices = _plain_choices(words, blank)
        return choices.replace(f'value="{text}"', f'value="{text}" selected', 1)
    own = escape(text)
    return f'<option value="{own}" selected>{own} (not a choice)</option>' + _plain_choices(
        words, blank
    )


@lru_cache(maxsize=256)
def _plain_choices(words: tuple[str, ...], blank: str) -> str:
    empty = f"blank: {blank}" if blank else ""
    options = [f'<option value="">{escape(empty)}</option>']
    options += [
        f'<option value="{escape(word)}">{escape(said)}</option>'
        for word, said in said_in(words).items()
    ]
    return "".join(options)
