"""One line of a statement as it is printed: its working, down to the clause and the raw record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from counterfoil.casefile.nearest_word import nearest_word
from counterfoil.cli.screen import Screen
from counterfoil.contract.lines import Line, Part, number_text, part_text, pounds
from counterfoil.contractfile.record_columns import columns_of
from counterfoil.contractfile.term_sheet import term_sheet
from counterfoil.contractfile.value_text import write_value
from counterfoil.errors import InvalidValue
from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from counterfoil.cli.contract_months import AskedMonth
    from counterfoil.contract.records import Record
    from counterfoil.contractfile.folder import ContractFolder

_APART = ("id", "entered_on", "entered_by", "source", "supersedes", "note")
_STEP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """A record that a line rests on. place: its file and line; superseded_by: what put it right."""

    record: Record
    place: str
    fields: tuple[tuple[str, str], ...]
    superseded_by: str


def line_asked(asked: AskedMonth, name: str) -> Line:
    """The line of an id, or the only one of a charge or measure.

    Raises: InvalidValue, with the nearest.
    """
    found = [one for one in asked.lines if one.id == name]
    found = found or [one for one in asked.lines if one.of == name]
    if len(found) == 1:
        return found[0]
    ids = [one.id for one in found or asked.lines]
    near = "" if found else nearest_word(name, [*ids, *(one.of for one in asked.lines)])
    raise InvalidValue(
        what=f"{name!r} is {len(found)} lines" if found else f"there is no line {name!r}",
        where=f"the statement of {asked.month}",
        mend=f"ask for {near}" if near else f"ask for one of {', '.join(ids)}",
    )


def raw_records(held: ContractFolder, line: Line) -> dict[str, RawRecord]:
    """The records that a line rests on, by id; those that are not in the folder are left out."""
    by_id = {one.id: number for number, one in enumerate(held.records)}
    later = {one.supersedes: one.id for one in held.records if one.supersedes}
    return {
        name: RawRecord(
            record=held.records[by_id[name]],
            place=held.places[by_id[name]],
            fields=tuple(_fields(held.records[by_id[name]])),
            superseded_by=later.get(name, ""),
        )
        for name in line.records
        if name in by_id
    }


def clause_words(asked: AskedMonth, line: Line) -> str:
    """The clause of the term sheet that a line comes from, with its version; blank for none."""
    subject = line.of if line.about is None else line.id.split("/")[3]
    version = asked.terms_of(line.about or asked.month)
    for section in term_sheet(asked.contract, version).sections:
        for one in section.clauses:
            if one.of == subject:
                return f"version {version}, {one.number} {one.title}. {one.text}"
    return ""


def print_line(asked: AskedMonth, line: Line, held: ContractFolder, screen: Screen) -> None:
    """The line, its formula and working, its clause in words, and each figure's source."""
    screen.strong(safe_text(f"{line.title} [{line.id}] = {pounds(line.amount_gbp)}"))
    inside = _STEP
    told = (
        ("statement", f"{asked.contract.title}, {asked.month}, {asked.state}"),
        ("formula", line.formula),
        ("working", line.working),
        ("rounded from", _unrounded(line)),
        ("clause", line.clause),
        ("terms", clause_words(asked, line)),
        ("illustrative", asked.contract.illustrative),
    )
    for name, text in told:
        if text:
            screen.prose(safe_text(text), indent=inside, mark=f"{name}: ")
    records = raw_records(held, line)
    for part in line.parts:
        _print_part(part, records, screen)


def _print_part(part: Part, records: dict[str, RawRecord], screen: Screen) -> None:
    provisional = " (provisional)" if part.provisional else ""
    screen.prose(safe_text(f"{part.name} = {part_text(part)}{provisional}"), indent=_STEP)
    inside = 2 * _STEP
    if part.clause:
        screen.prose(safe_text(part.clause), indent=inside, mark="clause: ")
    for name in part.records:
        raw = records.get(name)
        if raw is None:
            screen.prose(safe_text(f"record {name}, not in the folder"), indent=inside)
            continue
        screen.prose(safe_text(f"{raw.place}: {raw.record.kind} {name}"), indent=inside)
        for mark, text in _about(raw):
            if text:
                screen.prose(safe_text(text), indent=inside + _STEP, mark=f"{mark}: ")


def _about(raw: RawRecord) -> Iterator[tuple[str, str]]:
    record = raw.record
    by = f" by {record.entered_by}" if record.entered_by else ""
    yield "holds", ", ".join(f"{name} {text}" for name, text in raw.fields)
    yield "entered", f"{record.entered_on}{by}"
    yield "source", record.source
    yield "supersedes", record.supersedes
    yield "superseded by", raw.superseded_by
    yield "note", record.note


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    for column in columns_of(type(record)):
        value = getattr(record, column.shape.name, None)
        if column.name not in _APART and not column.of_line and value not in (None, ""):
            yield column.name, write_value(value, column.shape)


def _unrounded(line: Line) -> str:
    exact = line.exact
    return "" if exact == Fraction(line.amount_gbp) else f"£{number_text(exact)}"
