"""What volumes to come grow from: the same month a year on, the usual, or what was agreed."""

from __future__ import annotations

from counterfoil.contract.knowledge import known
from counterfoil.contract.volumes_to_come import levels_to_come
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, per_unit, volume

CONTRACT = contract_with(per_unit())


def test_a_month_grows_from_the_same_month_recorded_and_a_year_is_a_growth():
    """April 2026 is recorded alone: April 2027 grows once from its 90, and May 2027 is as usual."""
    months = [Month(2026, 4), Month(2027, 4), Month(2027, 5)]
    found = levels_to_come(CONTRACT, known([volume("2026-04", 90)]), months)

    assert found == {
        ("detentions", Month(2027, 4)): ("detentions", 90.0, 1),
        ("detentions", Month(2027, 5)): ("detentions", 90.0, 1),
    }


def test_with_nothing_recorded_or_agreed_there_is_nothing_to_grow():
    (level,) = levels_to_come(CONTRACT, known([]), [Month(2026, 4)]).values()

    assert level == ("detentions", 0.0, 0)
