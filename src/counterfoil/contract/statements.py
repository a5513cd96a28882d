"""Monthly statements: what a month comes to, and what earlier months need putting right.

A closed statement never changes. When a figure of a closed month turns out otherwise, the next open
month carries an adjustment line for each line that differs, so that the sum of all statements is
always what a single statement made today would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Line, Part, Section, Unit, line_of
from counterfoil.contract.reckoning import MonthDue, Progress, reckon, total
from counterfoil.contract.records import Record
from counterfoil.contract.terms import Contract
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A month's statement, made on a day from what was known then.

    due: the month's own lines. adjustments: for earlier months, VAT on them among them.
    """

    contract: str
    month: Month
    made_on: date
    due: MonthDue
    adjustments: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line in the order of a statement: the month's own, adjustments, VAT."""
        order = list(Section)
        return tuple(
            sorted((*self.due.lines, *self.adjustments), key=lambda one: order.index(one.section))
        )

    @property
    def net_gbp(self) -> Decimal:
        """Before VAT, adjustments included."""
        return total(line for line in self.lines if line.section is not Section.VAT)

    @property
    def vat_gbp(self) -> Decimal:
        """VAT, that on adjustments included."""
        return total(line for line in self.lines if line.section is Section.VAT)

    @property
    def total_gbp(self) -> Decimal:
        """What is to be paid, VAT included."""
        return total(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A statement that two people closed: its lines as they stood, for ever."""

    month: Month
    closed_on: date
    lines: tuple[Line, ...]

    @property
    def total_gbp(self) -> Decimal:
        """What it came to, VAT included."""
        return total(self.lines)


def statement(
    contract: Contract,
    records: Iterable[Record],
    month: Month,
    *,
    on: date,
    closed: Sequence[Closed] = (),
    progress: Progress | None = None,
) -> Statement:
    """The statement of a month on a day.

    closed: the statements closed before, of which earlier months are put right. The contract's
    versions and the records count from the day they were agreed or entered.

    Raises:
        NoAnswer: the month is outside the accounts, is closed, or a later one is closed.
    """
    _check(contract, month, closed)
    contract = contract.known_on(on)
    found = reckon(contract, known(records, on), until=month, progress=progress)
    by_month = {one.month: one for one in found}
    accounted = _accounted(closed)
    adjustments = [
        line
        for earlier in sorted(one.month for one in closed)
        for line in _put_right(by_month[earlier], accounted.get(earlier, {}))
    ]
    return Statement(
        contract=contract.id,
        month=month,
        made_on=on,
        due=by_month[month],
        adjustments=tuple(adjustments),
    )


def close(contract: Contract, made: Statement, closed: Sequence[Closed] = ()) -> Closed:
    """The statement as it is kept once closed.

    Raises:
        NoAnswer: it is not the first month still open.
    """
    first = next_open(contract, closed)
    if made.month != first:
        raise NoAnswer(
            what=f"{made.month} cannot be closed before {first}",
            where=f"contract {contract.id}, {made.month}",
            mend="close months in order",
        )
    return Closed(month=made.month, closed_on=made.made_on, lines=made.lines)


def next_open(contract: Contract, closed: Iterable[Closed]) -> Month | None:
    """The first month not closed yet; None when the whole term is."""
    done = {one.month for one in closed}
    first = contract.first_account
    return next((one for one in contract.term.months if one >= first and one not in done), None)


def _check(contract: Contract, month: Month, closed: Sequence[Closed]) -> None:
    where = f"contract {contract.id}, {month}"
    if not contract.term.covers(month) or month < contract.first_account:
        raise NoAnswer(
            what=f"{month} is not a month of its accounts",
            where=where,
            mend=f"ask for a month from {contract.first_account} to {contract.term.last_month}",
        )
    if any(one.month == month for one in closed):
        raise NoAnswer(
            what="its statement is closed already",
            where=where,
            mend="read the closed statement; what has come to light since goes in the next month",
        )
    if later := [one.month for one in closed if one.month > month]:
        raise NoAnswer(
            what=f"{max(later)} is closed, which comes after it",
            where=where,
            mend="close months in order",
        )


def _accounted(closed: Iterable[Closed]) -> dict[Month, dict[str, list[Line]]]:
    """For each month, the lines that statements have carried for it, by the line put right."""
    found: dict[Month, dict[str, list[Line]]] = {}
    for one in closed:
        for line in one.lines:
            month = line.about or one.month
            name = line.id if line.about is None else _original(line)
            found.setdefault(month, {}).setdefault(name, []).append(line)
    return found


def _original(line: Line) -> str:
    """The id of the line that an adjustment puts right: what follows its month."""
    return line.id.split("/", 2)[2]


def _put_right(due: MonthDue, accounted: dict[str, list[Line]]) -> Iterable[Line]:
    now = {line.id: line for line in due.lines}
    for name in (*now, *(one for one in accounted if one not in now)):
        before = accounted.get(name, [])
        told = total(before)
        line = now.get(name)
        owed = line.amount_gbp if line is not None else Decimal(0)
        if owed != told:
            yield _adjustment(due.month, name, line, before, owed, told)


def _adjustment(
    month: Month, name: str, line: Line | None, before: list[Line], owed: Decimal, told: Decimal
) -> Line:
    like = line or before[0]
    is_vat = like.section is Section.VAT
    seen = {one for earlier in before for one in earlier.records}
    fresh = tuple(one for one in (line.records if line else ()) if one not in seen)
    parts = [
        Part("amount now", Fraction(owed), Unit.POUNDS, records=fresh),
        Part("amount stated before", Fraction(told), Unit.POUNDS),
    ]
    working = "the line is no longer due" if line is None else line.working
    parts.append(Part("working now", working, Unit.TEXT))
    title = like.title if like.about is None else like.title.partition(": ")[2]
    section = Section.VAT if is_vat else Section.ADJUSTMENT
    return line_of(
        section,
        str(month),
        f"{month.words}: {title}",
        like.clause,
        "amount now − amount stated before",
        tuple(parts),
        Fraction(owed - told),
        vat=False,
        suffix=name,
        about=month,
    )
