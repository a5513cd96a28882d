from __future__ import annotations

import pytest

from tests.fixtures.live_sheets import shown, written

FORCE, NEIGHBOUR = "The force (police force)", "The neighbouring force (police force)"


def test_budgets_of_a_body_are_added_up():
    # The plan's 1,300,000 and the reserve's 50,000.
    assert shown("Purse", FORCE, "Budget", "force")[:2] == [1_350_000, 1_310_000]


def test_a_neighbours_cash_is_its_share_with_vat_and_the_rent_it_takes_in():
    # Year 0: the charge is 15.5 months late, so only the rent, 15,000 at the deflator's growth.
    rent = 15_000 * shown("Prices", "Price factors", "deflator")[0]

    assert shown("Purse", NEIGHBOUR, "Net cash", "partner")[0] == pytest.approx(rent)


def test_headroom_is_budget_plus_net_cash():
    cash = shown("Purse", FORCE, "Net cash", "now")
    headroom = shown("Purse", FORCE, "Headroom", "now")

    assert headroom[1] == pytest.approx(1_310_000 + cash[1])


def test_cash_sums_shares_signs_vat_and_flows():
    formula = str(written("Purse", FORCE, "Net cash", "partner")[0])

    assert formula.startswith("=SUMPRODUCT(Terms!")
    assert formula.count("Terms!") == 4
    assert "Flows!" in formula


def test_no_headroom_without_a_budget():
    assert shown("Purse", NEIGHBOUR, "Effect", "now")[0] == 0
    assert "Headroom" not in [
        row for row in shown("Purse", NEIGHBOUR, "Effect", "in-house") if isinstance(row, str)
    ]
