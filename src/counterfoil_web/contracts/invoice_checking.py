"""A month's invoices held against its statement, closed or as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.contract.invoice_check import (
    Cause,
    Difference,
    InvoiceCheck,
    check_invoices,
)
from counterfoil.contract.invoice_month import month_doubts
from counterfoil.contract.lines import Line, Section
from counterfoil.contract.reckoning import MonthDue
from counterfoil.contract.records import Invoice
from counterfoil.contract.statements import Closed, Statement
from counterfoil.errors import CounterfoilError, Problem
from counterfoil.quantities.years import Month
from counterfoil.reports.query_letter import CAUSE_WORDS, QueriedDifference
from counterfoil_web.contracts.invoice_store import invoices_of
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.records.kept_in_memory import KeptInMemory


@dataclass(frozen=True)
class CheckedMonth:
    """The check, the invoices checked, and the lines of the statement that they are held to."""

    check: InvoiceCheck
    invoices: tuple[Invoice, ...]
    lines: tuple[Line, ...]
    is_closed: bool
    doubts: tuple[tuple[Invoice, Problem], ...] = ()
    """Invoices that may be of another month, each with the sign of it."""

    def line_of(self, difference: Difference) -> Line | None:
        """The statement's line that a difference is about; None where it has none."""
        if difference.cause is Cause.VAT:
            return next((one for one in self.lines if one.section is Section.VAT), None)
        return next((one for one in self.lines if _subject(one) == difference.of), None)

    @property
    def under_gbp(self) -> Decimal:
        """What was billed less than is due, as a sum above nought."""
        return -self.check.difference_gbp

    @property
    def by_cause(self) -> tuple[tuple[str, Decimal], ...]:
        """What the differences come to by cause, in the order of causes."""
        found: dict[Cause, Decimal] = {}
        for one in self.check.differences:
            found[one.cause] = found.get(one.cause, Decimal(0)) + one.difference_gbp
        return tuple((CAUSE_WORDS[cause], found[cause]) for cause in Cause if cause in found)

    @property
    def agreed_lines(self) -> tuple[tuple[str, Decimal], ...]:
        """The lines billed as they are stated: what each subject is, and what it comes to."""
        found: list[tuple[str, Decimal]] = []
        for subject in self.check.agreed:
            held = [line for line in self.lines if _is_of(line, subject)]
            amount = sum((line.amount_gbp for line in held), Decimal(0))
            found.append((_title_of(held, subject), amount))
        return tuple(found)

    @property
    def queried(self) -> tuple[QueriedDifference, ...]:
        """The differences as a letter tells them."""
        return tuple(self._queried(one) for one in self.check.differences)

    def _queried(self, one: Difference) -> QueriedDifference:
        line = self.line_of(one)
        return QueriedDifference(
            cause=CAUSE_WORDS[one.cause],
            title=one.title,
            clause=one.clause,
            invoiced_gbp=one.invoiced_gbp,
            stated_gbp=one.stated_gbp,
            why=one.why,
            working="" if line is None else line.working,
        )


_KEPT: KeptInMemory[CheckedMonth] = KeptInMemory(200)


def checked_month(ledger: Ledger, month: Month) -> CheckedMonth:
    """The invoices recorded for a month, checked. Raises: NoAnswer, InvalidValue."""
    return _KEPT.made(ledger.key(month), lambda: _checked(ledger, month))


def _checked(ledger: Ledger, month: Month) -> CheckedMonth:
    standing = invoices_of(ledger)
    own = tuple(one for one in standing if one.month == month)
    others = [one for one in standing if one.month != month]
    closed = ledger.closed_month(month)
    made = ledger.statement(month) if closed is None else as_statement(ledger, closed)
    return CheckedMonth(
        check=check_invoices(made, own, others),
        invoices=own,
        lines=made.lines,
        is_closed=closed is not None,
        doubts=_doubts(ledger, standing, made),
    )


def _doubts(
    ledger: Ledger, standing: tuple[Invoice, ...], made: Statement
) -> tuple[tuple[Invoice, Problem], ...]:
    stated = _stated(ledger, ())
    stated[made.month] = made.total_gbp
    found = month_doubts(standing, stated)
    return tuple(
        (one, found[one.id]) for one in standing if one.month == made.month and one.id in found
    )


def month_doubt(ledger: Ledger, invoice: Invoice) -> Problem | None:
    """A sign that an invoice about to be entered is for another month; None for none."""
    standing = [one for one in invoices_of(ledger) if one.id != invoice.supersedes]
    stated = _stated(ledger, (invoice.month,))
    return month_doubts((*standing, invoice), stated).get(invoice.id)


def _stated(ledger: Ledger, more: Iterable[Month]) -> dict[Month, Decimal]:
    """What is due, VAT included, for the closed months, the first open one, and more."""
    stated = {one.month: one.total_gbp for one in ledger.closed}
    first = ledger.first_open
    for month in (*([] if first is None else [first]), *more):
        if month not in stated:
            try:
                stated[month] = ledger.statement(month).total_gbp
            except CounterfoilError:
                continue
    return stated


def as_statement(ledger: Ledger, closed: Closed) -> Statement:
    """A closed month in the form that the check reads: its lines as they were closed."""
    due = MonthDue(
        month=closed.month,
        terms=0,
        lines=closed.lines,
        assessments=(),
        lost=(),
        pool_gbp=None,
        gaps=(),
    )
    return Statement(
        contract=ledger.document.id, month=closed.month, made_on=closed.closed_on, due=due
    )


def _title_of(lines: Sequence[Line], subject: str) -> str:
    """What several lines of one thing are called: what their titles begin with, up to a colon."""
    titles = {line.title for line in lines}
    if len(titles) > 1:
        titles = {title.partition(":")[0] for title in titles}
    return titles.pop() if len(titles) == 1 else lines[0].title if lines else subject


def _subject(line: Line) -> str:
    return line.of if line.about is None else str(line.about)


def _is_of(line: Line, subject: str) -> bool:
    return line.section is not Section.VAT and _subject(line) == subject
