"""A month's statement as a file: Word, PDF, Excel, CSV and JSON, each with its marking."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from counterfoil.access import Marking
from counterfoil.contract.lines import pounds
from counterfoil.contract.reckoning import MonthDue
from counterfoil.contract.statements import Closed
from counterfoil.contractfile.closed_json import closed_values
from counterfoil.csv_text import csv_text
from counterfoil.errors import Problem
from counterfoil.quantities.years import Month, day_in_words
from counterfoil.record.canonical import digest
from counterfoil.reports.statement_paper import (
    PaperRecord,
    StatementPaper,
    records_named,
)
from counterfoil.reports.statement_print import statement_pdf
from counterfoil.reports.statement_word import statement_word
from counterfoil.reports.statement_workbook import line_rows, statement_workbook
from counterfoil_web.contracts.models import ClosedStatement, Contract, Recorded
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.statement_views import lines_and_due
from counterfoil_web.contracts.store import closed_row, recorded_by_key
from counterfoil_web.records.marking import EXCEL, WORD

OPEN_FORMAT = "counterfoil-open-statement-1"
"""What the file of a month says it is while the month is not closed."""


@dataclass(frozen=True)
class FileKind:
    """A form that a statement leaves in: the end of its name, its type, and how it is made."""

    ending: str
    content_type: str
    made: Callable[[Ledger, Month], bytes]


def paper_of(ledger: Ledger, month: Month) -> StatementPaper:
    """The statement with all that stands around it. Raises: CounterfoilError."""
    lines, due = lines_and_due(ledger, month)
    contract, document = ledger.contract, ledger.document
    rows = recorded_by_key(contract, records_named(lines))
    return StatementPaper(
        contract=contract.title,
        authority=document.authority,
        supplier=document.supplier,
        month=month,
        state=_state(ledger, month, due),
        marking=Marking(contract.partnership.marking).banner,
        lines=lines,
        records=tuple(_paper_record(row) for row in rows),
        missing=tuple(f"{_capital(gap.what)}. {_capital(gap.mend)}." for gap in _gaps(due)),
        lost=_lost(due),
        illustrative=contract.illustrative,
    )


def file_stem(contract: Contract, month: Month) -> str:
    """What the files of a month are called, without their ending."""
    made_up = " illustrative" if contract.illustrative else ""
    return f"{contract.title} {month} statement{made_up}"


def _word(ledger: Ledger, month: Month) -> bytes:
    return statement_word(paper_of(ledger, month))


def _pdf(ledger: Ledger, month: Month) -> bytes:
    return statement_pdf(paper_of(ledger, month))


def _workbook(ledger: Ledger, month: Month) -> bytes:
    return statement_workbook(paper_of(ledger, month))


def _csv(ledger: Ledger, month: Month) -> bytes:
    """The lines as a table, under one row that says whose they are."""
    paper = paper_of(ledger, month)
    about = [paper.contract, paper.title, paper.state, paper.banner, paper.illustrative]
    return csv_text([about, *line_rows(paper)]).encode()


def _json(ledger: Ledger, month: Month) -> bytes:
    """The file of a closed month as it was closed; one of the same form while it is open."""
    if ledger.closed_month(month) is not None:
        row = ClosedStatement.objects.get(contract=ledger.contract, month=str(month))
        return row.document.encode()
    made = ledger.statement(month)
    as_closed = Closed(month=month, closed_on=made.made_on, lines=made.lines)
    values = closed_values(ledger.contract.key, as_closed)
    del values["fingerprint"]
    values["format"] = OPEN_FORMAT
    values["made_on"] = values.pop("closed_on")
    values["marking"] = Marking(ledger.contract.partnership.marking).banner
    values["illustrative"] = ledger.contract.illustrative
    values["fingerprint"] = digest(values)
    return f"{json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


FILE_KINDS: dict[str, FileKind] = {
    "word": FileKind("docx", WORD, _word),
    "pdf": FileKind("pdf", "application/pdf", _pdf),
    "workbook": FileKind("xlsx", EXCEL, _workbook),
    "csv": FileKind("csv", "text/csv; charset=utf-8", _csv),
    "json": FileKind("json", "application/json", _json),
}
"""The forms by the word in their address."""


def _state(ledger: Ledger, month: Month, due: MonthDue | None) -> str:
    if due is not None:
        told = "Open: as it stands on" if not due.is_provisional else "Open, not all final: on"
        return f"{told} {day_in_words(ledger.on)}, from what is recorded."
    row = closed_row(ledger.contract, month)
    if row is None:
        return "Closed."
    closed_on = day_in_words(timezone.localdate(row.closed_at))
    return (
        f"Closed on {closed_on} by {row.closed_by}, proposed by {row.proposed_by}. "
        f"Fingerprint {row.fingerprint}."
    )


def _paper_record(row: Recorded) -> PaperRecord:
    entered = day_in_words(timezone.localdate(row.entered_at))
    return PaperRecord(
        id=row.key,
        kind=row.get_kind_display().replace("_", " "),
        says=tuple((name.replace("_", " "), str(value)) for name, value in row.fields.items()),
        source=row.source or "not stated",
        entered=f"{entered} by {row.entered_by}, {row.entered_for}",
    )


def _gaps(due: MonthDue | None) -> tuple[Problem, ...]:
    return () if due is None else due.gaps


def _lost(due: MonthDue | None) -> tuple[str, ...]:
    if due is None:
        return ()
    return tuple(
        f"{one.title}: {pounds(one.taken_gbp)} taken of {pounds(one.due_gbp)}, "
        f"{pounds(one.lost_gbp)} lost to the {one.cap}’s cap."
        for one in due.lost
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
