from __future__ import annotations

import pytest

from counterfoil.experience import UnknownPartnership, partnership, partnerships
from counterfoil.guide.facts import facts_about


def test_a_fact_comes_with_its_source_and_questions():
    fact = next(one for one in facts_about("met-sscl-2015") if "in-house alternative" in one.text)

    assert [source.title for source in fact.sources] == ["GSA: Met decision to outsource to SSCL"]
    assert [question.id for question in fact.questions] == ["P1-B2"]
    assert not fact.derived


def test_facts_rest_on_sources_of_the_case_alone():
    for record in partnerships():
        known = {source.url for source in partnership(record.id).sources}

        for fact in facts_about(record.id):
            assert {source.url for source in fact.sources} <= known


def test_a_fact_drawn_from_other_sources_as_well_is_not_of_the_case():
    texts = [one.text for one in facts_about("hampshire-deloitte-2015")]

    assert not [text for text in texts if "Parliament" in text]


def test_a_case_without_facts_has_none():
    assert facts_about("gloucestershire-custody-pfi2-2010") == ()


def test_an_unknown_case_is_refused():
    with pytest.raises(UnknownPartnership):
        facts_about("atlantis")
