"""The reference page of the case folder, made from what the readers know of each column."""

from __future__ import annotations

from collections.abc import Iterator

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.casefile.tables import CSV_TABLES, YAML_TABLES
from counterfoil.casefile.workbook_sheets import RESULT_SHEETS

_HEAD = """\
# The case folder and its workbook

<!-- Made by `counterfoil schema --markdown`; a test compares the two. -->

A case is a folder: `case.yaml` for the case itself and its short lists, and a CSV file for each
longer table. The same case is an Excel workbook, with a sheet for each table. Nothing is lost on
the way from one to the other and back: `counterfoil to-excel`, `counterfoil from-excel`.

`counterfoil check FOLDER` lists every problem with its file and line, or its sheet and cell, and
how to mend it. Editors that know JSON Schema complete and check `case.yaml` as it is typed: the
schema stands beside it as `case.schema.json`, and `counterfoil schema` prints it. A row of each CSV
file has a schema too.

## How values are written

| A cell holds | It is written |
|---|---|
| id | {id} |
| reference | the id of a record in the table named |
| number | digits with a point: `1200.5`, `-3e6`. No £, no commas, no %: 3.5% is `0.035` |
| whole number | digits alone |
| word | one of the words listed |
| yes or no | `yes` or `no` (in `case.yaml` also `true` or `false`); blank is no |
| financial year | both halves: `2017-18` |
| date | a day `2016-03-31`, a month `2016-03`, a year `2016` or a financial year `2016-17` |
| list of ids | ids parted by semicolons: `nao-2013; hmic-2013` |
| shares | a body, or bodies and their shares: `cleveland 0.6; durham 0.4` |
| distribution | `fixed(value=1)`, `uniform(low=0, high=2)`, `triangular(low=0, mode=1, high=2)`, \
`pert(low=0, mode=1, high=2)`, `normal(mean=0, sd=1)`, `lognormal(log_mean=0, log_sd=1)`, \
`discrete(0: 0.7, 1: 0.3)`, `empirical(0.8, 1, 1.3)` |
| uncertainty | a distribution, or `reference_class(kind=business, \
ratio=reported_to_promised_saving)` |
| pairs | `driver.detentions ~ line.partner/charge: 0.3`, parted by semicolons |
| text | anything; it is kept as it is, blanks around it too |
| text of one line | anything on one line; blanks around it are dropped |

In `correlations`, inputs are named `line.<option>/<line>`, `driver.<id>`, `driver.<id>.growth`,
`delay.<id>`, `index.<id>` and `risk.<option>/<id>`.

Files are UTF-8, with or without a byte order mark, with line ends of either kind; `case.yaml` may
have 1 MB, a CSV file 20 MB. YAML anchors, aliases, tags and second documents are refused, and so is
a field that stands twice. Values in `case.yaml` keep the text they were typed in: a date or a year
needs no quotation marks, and a number must have none.

In the workbook, a number that Excel keeps as text is read if it is a plain number. Real Excel dates
are read in date columns and refused in others. Formulas are refused, as the source of the number
would be lost. Text that begins with `=` is text, there and back. A workbook is refused, with the
reason, when it holds macros, links to other workbooks, connections to data elsewhere, embedded
objects or a password, or would swell to more than 200 MB. Sheets of results ({results}) are not
read.

In the tables below, a column in **bold** must be filled in.
"""
_MONTHS = (
    "Months are columns too, `2017-04` and so on, for the first one or two years: all twelve of a "
    "year or none. A month that reads like a year is marked: `2011-12 month`."
)


def _names(sheets: tuple[str, ...]) -> str:
    return ", ".join(f"`{sheet}`" for sheet in sheets)


def reference_page() -> str:
    """The whole page in Markdown."""
    id_rule = "letters, digits, `-` and `_`, beginning with a letter or digit; never changed later"
    parts = [
        _HEAD.replace("{id}", id_rule).replace("{results}", _names(RESULT_SHEETS)),
        _section(CASE, "The first fields of `case.yaml`; the sheet `case`."),
    ]
    parts.append(
        "`editions` names the edition of each published figure, a line each, such as "
        "`gdp_deflator: 2025-12`; `counterfoil parameters list` lists them. In the sheet a field "
        "with a point, such as `simulation.trials`, is a group of `case.yaml` with its field.\n"
    )
    for table in YAML_TABLES:
        parts.append(_section(table, f"A list in `case.yaml`; the sheet `{table.name}`."))
    for table in CSV_TABLES:
        needed = " It must be there." if table.required else ""
        parts.append(_section(table, f"`{table.file}`; the sheet `{table.name}`.{needed}"))
    return "\n".join(parts)


def _section(table: Table, home: str) -> str:
    lines = [f"## {table.title}", "", f"{table.about} {home}", ""]
    lines += ["| Column | Holds | Means |", "|---|---|---|"]
    lines += [_row(column) for column in table.before]
    if table.has_years:
        lines.append("| **2017-18** … | number | One column for each financial year of the term. |")
    lines += [_row(column) for column in table.after]
    if table.has_months:
        lines += ["", _MONTHS]
    return "\n".join(lines) + "\n"


def _row(column: Column) -> str:
    name = f"**{column.name}**" if column.required else column.name
    return f"| {name} | {' '.join(_holds(column))} | {' '.join(_meaning(column))} |"


def _holds(column: Column) -> Iterator[str]:
    yield column.kind.value
    if column.refers_to:
        yield f"in `{column.refers_to}`"


def _meaning(column: Column) -> Iterator[str]:
    yield column.means
    if column.kind is Kind.WORD:
        yield f"Words: {', '.join(f'`{word}`' for word in column.words)}."
    if column.unit:
        yield f"Unit: {column.unit}."
    if column.blank:
        yield f"Blank: {column.blank}."
