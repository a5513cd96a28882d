"""The figures of a case that a reader may try another value for, and the case with some changed.

Each is one cell of one record, so that what was tried can be kept in the case as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from counterfoil.appraisal.amounts import (
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import BusinessCase, Line
from counterfoil.casefile.case_to_rows import case_rows
from counterfoil.casefile.number_text import plain_number
from counterfoil.casefile.rows import Cell, Form, Row, TableRows, Value, WrittenRow
from counterfoil.casefile.rows_to_case import read_case
from counterfoil.casefile.tables import RECORD_TABLES, TABLES
from counterfoil.casefile.value_text import cell_text
from counterfoil.errors import BadInput, Problem

_RATE = "a year, as a share"
_SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One cell that may be tried at another value: where it is, what it is called, what it says.

    name: table|key|column, which finds it again. group: what it is listed under. unit: such as £ a
    year or share. text: its value as the case has it, as plain digits. note: what else is to be
    said of the value.
    """

    table: str
    key: str
    column: str
    group: str
    title: str
    unit: str
    text: str
    note: str = ""

    @property
    def name(self) -> str:
        """What finds it again, such as lines|partner/charge|amount."""
        return f"{self.table}|{self.key}|{self.column}"

    @property
    def is_share(self) -> bool:
        """Whether it is a share or a rate, shown as a percentage and kept as a decimal."""
        return self.unit in (_RATE, _SHARE)


def assumptions(case: BusinessCase) -> tuple[Assumption, ...]:
    """Every figure that can be tried at another value, in the order of the case."""
    return (
        *_drivers(case),
        *_delays(case),
        *_indices(case),
        *_lines(case),
        *_risks(case),
    )


def with_assumptions(
    case: BusinessCase,
    values: Mapping[str, str],
    known: Mapping[str, Assumption] | None = None,
) -> BusinessCase:
    """The case with some cells changed; it may not be valid.

    values: by the name of the assumption, as people type them. known: the assumptions of this case
    by name, for who has them already. Raises: BadInput with each value that is no number or does
    not fit, and each name that is not there.
    """
    if not values:
        return case
    found = {one.name: one for one in assumptions(case)} if known is None else known
    texts, problems = _texts(found, values)
    changed = dict.fromkeys(name.partition("|")[0] for name in texts)
    moved = {(name.split("|")[0], name.split("|")[1]) for name in texts}
    # Only the records that change are written as rows and read again, for the others stay as they
    # are and a large case has hundreds.
    few: dict[str, Any] = {one.name: _of(case, one.name, moved) for one in RECORD_TABLES}
    written = case_rows(replace(case, **few))
    tables = {
        name: TableRows(
            table=TABLES[name],
            where=TABLES[name].title,
            columns=written.columns(TABLES[name]),
            rows=tuple(_row(name, row, texts) for row in written.tables[name]),
        )
        for name in changed
    }
    fields = {name: _cell(value, name) for name, value in written.fields.items()}
    read = read_case(Row(fields, "case"), tables)
    problems += read.problems
    if problems:
        raise BadInput(problems)
    whole: dict[str, Any] = {name: _put_back(case, read.case, name) for name in changed}
    return replace(case, **whole)


def _of(case: BusinessCase, table: str, moved: Collection[tuple[str, str]]) -> tuple[Any, ...]:
    """The records of a table that change."""
    if all(of_table != table for of_table, _ in moved):
        return ()
    return tuple(one for one in getattr(case, table) if (table, _key(one)) in moved)


def _put_back(case: BusinessCase, few: BusinessCase | None, table: str) -> tuple[Any, ...]:
    """All records of a table in their order, those that changed in place of what they were."""
    new = {_key(one): one for one in getattr(few, table)}
    return tuple(new.get(_key(one), one) for one in getattr(case, table))


def _key(record: Any) -> str:
    key: str = getattr(record, "key", "") or record.id
    return key


def _texts(
    known: Mapping[str, Assumption], values: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The plain digits of each value, and what is wrong with the others."""
    texts, problems = dict[str, str](), []
    for name, value in values.items():
        found = known.get(name)
        if found is None:
            problems.append(
                Problem(
                    what="this figure is no longer in the case",
                    where=name.replace("|", " "),
                    mend="take it out, and choose another from the list",
                )
            )
            continue
        digits = plain_number(value)
        if digits is None:
            problems.append(
                Problem(
                    what=f"{value.strip()!r} is not a number",
                    where=found.title,
                    mend=f"enter a number such as {found.text}",
                )
            )
        else:
            texts[name] = digits
    return texts, tuple(problems)


def _row(table: str, row: WrittenRow, texts: Mapping[str, str]) -> Row:
    cells = {column: _cell(value, column) for column, value in row.values.items()}
    title = cell_text(row.values.get("title")) or row.key
    for name, text in texts.items():
        of_table, key, column = name.split("|")
        if (of_table, key) == (table, row.key):
            cells[column] = Cell(text, f"{title}, {column}", Form.UNTYPED)
    return Row(cells, title)


def _cell(value: Value, where: str) -> Cell:
    form = Form.TEXT if isinstance(value, str) else Form.UNTYPED
    return Cell(cell_text(value), where, form)


def _one(
    table: str,
    key: str,
    column: str,
    group: str,
    title: str,
    unit: str,
    value: float,
    note: str = "",
) -> Assumption:
    return Assumption(
        table=table,
        key=key,
        column=column,
        group=group,
        title=title,
        unit=unit,
        text=cell_text(value),
        note=note,
    )


def _drivers(case: BusinessCase) -> Iterator[Assumption]:
    for driver in case.drivers:
        unit, note = (
            ("factor", "on the profile") if driver.profile else (driver.unit, "in the first year")
        )
        where = ("drivers", driver.id)
        yield _one(*where, "value", "Volumes", driver.title, unit, driver.value, note)
        if not driver.profile:
            growth = f"{driver.title}: growth"
            yield _one(*where, "growth", "Volumes", growth, _RATE, driver.growth)


def _delays(case: BusinessCase) -> Iterator[Assumption]:
    for delay in case.delays:
        yield _one("delays", delay.id, "months", "Delays", delay.title, "months", delay.months)


def _indices(case: BusinessCase) -> Iterator[Assumption]:
    for index in case.indices:
        if index.rate is not None:
            after = f"{index.title}: growth after the published series"
            title = after if index.series else f"{index.title}: growth"
            yield _one("indices", index.id, "rate", "Prices", title, _RATE, index.rate)


def _lines(case: BusinessCase) -> Iterator[Assumption]:
    options = {option.id: option.title for option in case.options}
    for line in case.lines:
        group = options.get(line.option, line.option)
        for column, what, unit, value in _of_line(line):
            title = f"{line.title}: {what}" if what else line.title
            yield _one("lines", line.key, column, group, title, unit, value)


def _of_line(line: Line) -> Iterator[tuple[str, str, str, float]]:
    match line.amount:
        case Flat():
            yield "amount", "", "£ a year", line.amount.gbp
        case OneOff():
            yield "amount", "", "£", line.amount.gbp
        case Ramp():
            yield "amount", "first year", "£ a year", line.amount.gbp_first
            yield "amount_last", "from the last year", "£ a year", line.amount.gbp_last
        case DriverRate():
            yield "amount", "", f"£ per {line.amount.unit}", line.amount.gbp_per_unit
        case ShareOf():
            yield "amount", "share", _SHARE, line.amount.share
        case YearList() | DriverBands():
            pass
    yield "delay_months", "months late", "months", line.delay_months
    yield "real_growth", "growth over inflation", _RATE, line.real_growth
    if line.optimism_bias is not None:
        mitigated = line.optimism_bias.mitigation
        yield "ob_mitigation", "optimism bias dealt with", _SHARE, mitigated


def _risks(case: BusinessCase) -> Iterator[Assumption]:
    options = {option.id: option.title for option in case.options}
    for risk in case.risks:
        title = f"{risk.title} ({options.get(risk.option, risk.option)}): chance"
        yield _one("risks", risk.key, "chance", "Risks", title, _SHARE, risk.chance)
