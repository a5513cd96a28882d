"""What the volumes of the months to come grow from."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from counterfoil.contract.forecast import tolerance_of, usual_volume
from counterfoil.contract.knowledge import Known
from counterfoil.contract.largest_deduction import volumes_of
from counterfoil.contract.terms import Contract
from counterfoil.quantities.years import Month

_YEAR = 12
Level = tuple[str, float, int]
"""A volume, what it grows from and for how many years: of every month of which these are the same
there is as much."""


def levels_to_come(
    contract: Contract, facts: Known, months: Sequence[Month]
) -> dict[tuple[str, Month], Level]:
    """For each volume and month not recorded: what it grows from, and for how many years."""
    found: dict[tuple[str, Month], Level] = {}
    for name in volumes_of(map(contract.terms_in, months)):
        recorded = {month for volume, month in facts.volumes if volume == name}
        last = max(recorded, default=None)
        for month in months:
            if month in recorded:
                continue
            years = 1 if last is None else max(1, -(-(month - last) // _YEAR))
            a_year_on = facts.volume(name, month + -years * _YEAR)
            if a_year_on is not None:
                found[name, month] = (name, float(a_year_on.count), years)
                continue
            usual = usual_volume(facts, name, month)
            tolerance = tolerance_of(contract.terms_in(month).charges, name)
            expected = Fraction(0) if tolerance is None else tolerance.expected
            found[name, month] = (
                name,
                float(expected if usual is None else usual[0]),
                (month - months[0]) // _YEAR,
            )
    return found
