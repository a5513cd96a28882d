"""Promise and record on one footing: volumes, levels, and what was first told."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.contract.knowledge import known
from counterfoil.contract.records import Figure
from counterfoil.outcomes.bridge import looked_at
from counterfoil.outcomes.happened import as_first_told, exact
from counterfoil.quantities.years import FinancialYear, Month
from tests.fixtures.contracts import volume
from tests.fixtures.small_ledgers import VOLUMES, ledger

MAY = Month(2026, 5)
VERIFIED = volume("2026-05", 1_040, id="verified", figure=Figure.VERIFIED)
RIGHT = volume("2026-05", 1_060, id="right", supersedes="v-2026-05")


def test_what_was_first_told_has_neither_verified_nor_corrected_figures():
    told = known(as_first_told([*VOLUMES, VERIFIED, RIGHT]))
    assert told.volume("detentions", MAY).count == 1_100
    assert known([*VOLUMES, VERIFIED, RIGHT]).volume("detentions", MAY).count == 1_040


def test_a_verified_figure_alone_was_told_first():
    assert known(as_first_told([VERIFIED])).volume("detentions", MAY).count == 1_040


def test_a_month_of_the_case_is_a_twelfth_of_its_year():
    happened = looked_at(ledger(*VOLUMES))
    assert happened.promised_month("detentions", MAY) == 1_000
    assert happened.recorded_volumes(corrected=True) == {"people": {FinancialYear(2026): 13_200}}


def test_a_year_with_a_month_missing_stays_as_promised():
    happened = looked_at(ledger(*VOLUMES[:11]))
    assert happened.recorded_volumes(corrected=True) == {}


def test_months_of_a_part_year_are_counted():
    happened = looked_at(ledger(*VOLUMES), first=Month(2026, 9))
    assert happened.months_in(FinancialYear(2026)) == 7
    assert happened.months_in(FinancialYear(2030)) == 0


def test_numbers_of_the_case_are_taken_to_eight_decimals():
    assert exact(1 / 3) == Fraction(33_333_333, 10**8)
