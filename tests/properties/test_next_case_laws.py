"""Whatever sound case was signed, the case of the next decision is sound and has an answer."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Heading
from counterfoil.appraisal.validation import case_faults
from counterfoil.errors import errors_among
from counterfoil.outcomes.learned import learned_lines
from counterfoil.outcomes.next_case import NextPlan, next_case
from counterfoil.outcomes.updating import Seen
from tests.strategies_of_cases import sound_cases


@settings(max_examples=8, derandomize=True)
@given(case=sound_cases(chance=True), later=st.integers(1, 12), years=st.integers(1, 8))
def test_the_next_case_of_a_sound_case_is_sound_and_has_an_answer(case, later, years):
    assume(any(line.option == "partner" for line in case.lines))
    plan = NextPlan(
        signed="partner",
        first_year=case.first_year + later,
        years=years,
        author="commercial lead",
        reprocurement_gbp=1_000.0,
    )
    seen = {
        line.key: [Seen(period="once", planned=1.0, happened=0.8)]
        for line in case.lines
        if line.option == "partner"
    }
    made = next_case(case, plan, learned_lines(case, seen)).case

    problems = [fault.as_problem() for fault in case_faults(made)]
    assert errors_among(problems) == ()
    answer = appraise(made, simulate=False)
    assert (answer.years[0], len(answer.years)) == (plan.first_year, years)
    assert sum(line.heading is Heading.TRANSITION for line in made.lines) >= 1
