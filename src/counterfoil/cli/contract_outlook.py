"""What a contract may come to: the next month on figures so far, the terms tried on the past."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from counterfoil.cli.contract_forms import problem_values
from counterfoil.cli.contract_pages import (
    amount,
    print_lines,
    print_lost,
    print_totals,
)
from counterfoil.cli.problems import print_problems
from counterfoil.cli.screen import Screen, TableColumn
from counterfoil.contract.backtest import Backtest, backtest
from counterfoil.contract.contradictions import contradictions
from counterfoil.contract.forecast import Forecast
from counterfoil.contract.largest_deduction import LargestDeduction
from counterfoil.contract.lines import pounds
from counterfoil.contract.monotonicity import Reversal, monotonicity
from counterfoil.contract.negotiation import largest_of_first_year
from counterfoil.contract.reckoning import Progress
from counterfoil.contract.simulated_year import SimulatedYear, simulated_year
from counterfoil.contract.spread import Spread
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.folder import ContractFolder
from counterfoil.errors import Problem
from counterfoil.reports.wording import safe_text

_MOST_ASSUMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedOut:
    """Terms tried on the past: what they would have paid, how far it may vary, their flaws."""

    contract: Contract
    past: Backtest
    year: SimulatedYear
    largest: LargestDeduction
    reversals: tuple[Reversal, ...]
    contradictions: tuple[Problem, ...]


def tried_out(
    held: ContractFolder, *, trials: int, seed: int, progress: Progress | None
) -> TriedOut:
    """Try a folder's terms on its records. Raises: NoAnswer without figures of the past."""
    contract, records = held.contract, held.records
    past = backtest(contract, records)
    return TriedOut(
        contract=contract,
        past=past,
        year=simulated_year(contract, records, trials=trials, seed=seed, progress=progress),
        largest=largest_of_first_year(contract, records),
        reversals=monotonicity(contract, records=records),
        contradictions=contradictions(contract),
    )


def print_forecast(contract: Contract, found: Forecast, screen: Screen) -> None:
    """The statement that the month would have, then every figure that is supposed."""
    made = found.statement
    screen.strong(safe_text(f"{contract.title}: forecast of {found.month}"))
    screen.fields(
        [
            ("on", f"what was known on {made.made_on}"),
            ("deductions", pounds(found.deductions_gbp)),
            ("not foreseen", safe_text(", ".join(found.not_foreseen))),
            ("illustrative", safe_text(contract.illustrative)),
        ]
    )
    screen.line()
    print_lines(made.lines, screen)
    print_totals(made.lines, screen)
    print_lost(made.due, screen)
    if found.supposed:
        screen.heading("Supposed for want of a record")
        columns = (
            *(TableColumn(title=name) for name in ("of", "month")),
            TableColumn(title="figure", right=True, whole=True),
            TableColumn(title="how"),
        )
        rows = [
            [safe_text(one.of), str(one.month), one.figure, safe_text(one.rule)]
            for one in found.supposed
        ]
        screen.table(columns, rows)
    print_problems(made.due.gaps)


def forecast_values(contract: Contract, found: Forecast) -> dict[str, Any]:
    """A forecast for programs."""
    made = found.statement
    return {
        "contract": contract.id,
        "month": str(found.month),
        "known_on": made.made_on.isoformat(),
        "illustrative": contract.illustrative,
        "net_gbp": f"{made.net_gbp:f}",
        "vat_gbp": f"{made.vat_gbp:f}",
        "total_gbp": f"{made.total_gbp:f}",
        "deductions_gbp": f"{found.deductions_gbp:f}",
        "lines": [
            {
                "id": one.id,
                "title": one.title,
                "working": one.working,
                "amount_gbp": f"{one.amount_gbp:f}",
                "provisional": one.is_provisional,
            }
            for one in made.lines
        ],
        "supposed": [
            {
                "of": one.of,
                "month": str(one.month),
                "figure": one.figure,
                "how": one.rule,
                "from_records": list(one.from_records),
            }
            for one in found.supposed
        ],
        "not_foreseen": list(found.not_foreseen),
        "gaps": problem_values(made.due.gaps),
    }


def print_tried_out(tried: TriedOut, screen: Screen) -> None:
    """The past month by month, the simulated year, the most that can be deducted, the flaws."""
    past = tried.past
    carried = past.carried_years
    screen.strong(safe_text(f"{tried.contract.title}: the terms tried on the past"))
    screen.fields(
        [
            ("months", f"{past.months[0].month} to {past.months[-1].month}"),
            ("carried", f"forward by {carried} years, to fall in the term" if carried else ""),
            ("before VAT", pounds(past.net_gbp)),
            ("deductions", pounds(past.deductions_gbp)),
            ("lost to caps", pounds(past.lost_to_caps_gbp)),
            ("illustrative", safe_text(tried.contract.illustrative)),
        ]
    )
    screen.line()
    screen.table(
        _columns("month", "before VAT £", "deductions £"),
        [
            [str(one.month), amount(one.due.net_gbp), amount(one.deductions_gbp)]
            for one in past.months
        ],
    )
    _print_year(tried.year, screen)
    _print_largest(tried.largest, screen)
    screen.heading("Where doing worse pays the supplier more")
    for one in tried.reversals:
        screen.prose(safe_text(one.what), mark="- ")
    if not tried.reversals:
        screen.prose("Nowhere that was tried.")
    screen.heading("Clauses that contradict each other or can never bite")
    for fault in tried.contradictions:
        screen.prose(safe_text(f"{fault.where}: {fault.what}. Mend: {fault.mend}."), mark="- ")
    if not tried.contradictions:
        screen.prose("None was found.")
    print_problems(past.gaps)


def tried_out_values(tried: TriedOut) -> dict[str, Any]:
    """The same for programs."""
    past, year, largest = tried.past, tried.year, tried.largest
    return {
        "contract": tried.contract.id,
        "illustrative": tried.contract.illustrative,
        "carried_years": past.carried_years,
        "net_gbp": f"{past.net_gbp:f}",
        "deductions_gbp": f"{past.deductions_gbp:f}",
        "lost_to_caps_gbp": f"{past.lost_to_caps_gbp:f}",
        "months": [
            {
                "month": str(one.month),
                "net_gbp": f"{one.due.net_gbp:f}",
                "deductions_gbp": f"{one.deductions_gbp:f}",
            }
            for one in past.months
        ],
        "simulated_year": {
            "trials": year.trials,
            "seed": year.seed,
            "payment": _spread_values(year.payment),
            "deductions": _spread_values(year.deductions),
            "worst_tenth_gbp": f"{year.worst_tenth_gbp:f}",
        },
        "largest_deduction": {
            "month": str(largest.month),
            "month_gbp": _or_none(largest.month_gbp),
            "year_gbp": _or_none(largest.year_gbp),
            "before_caps_gbp": _or_none(largest.before_caps_gbp),
            "assumed": list(largest.assumed),
        },
        "reversals": [one.what for one in tried.reversals],
        "contradictions": problem_values(tried.contradictions),
        "gaps": problem_values(past.gaps),
    }


def _print_year(year: SimulatedYear, screen: Screen) -> None:
    screen.heading(f"A year simulated, {year.trials:,} trials, before VAT")
    rows = [
        [name, *(amount(gbp) for gbp in (one.mean_gbp, one.p10_gbp, one.p50_gbp, one.p90_gbp))]
        for name, one in (("payment", year.payment), ("deductions", year.deductions))
    ]
    screen.table(_columns("of", "mean £", "P10 £", "P50 £", "P90 £"), rows)
    screen.line()
    screen.prose(f"The dearest tenth of trials cost {pounds(year.worst_tenth_gbp)} on average.")


def _print_largest(largest: LargestDeduction, screen: Screen) -> None:
    screen.heading("The most that can be deducted")
    screen.fields(
        [
            (f"in {largest.month}", _or_no_limit(largest.month_gbp)),
            ("before caps", _or_no_limit(largest.before_caps_gbp)),
            (f"in contract year {largest.year}", _or_no_limit(largest.year_gbp)),
        ]
    )
    for words in largest.assumed[:_MOST_ASSUMED]:
        screen.prose(safe_text(words), mark="- ")


def _columns(first: str, *amounts: str) -> tuple[TableColumn, ...]:
    return (
        TableColumn(title=first, whole=True),
        *(TableColumn(title=name, right=True, whole=True) for name in amounts),
    )


def _spread_values(one: Spread) -> dict[str, str]:
    return {
        "mean_gbp": f"{one.mean_gbp:f}",
        "p10_gbp": f"{one.p10_gbp:f}",
        "p50_gbp": f"{one.p50_gbp:f}",
        "p90_gbp": f"{one.p90_gbp:f}",
    }


def _or_no_limit(gbp: Decimal | None) -> str:
    return "no limit" if gbp is None else pounds(gbp)


def _or_none(gbp: Decimal | None) -> str | None:
    return None if gbp is None else f"{gbp:f}"
