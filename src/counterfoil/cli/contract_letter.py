"""The letter that queries a month's invoices, as a file in Word."""

from __future__ import annotations

from pathlib import Path

from counterfoil.access.marking import Marking
from counterfoil.cli.contract_months import AskedMonth
from counterfoil.contract.invoice_check import InvoiceCheck
from counterfoil.contract.lines import Line, Section
from counterfoil.errors import NoAnswer, UsageError
from counterfoil.files import write_bytes
from counterfoil.reports.query_letter import (
    CAUSE_WORDS,
    QueriedDifference,
    QueryLetter,
    query_letter,
)

MARKING = Marking.OFFICIAL_SENSITIVE_COMMERCIAL


def write_letter(path: Path, check: InvoiceCheck, asked: AskedMonth) -> None:
    """Write the letter as a draft, which is not dated.

    Raises: NoAnswer when every line agrees; UsageError when there is a file of that name.
    """
    if not check.differences:
        raise NoAnswer(
            what="every line agrees, so there is nothing to query",
            where=f"the invoices of {check.month}",
            mend="leave out --letter",
        )
    if path.exists():
        raise UsageError(
            what="there is a file of that name",
            where=str(path),
            mend="name another file, so that a letter already edited is kept",
        )
    write_bytes(path, query_letter(letter_of(check, asked)))


def letter_of(check: InvoiceCheck, asked: AskedMonth) -> QueryLetter:
    """What the letter says: each difference with its clause and the working of its line."""
    contract = asked.contract
    return QueryLetter(
        contract=contract.title,
        authority=contract.authority,
        supplier=contract.supplier,
        month=check.month,
        invoices=check.numbers,
        differences=tuple(
            QueriedDifference(
                cause=CAUSE_WORDS[one.cause],
                title=one.title,
                clause=one.clause,
                invoiced_gbp=one.invoiced_gbp,
                stated_gbp=one.stated_gbp,
                why=one.why,
                working=_working(one.of, asked.lines),
            )
            for one in check.differences
        ),
        marking=MARKING.banner,
        is_closed=asked.closed is not None,
        illustrative=contract.illustrative,
    )


def _working(of: str, lines: tuple[Line, ...]) -> str:
    """How the statement came to what it says of a charge or measure."""
    held = [one for one in lines if one.of == of and (one.section is Section.VAT) == (of == "vat")]
    return "; ".join(one.working for one in held)
