"""Every heading of a case has a cause, and every cause has words."""

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.bridge_causes import Cause, cause_of


def test_every_heading_differs_for_a_cause_of_its_own():
    assert {cause_of(heading) for heading in Heading} == {
        Cause.SIGNED,
        Cause.OWN_COST,
        Cause.SCOPE,
        Cause.TRANSITION,
        Cause.BENEFITS,
    }


def test_every_cause_says_what_is_swapped():
    for cause in Cause:
        assert cause.label
        assert "become" in cause.meaning or "given up" in cause.meaning
