"""Every figure opens into steps that come to it again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.working import explain
from counterfoil.quantities.years import years_from
from tests.agreement.checked_working import every_node, what_the_formula_gives
from tests.strategies_of_cases import sound_cases


@settings(max_examples=6)
@given(case=sound_cases(most_years=5))
def test_each_step_is_what_its_formula_says_and_the_roots_are_the_engines_figures(case):
    answer = appraise(case, simulate=False)
    for option in answer.options:
        whole = explain(case, option.id)
        scale = abs(option.present_cost_gbp) + abs(option.present_benefit_gbp) + 1.0
        assert whole.value == pytest.approx(option.npsv_gbp, abs=1e-9 * scale)
        for node in every_node(whole):
            again = what_the_formula_gives(node)
            # Formulas show numbers to six figures, and powers of them are less exact.
            if again is not None:
                assert node.value == pytest.approx(again, rel=1e-3, abs=1e-6 * scale), node.formula
        for line in option.lines:
            total = explain(case, option.id, line.id)
            assert total.value == pytest.approx(line.present_value_gbp, abs=1e-9 * scale)
            for t, year in enumerate(years_from(case.first_year, case.years)):
                root = explain(case, option.id, line.id, year)
                assert root.value == pytest.approx(line.discounted_gbp[t], abs=1e-9 * scale)
                assert root.inputs[0].value == pytest.approx(
                    abs(1) * line.real_gbp[t] * (1 if line.heading.is_benefit else -1),
                    abs=1e-9 * scale,
                )
