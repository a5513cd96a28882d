"""Benefits in cash beside the net saving: certified, and held by no statement of the contract.

The net saving counts costs alone. What was certified of a benefit in cash is added to it for the
saving in all, unless the statements hold it already, such as a guaranteed saving paid as a credit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.totals import ClaimStanding, Register
from counterfoil.quantities.years import Month


@dataclass(frozen=True, slots=True)
class Beside:
    """One claim, and what counts of it in the months looked at."""

    standing: ClaimStanding
    amount_gbp: Fraction


def beside_statements(
    ledger: Ledger, held: Register, first: Month, last: Month
) -> tuple[Beside, ...]:
    """The claims in cash beside the statements that come to something in the months."""
    option = ledger.document.option
    in_statements = set[str]()
    if ledger.contract is not None:
        in_statements = {_key(one.line, option) for one in ledger.document.statement_lines}
    found = (
        Beside(one, one.counts * one.claim.share_within(first, last))
        for one in held.claims
        if one.benefit.is_cash and _key(one.benefit.case_line, option) not in in_statements
    )
    return tuple(one for one in found if one.amount_gbp)


def _key(line: str, option: str) -> str:
    return line if "/" in line or not line else f"{option}/{line}"
