"""The reference page of a contract's folder, made from what its readers know of each field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from counterfoil.contract.availability import AvailabilityRegime, UnitType
from counterfoil.contract.charges import Charge, Milestone, PriceBand, ShareBand
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.measures import DeductionBand, Deductions, EarnBack, Measure, Repeat
from counterfoil.contract.records import Invoice, InvoiceLine, Record
from counterfoil.contract.term import Term
from counterfoil.contract.terms import BreakPoint, Contract, Extension, Terms
from counterfoil.contractfile import contract_yaml, record_csv
from counterfoil.contractfile.closing_register import COLUMNS
from counterfoil.contractfile.closing_register import FILE as REGISTER
from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.field_words import FIELD_WORDS, MAPPING_WORDS, RECORD_WORDS
from counterfoil.contractfile.record_columns import RECORD_FILES, columns_of
from counterfoil.contractfile.shapes import CHARGE_KINDS, Holds, Percent, Shape, shapes_of
from counterfoil.contractfile.value_text import write_value

_HEAD = """\
# The folder of a contract

<!-- Made by `counterfoil contract fields`; a test compares the two. -->

A contract is a folder: `contract.yaml` for the terms, a CSV file for each kind of record, and
`closed/` for the statements of months that were closed. `counterfoil contract new` writes one to
start from; `counterfoil contract check FOLDER` lists everything wrong with it, each with its file
and line and how to mend it. What the commands do with it: [counterfoil contract](\
contract-command.md).

## How values are written

| A field holds | It is written |
|---|---|
| text | anything; in a table, an apostrophe before text that begins `=`, `+`, `-` or `@` |
| id | text of letters, digits, `-` and `_`, never changed later |
| number | digits with a point, exactly: `1200.5`, or a fraction, `1/3`. No commas |
| pounds | a number, without £ |
| share | a percentage, `3%`, or the same as a number, `0.03` |
| whole number | digits alone |
| word | one of the words listed |
| yes or no | `yes` or `no` |
| day | `2026-04-01` |
| month | `2026-04` |
| time of day | `07:00` |
| day and time | `2026-05-03 14:30` |
| names and rates | each name with its number under it |

Every number is kept exactly as written; nothing is rounded but the amount of a line, once. Files
are UTF-8; `contract.yaml` may have {yaml_bytes} bytes and a table {csv_bytes}. YAML anchors,
aliases and tags are refused. The order of columns is free, and a table that holds nothing may be
missing. Fields in **bold** must be filled in.

"""
_YAML: tuple[tuple[str, str, type[Any]], ...] = (
    ("The contract", "The first fields of `contract.yaml`.", Contract),
    ("Term", "Under `term`.", Term),
    ("Versions of the terms", "A list under `versions`.", Terms),
    ("Charges", "A list under `charges`, each with these fields and those of its `kind`.", Charge),
)
_PARTS: tuple[tuple[str, str, type[Any]], ...] = (
    ("Price bands", "A list under `bands` of a banded charge.", PriceBand),
    ("Milestones", "A list under `milestones`.", Milestone),
    ("Shares of gain", "Lists under `under` and `over` of a gain share.", ShareBand),
    ("Indexation", "A list under `indexations`.", Indexation),
    ("Measures", "A list under `measures`.", Measure),
    ("Deduction bands", "A list under `bands` of a measure.", DeductionBand),
    ("Repeats", "Under `repeat` of a measure.", Repeat),
    ("Earning back", "Under `earn_back` of a measure.", EarnBack),
    ("Availability regimes", "A list under `regimes`.", AvailabilityRegime),
    ("Types of unit", "A list under `unit_types` of a regime.", UnitType),
    ("Deductions", "Under `deductions`.", Deductions),
    ("Extensions", "A list under `extensions`.", Extension),
    ("Breaks", "A list under `breaks`.", BreakPoint),
)
_RECORDS = """\
## Records

Records are only ever added. What was wrong stays, and a later record that names it under
`supersedes` takes its place from the day it was entered. Every table has these columns too:

| Column | Holds | Means |
|---|---|---|
{rows}
"""
_CLOSED = """\
## Closed statements

`closed/2026-04.json` is the statement of a closed month, each line with its exact parts, and its
fingerprint: SHA-256 of the canonical JSON of all the rest, as [the log](log-format.md) has it. A
file that was changed since is refused.

`{register}` says who proposed and who closed each month. Its columns: {columns}. A statement
that is missing, or is not the one whose fingerprint stands there, is refused.

`counterfoil contract close` writes both, and nothing else does.

## Column mappings

`mappings/` holds how the columns of somebody's spreadsheet are read as records of one kind, a YAML
file for each that is remembered. `counterfoil contract import FOLDER FILE --mapping NAME` reads a
CSV file or an Excel workbook by one and tells what it would add; with `--add` it adds it.

```yaml
kind: volume
columns:
  month: Period
  count: Number of detentions
constants:
  volume: detentions
```

{mapping}

A field that must be filled in needs a column or a constant. `id`, `entered_on`, `entered_by` and
`source` are filled in by the import: the source names the file and the row. A row that says what
stands on record is passed over; columns that no field names are not read. A last column
`illustrative`, which exports of made-up figures have, says what is made up in them: it is read
past, with a warning where the contract does not say that it is illustrative.
"""
_HOLDS = {
    Holds.TEXT: "text",
    Holds.TRUTH: "yes or no",
    Holds.WHOLE: "whole number",
    Holds.NUMBER: "number",
    Holds.DECIMAL: "pounds",
    Holds.DAY: "day",
    Holds.MOMENT: "day and time",
    Holds.CLOCK: "time of day",
    Holds.MONTH: "month",
    Holds.WORD: "word",
    Holds.PAIRS: "names and rates",
    Holds.ONE: "fields of its own",
    Holds.MANY: "list",
}
_COMMON = ("id", "supersedes", "entered_on", "entered_by", "source", "note")
_TABLE = ["| Field | Holds | Means |", "|---|---|---|"]


def reference_page() -> str:
    """The whole page in Markdown."""
    parts = [
        _HEAD.replace("{yaml_bytes}", f"{contract_yaml.MOST_BYTES:,}").replace(
            "{csv_bytes}", f"{record_csv.MOST_BYTES:,}"
        )
    ]
    parts += [field_section(*one) for one in _YAML]
    parts += [_charge(word, kind) for word, kind in CHARGE_KINDS.items()]
    parts += [field_section(*one) for one in _PARTS]
    columns = {one.name: one for one in shapes_of(Record)}
    rows = "\n".join(_row(columns[name], RECORD_WORDS[name]) for name in _COMMON)
    parts.append(_RECORDS.replace("{rows}", rows))
    parts += [_records(file, kind) for file, kind in RECORD_FILES.items()]
    listed = ", ".join(f"`{name}`" for name in COLUMNS)
    closed = _CLOSED.replace("{register}", REGISTER).replace("{columns}", listed)
    fields = [_row(one, MAPPING_WORDS[one.name]) for one in shapes_of(ColumnMapping)]
    parts.append(closed.replace("{mapping}", "\n".join([*_TABLE, *fields])))
    return "\n".join(parts)


def words_of(kind: type[Any], name: str) -> str:
    """What a field means.

    >>> words_of(Term, "end")
    'The last day, which is still in it.'
    """
    for holder in kind.__mro__:
        found = FIELD_WORDS.get(f"{holder.__name__}.{name}")
        if found:
            return found
    return RECORD_WORDS[name]


def field_section(
    title: str, home: str, kind: type[Any], words: Callable[[type[Any], str], str] = words_of
) -> str:
    """A heading, where the fields stand, and a table of them.

    words: what a field of a kind means.
    """
    rows = [_row(one, words(kind, one.name)) for one in shapes_of(kind)]
    return "\n".join([f"## {title}", "", home, "", *_TABLE, *rows]) + "\n"


def _charge(word: str, kind: type[Charge]) -> str:
    common = {one.name for one in shapes_of(Charge)}
    rows = [
        _row(one, words_of(kind, one.name)) for one in shapes_of(kind) if one.name not in common
    ]
    table = [*_TABLE, *rows] if rows else ["It has no fields of its own."]
    return "\n".join([f"### kind: {word}", "", about(kind), "", *table]) + "\n"


def _records(file: str, kind: type[Record]) -> str:
    held = [one for one in columns_of(kind) if one.name not in _COMMON]
    rows = [
        _row(
            one.shape,
            words_of(InvoiceLine if one.of_line else kind, one.shape.name),
            named=one.name,
            is_needed=one.shape.required and not one.of_line,
        )
        for one in held
    ]
    more = " A row for each line; the rest of the invoice is repeated in each of its rows."
    words = about(kind) + (more if kind is Invoice else "")
    return "\n".join([f"### {file}", "", words, "", *_TABLE, *rows]) + "\n"


def about(kind: type[Any]) -> str:
    """The first sentence of what a kind says of itself."""
    return (kind.__doc__ or "").strip().partition("\n\n")[0].replace("\n    ", " ")


def _row(shape: Shape, words: str, *, named: str = "", is_needed: bool | None = None) -> str:
    name = named or shape.name
    needed = shape.required if is_needed is None else is_needed
    told = " ".join([words, *_extras(shape)])
    return f"| {f'**{name}**' if needed else name} | {_holds(shape)} | {told} |"


def _holds(shape: Shape) -> str:
    if shape.name == "id":
        return "id"
    if shape.holds is Holds.NUMBER:
        if shape.percent is Percent.ALWAYS:
            return "share"
        if shape.percent is Percent.MAYBE:
            return "number or share"
        return "pounds" if shape.is_money else "number"
    return _HOLDS[shape.holds]


def _extras(shape: Shape) -> Iterator[str]:
    if shape.holds is Holds.WORD and shape.of is not None:
        yield f"Words: {_listed(shape.of)}."
    if shape.required or shape.default in (None, "", ()):
        return
    if shape.holds not in (Holds.ONE, Holds.MANY, Holds.PAIRS):
        yield f"Blank: {write_value(shape.default, shape)}."


def _listed(kind: type[StrEnum]) -> str:
    return ", ".join(f"`{one.value}`" for one in kind)
