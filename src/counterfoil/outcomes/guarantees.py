"""What the contract guarantees: a saving net of every cost, or a part of its price; never confused.

A guarantee of the net saving covers what the public bodies spend themselves. One on the price does
not: managing the contract, changes, moving in and moving out come off it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.appraisal.vocabulary import Commitment
from counterfoil.contract.lines import pounds, to_pence
from counterfoil.outcomes.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantees:
    """What the approved case says is guaranteed over the whole term, in cash.

    net_gbp: against carrying on, every cost of the public bodies in it; None when nothing is.
    lines_gbp: the benefits in cash that the contract guarantees line by line; None without any.
    lines, titles: which they are. in_price: whether each stands in the contract's statements.
    """

    net_gbp: Decimal | None
    lines_gbp: Decimal | None
    lines: tuple[str, ...]
    titles: tuple[str, ...]
    in_price: bool

    @property
    def lines_name(self) -> str:
        """What the guaranteed lines come to, named."""
        kind = "in its price" if self.in_price else "line by line"
        return f"Guaranteed by the contract {kind}, whole term"

    @property
    def words(self) -> str:
        """What a guarantee on lines is and is not, in a sentence or two; blank without one."""
        if self.lines_gbp is None:
            return ""
        where = "on the price" if self.in_price else "on those lines alone"
        alone = "" if self.net_gbp is not None else " The case states no guarantee of a net saving."
        return (
            f"{pounds(self.lines_gbp)} is what the contract guarantees {where} over its whole term "
            f"({'; '.join(self.titles)}). It is not a net saving: what the public bodies spend "
            f"themselves comes off it.{alone}"
        )


def guarantees(ledger: Ledger) -> Guarantees:
    """What is guaranteed. Raises: InvalidValue when no approved case is named."""
    case, document = ledger.signed_case, ledger.document
    stated = next(one for one in case.options if one.id == document.option).guaranteed_saving_gbp
    lines = tuple(
        one
        for one in ledger.promise.of_option(document.option)
        if one.heading.is_benefit and one.commitment is Commitment.GUARANTEED and any(one.cash_gbp)
    )
    total = sum((sum(one.cash_gbp, Fraction(0)) for one in lines), Fraction(0))
    billed = {
        f"{document.option}/{one.line.rpartition('/')[2]}" for one in document.statement_lines
    }
    return Guarantees(
        net_gbp=None if stated is None else to_pence(Fraction(repr(stated))),
        lines_gbp=to_pence(total) if lines else None,
        lines=tuple(one.key for one in lines),
        titles=tuple(one.title for one in lines),
        in_price=all(one.key in billed for one in lines),
    )
