"""The months of a contract's folder as commands are asked for them: open, or closed for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterfoil.cli.progress import progress_bar
from counterfoil.contract.invoice_check import InvoiceCheck, check_invoices
from counterfoil.contract.invoice_month import month_doubts
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Line
from counterfoil.contract.reckoning import MonthDue
from counterfoil.contract.records import Invoice
from counterfoil.contract.statements import Closed, Statement, statement
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.closed_json import fingerprint
from counterfoil.contractfile.closing_register import Closing, read_closings, register_problems
from counterfoil.contractfile.folder import ContractFolder, read_contract_folder
from counterfoil.errors import BadInput, InvalidValue, NoAnswer, Problem, UsageError, errors_among
from counterfoil.quantities.years import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMonth:
    """A month's statement. closed: as it is kept, when it is closed; closing: by whom."""

    contract: Contract
    statement: Statement
    closed: Closed | None
    closing: Closing | None

    @property
    def month(self) -> Month:
        """The month."""
        return self.statement.month

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines in the order of a statement."""
        return self.statement.lines

    @property
    def fingerprint(self) -> str:
        """That of the closed statement, or the one it would have if it were closed as it is."""
        made = self.statement
        would = Closed(month=made.month, closed_on=made.made_on, lines=made.lines)
        return fingerprint(self.contract.id, self.closed or would)

    def terms_of(self, month: Month) -> int:
        """The number of the version of the terms that a month is reckoned by."""
        return self.contract.known_on(self.statement.made_on).terms_in(month).number

    @property
    def state(self) -> str:
        """Whether it is open or closed, since when and by whom."""
        if self.closed is None:
            return f"open: as it stands on {self.statement.made_on}"
        by = self.closing
        who = f", proposed by {by.proposed_by}, closed by {by.closed_by}" if by else ""
        return f"closed on {self.closed.closed_on}{who}"


def opened_folder(folder: Path) -> ContractFolder:
    """What a sound folder holds. Raises: BadInput with everything wrong with it."""
    held = read_contract_folder(folder)
    problems = register_problems(folder, held)
    if errors_among(problems):
        raise BadInput((*held.warnings, *problems))
    return held


def asked_month(folder: Path, held: ContractFolder, month: Month, on: date | None) -> AskedMonth:
    """The statement of a month: the closed one, or as it stands.

    on: the day as of which it is wanted; what was entered or closed later counts for nothing. None:
    today, whatever is closed.
    Raises: NoAnswer.
    """
    kept = closed_by(held, on)
    closed = next((one for one in kept if one.month == month), None)
    if closed is not None:
        rows, _ = read_closings(folder)
        closing = next((row for row in rows if row.month == month), None)
        made = _closed_statement(held, closed)
        return AskedMonth(contract=held.contract, statement=made, closed=closed, closing=closing)
    made = as_it_stands(held, month, on or today(), kept)
    return AskedMonth(contract=held.contract, statement=made, closed=None, closing=None)


def as_it_stands(
    held: ContractFolder, month: Month, on: date, closed: Sequence[Closed] | None = None
) -> Statement:
    """The statement of an open month on a day. Raises: NoAnswer."""
    kept = held.closed if closed is None else closed
    with progress_bar("Working out the months") as progress:
        return statement(held.contract, held.records, month, on=on, closed=kept, progress=progress)


def closed_by(held: ContractFolder, on: date | None) -> tuple[Closed, ...]:
    """The statements closed by a day; None: all of them."""
    return tuple(one for one in held.closed if on is None or one.closed_on <= on)


def closing_day(held: ContractFolder, on: date | None) -> date:
    """The day of a closing. Raises: UsageError for one to come, or before the last closing."""
    day = on or today()
    if day > today():
        raise UsageError(
            what=f"{day} is still to come", where="--on", mend="give today or an earlier day"
        )
    last = max(held.closed, key=lambda one: one.month, default=None)
    if last is not None and day < last.closed_on:
        raise UsageError(
            what=f"{last.month} was closed later, on {last.closed_on}",
            where="--on",
            mend=f"give {last.closed_on} or a later day",
        )
    return day


def checked_invoices(held: ContractFolder, asked: AskedMonth, on: date | None) -> InvoiceCheck:
    """The invoices known on a day for a month, against its statement.

    Raises: NoAnswer when there is none for it.
    """
    standing = list(known(held.records, on or today()).of_kind(Invoice))
    mine = [one for one in standing if one.month == asked.month]
    if not mine:
        raise NoAnswer(
            what=f"no invoice for {asked.month} is recorded",
            where="invoices.csv",
            mend="enter it there, a row for each of its lines",
        )
    others = [one for one in standing if one.month != asked.month]
    return check_invoices(asked.statement, mine, others)


def doubtful_invoices(
    held: ContractFolder, asked: AskedMonth, on: date | None
) -> tuple[Problem, ...]:
    """What makes it likely that an invoice of a month is of another."""
    standing = list(known(held.records, on or today()).of_kind(Invoice))
    stated = {one.month: one.total_gbp for one in closed_by(held, on)}
    stated[asked.month] = asked.statement.total_gbp
    found = month_doubts(standing, stated)
    mine = (one.id for one in standing if one.month == asked.month)
    return tuple(found[name] for name in mine if name in found)


def month_asked(text: str) -> Month:
    """A month of the command line. Raises: UsageError."""
    try:
        return Month.parse(text)
    except InvalidValue as fault:
        raise UsageError(what=fault.what, where="MONTH", mend=fault.mend) from fault


def day_asked(text: str | None) -> date | None:
    """The day of --on; None when it is not given. Raises: UsageError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise UsageError(
            what=f"{text!r} is not a day", where="--on", mend="write it as 2026-05-31"
        ) from fault


def today() -> date:
    """The day where the person is who asks."""
    return date.today()  # noqa: DTZ011


def _closed_statement(held: ContractFolder, closed: Closed) -> Statement:
    """A closed statement with what went beside its lines, where the records still give it all."""
    earlier = tuple(one for one in held.closed if one.month < closed.month)
    try:
        made = as_it_stands(held, closed.month, closed.closed_on, earlier)
    except NoAnswer:
        return _as_kept(held.contract, closed)
    return made if made.lines == closed.lines else _as_kept(held.contract, closed)


def _as_kept(contract: Contract, closed: Closed) -> Statement:
    terms = contract.known_on(closed.closed_on).terms_in(closed.month)
    due = MonthDue(
        month=closed.month,
        terms=terms.number,
        lines=closed.lines,
        assessments=(),
        lost=(),
        pool_gbp=None,
        gaps=(),
    )
    return Statement(contract=contract.id, month=closed.month, made_on=closed.closed_on, due=due)
