"""Statements, lines, invoice checks and comparisons as JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from counterfoil.contract.statements import Closed
from counterfoil.contractfile.closed_json import closed_values
from counterfoil.csv_text import csv_lines

if TYPE_CHECKING:
    from counterfoil.cli.contract_line_page import RawRecord
    from counterfoil.cli.contract_months import AskedMonth
    from counterfoil.contract.comparison_of_months import ComparisonOfMonths
    from counterfoil.contract.invoice_check import InvoiceCheck
    from counterfoil.contract.lines import Line
    from counterfoil.errors import Problem

CSV_COLUMNS = (
    *("contract", "month", "state", "line", "section", "of", "title", "clause", "working"),
    *("amount_gbp", "provisional", "about", "records", "illustrative"),
)


def json_text(values: dict[str, Any]) -> str:
    """Values as JSON for people and programs."""
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def statement_values(asked: AskedMonth) -> dict[str, Any]:
    """A statement: amounts as text to the penny, exact figures as ratios of whole numbers."""
    made, contract = asked.statement, asked.contract
    return {
        "contract": contract.id,
        "title": contract.title,
        "month": str(asked.month),
        "state": "open" if asked.closed is None else "closed",
        "made_on": made.made_on.isoformat(),
        "proposed_by": asked.closing.proposed_by if asked.closing else None,
        "closed_by": asked.closing.closed_by if asked.closing else None,
        "terms": made.due.terms,
        "illustrative": contract.illustrative,
        "net_gbp": f"{made.net_gbp:f}",
        "vat_gbp": f"{made.vat_gbp:f}",
        "total_gbp": f"{made.total_gbp:f}",
        "fingerprint": asked.fingerprint,
        "lines": line_values(asked),
        "lost_to_caps": [
            {
                "of": one.of,
                "title": one.title,
                "cap": one.cap,
                "due_gbp": f"{one.due_gbp:f}",
                "taken_gbp": f"{one.taken_gbp:f}",
                "lost_gbp": f"{one.lost_gbp:f}",
            }
            for one in made.due.lost
        ],
        "gaps": problem_values(made.due.gaps),
    }


def line_values(asked: AskedMonth) -> list[dict[str, Any]]:
    """Each line as a closed statement keeps it, with its working in words and numbers."""
    made = asked.statement
    kept = Closed(month=made.month, closed_on=made.made_on, lines=asked.lines)
    found: Any = closed_values(asked.contract.id, kept)["lines"]
    return [
        {**values, "working": line.working, "provisional": line.is_provisional}
        for values, line in zip(found, asked.lines, strict=True)
    ]


def explained_values(
    asked: AskedMonth, line: Line, records: dict[str, RawRecord], clause: str
) -> dict[str, Any]:
    """One line, its clause in words, and the records that it rests on with file and line."""
    found = next(one for one in line_values(asked) if one["id"] == line.id)
    return {
        "contract": asked.contract.id,
        "month": str(asked.month),
        "state": "open" if asked.closed is None else "closed",
        "terms": asked.statement.due.terms,
        "illustrative": asked.contract.illustrative,
        "line": found,
        "clause_in_words": clause,
        "records": [
            {
                "id": name,
                "kind": raw.record.kind,
                "place": raw.place,
                "fields": dict(raw.fields),
                "entered_on": raw.record.entered_on.isoformat(),
                "entered_by": raw.record.entered_by,
                "source": raw.record.source,
                "supersedes": raw.record.supersedes,
                "superseded_by": raw.superseded_by,
                "note": raw.record.note,
            }
            for name, raw in records.items()
        ],
    }


def statement_csv(asked: AskedMonth) -> str:
    """A row for each line, in which a spreadsheet finds no formula. VAT is a line too."""
    rows = (
        [
            asked.contract.id,
            asked.month,
            "open" if asked.closed is None else "closed",
            one.id,
            one.section.value,
            one.of,
            one.title,
            one.clause,
            one.working,
            f"{one.amount_gbp:f}",
            "yes" if one.is_provisional else "no",
            one.about or "",
            "; ".join(one.records),
            asked.contract.illustrative,
        ]
        for one in asked.lines
    )
    return csv_lines([CSV_COLUMNS, *rows])


def invoice_values(check: InvoiceCheck, illustrative: str) -> dict[str, Any]:
    """An invoice check, each difference by its cause."""
    return {
        "month": str(check.month),
        "invoices": list(check.numbers),
        "illustrative": illustrative,
        "invoiced_gbp": f"{check.invoiced_gbp:f}",
        "stated_gbp": f"{check.stated_gbp:f}",
        "difference_gbp": f"{check.difference_gbp:f}",
        "overbilled_gbp": f"{check.overbilled_gbp:f}",
        "agreed": list(check.agreed),
        "differences": [
            {
                "cause": one.cause.value,
                "of": one.of,
                "title": one.title,
                "clause": one.clause,
                "invoiced_gbp": f"{one.invoiced_gbp:f}",
                "stated_gbp": f"{one.stated_gbp:f}",
                "difference_gbp": f"{one.difference_gbp:f}",
                "why": one.why,
            }
            for one in check.differences
        ],
    }


def comparison_values(found: ComparisonOfMonths, illustrative: str) -> dict[str, Any]:
    """Two months line by line, with what each difference comes from."""
    return {
        "before": str(found.before),
        "after": str(found.after),
        "illustrative": illustrative,
        "difference_gbp": f"{found.difference_gbp:f}",
        "by_reason": {why.value: f"{gbp:f}" for why, gbp in found.by_reason},
        "lines": [
            {
                "id": one.id,
                "section": one.section.value,
                "title": one.title,
                "before_gbp": None if one.before is None else f"{one.before_gbp:f}",
                "after_gbp": None if one.after is None else f"{one.after_gbp:f}",
                "difference_gbp": f"{one.difference_gbp:f}",
                "reasons": {reason.why.value: f"{reason.amount_gbp:f}" for reason in one.reasons},
            }
            for one in found.lines
        ],
    }


def problem_values(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """What is missing, where, and how to mend it."""
    return [{"what": one.what, "where": one.where, "mend": one.mend} for one in problems]
