"""What the contract's statements come to, month by month, closed or still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.reckoning import reckon, total
from counterfoil.contract.statements import Closed
from counterfoil.outcomes.ledger import Ledger
from counterfoil.quantities.years import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledMonth:
    """One month's statement in cash. is_open: reckoned on what is known, not closed by anybody.

    The first open month also carries what earlier closed ones were put right by.
    """

    month: Month
    amount_gbp: Fraction
    is_open: bool


def settled_months(ledger: Ledger) -> tuple[SettledMonth, ...]:
    """The statements of the contract up to the document's day; none without a contract.

    Closed ones as they stand; open ones up to the last month counted, as they would be made on that
    day. VAT is left out when it comes back, and is in when it does not.
    """
    contract, day = ledger.contract, ledger.document.as_at
    if contract is None:
        return ()
    recoverable = ledger.document.vat_recoverable
    closed = [one for one in ledger.closed if one.closed_on <= day]
    found = [
        SettledMonth(month=one.month, amount_gbp=_closed(one, recoverable), is_open=False)
        for one in closed
    ]
    until = min(ledger.document.until, contract.term.last_month)
    first = max((one.month for one in closed), default=contract.first_account + -1) + 1
    if until < first:
        return tuple(found)
    due = reckon(contract.known_on(day), known(ledger.contract_records, day), until=until)
    amounts = {
        one.month: Fraction(one.net_gbp if recoverable else one.total_gbp)
        for one in due
        if one.month >= contract.first_account
    }
    carried = sum((amounts[one.month] - one.amount_gbp for one in found), Fraction(0))
    for month in sorted(one for one in amounts if one >= first):
        found.append(SettledMonth(month=month, amount_gbp=amounts[month] + carried, is_open=True))
        carried = Fraction(0)
    return tuple(found)


def paid_gbp(months: Sequence[SettledMonth]) -> Fraction:
    """The sum of the months."""
    return sum((one.amount_gbp for one in months), Fraction(0))


def _closed(one: Closed, recoverable: bool) -> Fraction:
    lines = [line for line in one.lines if not (recoverable and line.section is Section.VAT)]
    amount: Decimal = total(lines)
    return Fraction(amount)
