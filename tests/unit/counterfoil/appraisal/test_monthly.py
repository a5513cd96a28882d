from __future__ import annotations

import numpy as np
import pytest

from counterfoil.appraisal.amounts import Flat, OneOff, ShareOf, YearList
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Nature, Profile, Vat
from counterfoil.appraisal.monthly import spread_months
from tests.fixtures.small_cases import FIRST, benefit, cost, small_case


def months_of(*lines, **changes):
    case = small_case(*lines, monthly_detail=True, **changes)
    answer = appraise(case, simulate=False)
    found = np.array(answer.option("partner").monthly_cash_gbp)
    view = next(view for view in answer.affordability if view.body == "force")
    yearly = next(o for o in view.options if o.option == "partner").net_cash_gbp
    for year in range(len(found) // 12):
        assert found[12 * year : 12 * year + 12].sum() == pytest.approx(yearly[year])
    return found


def test_a_late_start_leaves_the_first_months_empty():
    found = months_of(cost("partner", "a", 120_000, delay_months=7.0))

    assert found == pytest.approx([0.0] * 7 + [-10_000.0] * 17)


def test_part_of_a_month_is_part_of_its_cash():
    found = months_of(cost("partner", "a", 12_000, delay_months=2.5))

    assert found[:5] == pytest.approx([0, 0, -500, -1_000, -1_000])


@pytest.mark.parametrize("delay", [0.0, 1.0, 7.0, 11.5, 12.0, 13.0, 25.0, 999.0])
@pytest.mark.parametrize(
    "amount",
    [
        Flat(gbp=1_200.0),
        Flat(gbp=1_200.0, start=FIRST + 1, end=FIRST + 1),
        OneOff(gbp=-900.0, year=FIRST),
        YearList(profile="p"),
    ],
    ids=["flat", "one year", "one off", "list"],
)
def test_months_add_up_to_the_year_whatever_the_delay(amount, delay):
    profile = Profile(id="p", title="P", values=(10.0, -40.0, 5.0, 0.0, 1.0))
    found = months_of(
        cost("partner", "a", amount, delay_months=delay, vat=Vat.IRRECOVERABLE),
        cost("partner", "part", ShareOf(share=0.5, lines=("a",))),
        profiles=(profile,),
    )

    assert len(found) == 24


def test_the_months_of_a_profile_are_kept():
    stated = tuple(float(m) for m in range(12))
    profile = Profile(id="p", title="P", values=(66.0, 24.0, 0.0, 0.0, 0.0), months=stated)

    found = months_of(cost("partner", "a", YearList(profile="p")), profiles=(profile,))

    assert found == pytest.approx([-m for m in stated] + [-2.0] * 12)


def test_what_does_not_reach_a_budget_is_in_no_month():
    found = months_of(
        cost("partner", "a", 1_200), benefit("partner", "b", 9_999, nature=Nature.QUALITY_ONLY)
    )

    assert found == pytest.approx([-100.0] * 24)


def test_a_term_of_one_year_has_twelve_months():
    assert len(months_of(cost("partner", "a", 12), years=1)) == 12


def test_months_are_shown_only_when_asked_for():
    answer = appraise(small_case(cost("partner", "a", 12)), simulate=False)

    assert answer.option("partner").monthly_cash_gbp == ()


def test_a_year_is_spread_evenly_before_it_is_moved():
    assert spread_months(np.array([12.0, 24.0]), 12, 2).tolist() == [0.0] * 12 + [1.0] * 12
    assert spread_months(np.array([12.0]), 0.5, 1) == pytest.approx([0.5] + [1.0] * 11)
