from __future__ import annotations

import pytest
from hypothesis import given, settings

from counterfoil.appraisal.appraise import appraise
from tests.agreement.plain_appraisal import (
    plain_budget,
    plain_lines,
    plain_npvs,
    preferred,
    price_factor,
)
from tests.strategies_of_cases import sound_cases


def near(value: float, scale: float) -> object:
    """A penny in a thousand million pounds, and never less than a millionth of a penny."""
    return pytest.approx(value, rel=1e-11, abs=max(1e-8, 1e-12 * scale))


@settings(max_examples=120)
@given(case=sound_cases())
def test_the_engine_agrees_with_plain_python(case):
    answer = appraise(case, simulate=False)
    plain = plain_lines(case)
    scale = sum(abs(x) for line in plain.values() for x in (*line.real, *line.cash))

    for option in answer.options:
        for line in option.lines:
            expected = plain[line.key]
            assert line.real_gbp == near([expected.sign * x for x in expected.real], scale)
            assert line.cash_gbp == near(
                [expected.sign * expected.vat * x for x in expected.cash], scale
            )
    with_bias, without = plain_npvs(case), plain_npvs(case, biased=False)
    for option in answer.options:
        assert option.npv_gbp == near(with_bias[option.id], scale)
        assert option.npsv_gbp == near(with_bias[option.id] - with_bias["now"], scale)
        assert option.npsv_without_optimism_bias_gbp == near(
            without[option.id] - without["now"], scale
        )
        assert option.present_benefit_gbp - option.present_cost_gbp == near(option.npv_gbp, scale)
    assert answer.preferred == preferred(
        {name: value - with_bias["now"] for name, value in with_bias.items()}
    )


@settings(max_examples=60)
@given(case=sound_cases())
def test_each_bodys_budget_agrees_with_plain_python(case):
    answer = appraise(case, simulate=False)
    plain = plain_lines(case)
    scale = sum(abs(x) for line in plain.values() for x in line.cash)

    touched = {body for line in plain.values() for body, share in line.shares if share > 0}
    public = [body.id for body in case.bodies if body.id not in ("supplier", "society")]
    assert [view.body for view in answer.affordability] == [b for b in public if b in touched]
    for view in answer.affordability:
        base = plain_budget(case, view.body, "now")
        for option in view.options:
            expected = plain_budget(case, view.body, option.option)
            effect = [a - b for a, b in zip(expected, base, strict=True)]
            assert option.net_cash_gbp == near(expected, scale)
            assert option.against_counterfactual_gbp == near(effect, scale)
            assert option.worst_year_effect_gbp == near(min(effect), scale)
            assert option.headroom_gbp is None


def test_the_plain_price_factors_are_the_published_ones():
    """CPI means by financial year, Office for National Statistics D7BT: 104.05 and 106.4."""
    from counterfoil.appraisal.business_case import PriceIndex
    from counterfoil.quantities.years import FinancialYear
    from tests.fixtures.small_cases import small_case

    case = small_case(first_year=FinancialYear(2017), price_base=FinancialYear(2017))
    cpi = PriceIndex(id="cpi", title="CPI", series="cpi", rate=0.0)

    assert price_factor(case, cpi, 2018) == pytest.approx(106.4 / 104.05, abs=1e-6)
