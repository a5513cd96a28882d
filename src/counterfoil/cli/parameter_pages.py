"""How published figures are set out on the screen: percentages, grids of months, dates by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from counterfoil.citation import Citation
from counterfoil.cli.screen import Screen, TableColumn
from counterfoil.parameters import Cell, CellKind, Column, Edition, Parameter, Table

_MONTH_NAMES = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_LONG = 15
_NUMBERS = (CellKind.INTEGER, CellKind.NUMBER, CellKind.SHARE, CellKind.YEAR)


def print_list(screen: Screen, parameters: Sequence[Parameter]) -> None:
    """Every parameter with its latest edition: value, unit, dates in force, source, confidence."""
    titles = ("Parameter", "What it is", "Value", "Unit", "Editions", "In force", "Confidence")
    if not screen.terminal:
        columns = [TableColumn(title=title) for title in (*titles, "Source")]
        screen.table(columns, [_list_row(one) for one in parameters])
        return
    for one in parameters:
        _, title, value, unit, editions, in_force, confidence, source = _list_row(one)
        screen.heading(f"{one.id}: {title}")
        dated = f"edition{'s' if len(one.editions) > 1 else ''} {editions}, {in_force}"
        screen.prose(f"{value}; {unit}", indent=2)
        screen.prose(f"{dated}; {confidence}", indent=2)
        screen.prose(source, indent=2)


def print_edition(
    screen: Screen, parameter: Parameter, edition: Edition, tables: Sequence[Table]
) -> None:
    """One edition: what it is, when it is in force, where it was read, and its values."""
    screen.heading(f"{parameter.title} ({parameter.id}), edition {edition.id}")
    screen.fields(
        (
            ("Unit", parameter.unit),
            ("Use", parameter.use),
            ("In force", in_force_words(edition)),
            ("Editions", editions_words(parameter)),
            ("Confidence", edition.confidence),
            ("Source", source_words(edition.source)),
            ("See also", "\n".join(map(source_words, edition.other_sources))),
            ("Publisher", edition.publisher),
            ("Licence", f"{edition.licence.name}, {edition.licence.url}"),
            ("Retrieved", edition.retrieved.isoformat()),
            ("Note", edition.note),
        )
    )
    if edition.rules:
        screen.heading("Rules of use")
    for rule in edition.rules:
        screen.prose(f"{rule.text} [{rule.confidence}]", mark="- ")
    for table in tables:
        print_table(screen, table)


def print_table(screen: Screen, table: Table) -> None:
    """One table of values, set out as its columns ask for."""
    screen.heading(table.title)
    if table.note:
        screen.prose(table.note)
    kinds = [column.kind for column in table.columns]
    if kinds == [CellKind.MONTH, CellKind.NUMBER]:
        _print_month_grid(screen, table)
    elif kinds[0] is CellKind.DATE and len(table.rows) > _LONG:
        _print_days_by_year(screen, table)
    elif len(kinds) == 2 and len(table.rows) > _LONG:
        _print_blocks(screen, table)
    else:
        _print_rows(screen, table)


def in_force_words(edition: Edition) -> str:
    """The days an edition is in force, as far as they are known."""
    first, last = edition.in_force_from, edition.in_force_to
    if first is None and last is None:
        return "dates not stated by the source"
    since = f"from {first.isoformat()}" if first else ""
    until = f"until {last.isoformat()}" if last else ""
    newer = f"superseded by {edition.superseded_by}" if edition.superseded_by else ""
    return ", ".join(filter(None, (f"{since} {until}".strip(), newer)))


def editions_words(parameter: Parameter) -> str:
    """The editions held, the latest marked when there are several."""
    ids = parameter.edition_ids
    if len(ids) == 1:
        return ids[0]
    return ", ".join(f"{one} (latest)" if one == parameter.latest.id else one for one in ids)


def source_words(source: Citation) -> str:
    """Title, date when there is one, and address."""
    dated = f", {source.date}" if source.date else ""
    return f"{source.title}{dated}, {source.url}"


def cell_words(cell: Cell, column: Column, decimals: int | None = None) -> str:
    """One cell as it is read: 0.035 as 3.5%, 1784546 as 1,784,546, an empty cell as a dash.

    >>> cell_words(0.0129, Column(name="rate", kind=CellKind.SHARE, means="rate"))
    '1.29%'
    """
    if cell is None:
        return "–"
    if column.kind is CellKind.SHARE:
        return f"{(Decimal(str(cell)) * 100).normalize():f}%"
    if isinstance(cell, float):
        return f"{cell:,.{_decimals(cell) if decimals is None else decimals}f}"
    if column.kind is CellKind.INTEGER and "year" not in column.name:
        return f"{cell:,}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _list_row(parameter: Parameter) -> list[str]:
    latest = parameter.latest
    return [
        parameter.id,
        parameter.title,
        value_words(latest),
        parameter.unit,
        editions_words(parameter),
        in_force_words(latest),
        latest.confidence,
        latest.source.title,
    ]


def value_words(edition: Edition) -> str:
    """What an edition holds, in a few words: its one value, its last level, or its tables."""
    table = edition.tables[0]
    last = [cell_words(*pair) for pair in zip(table.rows[-1], table.columns, strict=True)]
    if len(table.columns) == 2:
        return f"{last[1]} in {last[0]}, the last of {len(table.rows)}"
    if len(last) == len(table.rows) == 1:
        return last[0]
    if len(edition.tables) == 1:
        return f"{len(table.rows)} rows"
    return f"{len(edition.tables)} tables: {', '.join(edition.table_ids)}"


def _print_rows(screen: Screen, table: Table) -> None:
    shown = table.shown or table.column_names
    chosen = [column for column in table.columns if column.name in shown]
    columns = [
        TableColumn(
            title=column.name.replace("_gbp", " £").replace("_", " "),
            right=column.kind in _NUMBERS,
            whole=column.kind is not CellKind.TEXT,
        )
        for column in chosen
    ]
    cells = [_column_words(table, column) for column in chosen]
    screen.table(columns, list(zip(*cells, strict=True)))
    hidden = len(table.columns) - len(chosen)
    if hidden:
        screen.prose(f"{hidden} more columns, with the source of each figure: add --json.")


def _print_month_grid(screen: Screen, table: Table) -> None:
    month, index = table.columns
    decimals = _most_decimals(table.column(index.name))
    columns = [TableColumn(title="Year"), *(TableColumn(title=m, right=True) for m in _MONTH_NAMES)]
    rows = []
    for year, group in groupby(table.records(), key=lambda row: str(row[month.name])[:4]):
        levels = {str(row[month.name])[5:]: row[index.name] for row in group}
        rows.append([year, *(_level(levels, n, index, decimals) for n in range(1, 13))])
    screen.grid(columns, rows)


def _level(levels: dict[str, Cell], number: int, column: Column, decimals: int) -> str:
    key = f"{number:02d}"
    return cell_words(levels[key], column, decimals) if key in levels else ""


def _print_days_by_year(screen: Screen, table: Table) -> None:
    day, title = table.columns[:2]
    for year, group in groupby(table.records(), key=lambda row: str(row[day.name])[:4]):
        days = "; ".join(f"{_day_words(row[day.name])} {row[title.name]}" for row in group)
        screen.prose(days, mark=f"{year}  ")


def _day_words(day: Cell) -> str:
    return f"{day.day} {_MONTH_NAMES[day.month - 1]}" if isinstance(day, date) else str(day)


def _print_blocks(screen: Screen, table: Table) -> None:
    """A long series of pairs, in as many blocks side by side as the width holds, read downwards."""
    left, right = (_column_words(table, column) for column in table.columns)
    width = max(map(len, left)) + 2 + max(map(len, right))
    count = max(1, (min(screen.width, 100) + 4) // (width + 4))
    depth = -(-len(left) // count)
    pairs = [f"{a}  {b.rjust(width - len(a) - 2)}" for a, b in zip(left, right, strict=True)]
    for line in range(depth):
        screen.line("    ".join(pair.ljust(width) for pair in pairs[line::depth]))


def _column_words(table: Table, column: Column) -> list[str]:
    cells = table.column(column.name)
    floats = column.kind is CellKind.NUMBER
    decimals = _most_decimals(cells) if floats else None
    return [cell_words(cell, column, decimals) for cell in cells]


def _most_decimals(cells: Iterable[Cell]) -> int:
    return max((_decimals(cell) for cell in cells if isinstance(cell, float)), default=0)


def _decimals(number: float) -> int:
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
