from __future__ import annotations

from counterfoil.appraisal.vocabulary import Heading, Role


def test_benefits_and_income_come_in_and_all_the_rest_goes_out():
    assert [heading for heading in Heading if heading.is_benefit] == ["benefit", "income"]
    assert len(Heading) == 12


def test_there_is_one_word_for_carrying_on_as_now():
    assert Role("counterfactual") is Role.COUNTERFACTUAL
