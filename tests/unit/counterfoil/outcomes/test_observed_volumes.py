"""What there really was of each driver, month by month."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.errors import Severity
from counterfoil.outcomes.actuals import ActualVolume
from counterfoil.outcomes.observed_volumes import ends_early, observed_volumes
from counterfoil.quantities.years import Month
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    FIRST,
    MARCH,
    SECOND,
    the_benefit,
    the_ledger,
)

F = Fraction

YEAR = tuple(APRIL + step for step in range(12))


def test_the_contract_counts_the_driver_that_is_linked_to_it():
    held = observed_volumes(the_ledger())["detentions"]

    assert held.yearly(YEAR) == {FIRST: 1_080}
    assert held.records[APRIL] == ("v-2026-04",)


def test_the_authoritys_own_figure_counts_in_place_of_the_contracts():
    own = ActualVolume(
        id="own",
        entered_on=ENTERED,
        driver="detentions",
        count=F(240),
        from_month=APRIL,
        to_month=APRIL + 1,
    )

    held = observed_volumes(the_ledger(the_benefit(), own))["detentions"]

    assert held.yearly(YEAR) == {FIRST: 240 + 10 * 90}
    assert held.records[APRIL] == ("own",)


def test_a_part_year_is_taken_at_its_own_pace_and_an_incomplete_one_is_not_known():
    held = observed_volumes(the_ledger())["detentions"]
    half = YEAR[:6]

    assert held.yearly(half) == {FIRST: 1_080}
    assert held.yearly((*YEAR, MARCH + 1)) == {FIRST: 1_080}
    assert SECOND not in held.yearly((*YEAR, MARCH + 1))


def test_volumes_that_end_early_say_from_when_and_how_to_mend_it():
    held = observed_volumes(the_ledger())["detentions"]

    problem = ends_early(held, (*YEAR, Month(2027, 4), Month(2027, 5)), "counterfactual now")

    assert problem.what == (
        "volumes of detentions are missing for 2 of 14 months, April 2027 the first, May 2027 the "
        "last; of all that are known the last is March 2027. Until they are entered, carrying on "
        "in the whole of 2027-28 is told as it was promised and not moved, a charge by the unit "
        "counts nothing in a month without its volume, and the saving told cannot be relied on"
    )
    assert problem.mend.endswith("nought included, or count up to 2027-03 (last_month)")
    assert problem.severity is Severity.WARNING
    assert ends_early(held, YEAR, "") is None
