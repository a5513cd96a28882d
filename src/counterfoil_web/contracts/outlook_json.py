"""What was simulated as a file of JSON, and read again; amounts are text, exact to the penny."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from counterfoil.contract.rest_of_term import RestOfTerm, YearOfCash
from counterfoil.contract.simulated_year import SimulatedYear
from counterfoil.contract.spread import Spread
from counterfoil.quantities.years import FinancialYear, Month

Values = Mapping[str, Any]
_AMOUNTS = ("mean_gbp", "p10_gbp", "p50_gbp", "p90_gbp")


def file_of(values: Values) -> bytes:
    """Values as a file."""
    return json.dumps(values, ensure_ascii=False, indent=2).encode()


def year_values(found: SimulatedYear) -> dict[str, Any]:
    """A simulated year."""
    return {
        "contract": found.contract,
        "year": [str(one) for one in found.year],
        "drawn_from": [str(one) for one in found.drawn_from],
        "keeps_month_of_year": found.keeps_month_of_year,
        "trials": found.trials,
        "seed": found.seed,
        "payment": _spread_values(found.payment),
        "deductions": _spread_values(found.deductions),
        "worst_tenth_gbp": f"{found.worst_tenth_gbp:f}",
    }


def year_from(values: Values) -> SimulatedYear:
    """The simulated year that values state."""
    return SimulatedYear(
        contract=values["contract"],
        year=tuple(map(Month.parse, values["year"])),
        drawn_from=tuple(map(Month.parse, values["drawn_from"])),
        keeps_month_of_year=values["keeps_month_of_year"],
        trials=values["trials"],
        seed=values["seed"],
        payment=_spread(values["payment"]),
        deductions=_spread(values["deductions"]),
        worst_tenth_gbp=Decimal(values["worst_tenth_gbp"]),
    )


def rest_values(found: RestOfTerm) -> dict[str, Any]:
    """The rest of a term."""
    return {
        "contract": found.contract,
        "first": str(found.first),
        "years": [
            {
                "year": str(one.year),
                "months": one.months,
                "net": _spread_values(one.net),
                "with_vat": _spread_values(one.with_vat),
            }
            for one in found.years
        ],
        "net": _spread_values(found.net),
        "with_vat": _spread_values(found.with_vat),
        "trials": found.trials,
        "seed": found.seed,
        "not_foreseen": list(found.not_foreseen),
    }


def rest_from(values: Values) -> RestOfTerm:
    """The rest of a term that values state."""
    return RestOfTerm(
        contract=values["contract"],
        first=Month.parse(values["first"]),
        years=tuple(
            YearOfCash(
                year=FinancialYear.parse(one["year"]),
                months=one["months"],
                net=_spread(one["net"]),
                with_vat=_spread(one["with_vat"]),
            )
            for one in values["years"]
        ),
        net=_spread(values["net"]),
        with_vat=_spread(values["with_vat"]),
        trials=values["trials"],
        seed=values["seed"],
        not_foreseen=tuple(values["not_foreseen"]),
    )


def _spread_values(one: Spread) -> dict[str, str]:
    return {name: f"{getattr(one, name):f}" for name in _AMOUNTS}


def _spread(values: Values) -> Spread:
    return Spread(**{name: Decimal(values[name]) for name in _AMOUNTS})
