from __future__ import annotations

import pytest

from counterfoil.reports.live_sheet import FIRST_YEAR
from counterfoil.reports.live_term_columns import TermColumns
from tests.fixtures.every_amount_case import CASE
from tests.fixtures.live_sheets import YEARS_FROM, shown

COLUMNS = TermColumns(bodies=tuple(body.id for body in CASE.bodies))


def term(line: str, name: str) -> object:
    row = shown("Terms", line)
    place = COLUMNS.column(name) - FIRST_YEAR
    assert YEARS_FROM == FIRST_YEAR
    return row[place] if place < len(row) else None


def test_a_delay_is_the_named_one_and_the_lines_own():
    # 14 + 1.5 = 15.5 months: a year and 3.5/12 of the next.
    assert term("partner/charge", "delay") == 15.5
    assert term("partner/charge", "whole") == 1
    assert term("partner/charge", "part") == pytest.approx(3.5 / 12)


def test_bias_is_the_larger_of_the_lower_bound_and_what_is_left_of_the_upper():
    # Outsourcing: 0.41 × (1 − 0.5). Equipment: 2 × 0.02 = 0.04, below the lower bound 0.1.
    assert term("partner/charge", "applied") == pytest.approx(0.205)
    assert term("partner/set-up", "applied") == pytest.approx(0.1)
    assert term("partner/fee", "applied") == pytest.approx(0.3)


def test_bias_raises_a_cost_and_lowers_a_benefit():
    assert term("partner/charge", "bias") == pytest.approx(1.205)
    assert term("partner/staff", "bias") == pytest.approx(0.9)


def test_what_counts_in_which_view():
    assert term("partner/redundancy", "social") == 0
    assert term("partner/time", "purse") == 0
    assert term("partner/charge", "vat") == pytest.approx(1.2)
    assert term("in-house/change", "vat") == 1


def test_shares_of_bodies_and_of_risks():
    assert term("partner/charge", "share of neighbour") == 0.4
    assert term("partner/dispute", "share of neighbour") == 1
    assert term("partner/dispute", "share of force") == 0
