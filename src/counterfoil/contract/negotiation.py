"""What is to be known of draft terms before they are signed, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.contract.backtest import Backtest, backtest, months_with_figures
from counterfoil.contract.contradictions import contradictions
from counterfoil.contract.knowledge import known
from counterfoil.contract.largest_deduction import LargestDeduction, largest_deduction
from counterfoil.contract.monotonicity import Reversal, monotonicity
from counterfoil.contract.reckoning import Progress
from counterfoil.contract.records import Record
from counterfoil.contract.simulated_year import SimulatedYear, simulated_year
from counterfoil.contract.terms import Contract
from counterfoil.errors import Problem

_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """Draft terms looked at from every side.

    largest: in that of the first twelve months of its accounts in which most can be deducted.
    backtest, year: None when there are no figures of the past.
    """

    contradictions: tuple[Problem, ...]
    reversals: tuple[Reversal, ...]
    largest: LargestDeduction
    backtest: Backtest | None
    year: SimulatedYear | None


def negotiation(
    contract: Contract,
    records: Iterable[Record] = (),
    *,
    trials: int = 1_000,
    seed: int = 0,
    progress: Progress | None = None,
) -> Negotiation:
    """Everything there is to be known of draft terms, on the figures of the past.

    Raises:
        NoAnswer: an index is needed of which no level is known, or the past lies after the term.
    """
    held = tuple(records)
    has_past = bool(months_with_figures(known(held)))
    return Negotiation(
        contradictions=contradictions(contract),
        reversals=monotonicity(contract, records=held),
        largest=largest_of_first_year(contract, held),
        backtest=backtest(contract, held) if has_past else None,
        year=simulated_year(contract, held, trials=trials, seed=seed, progress=progress)
        if has_past
        else None,
    )


def largest_of_first_year(contract: Contract, records: Iterable[Record]) -> LargestDeduction:
    """In that of the first twelve months of the accounts in which most can be deducted.

    Raises: NoAnswer, as `largest_deduction` does.
    """
    held, first = tuple(records), contract.first_account
    months = [one for one in contract.term.months if first <= one < first + _YEAR]
    return max(
        (largest_deduction(contract, month, held) for month in months),
        key=lambda one: Decimal("Infinity") if one.month_gbp is None else one.month_gbp,
    )
