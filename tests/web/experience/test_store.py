from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil_web.experience.store import case_of, found_cases, found_questions, question_of


def test_all_cases_without_a_wish():
    assert len(found_cases({})) == 30


def test_every_word_must_stand_in_the_case():
    assert [one.id for one in found_cases({"q": "boeing niche"})] == ["staffordshire-boeing-2016"]
    assert found_cases({"q": "boeing ligature"}) == []


def test_words_and_choices_together():
    found = found_cases({"q": "g4s", "kind": "business"})

    assert {one.id for one in found} >= {"lincolnshire-g4s-2012", "beds-cambs-herts-g4s-2013"}
    assert all(one.kind == "business" for one in found)


def test_questions_of_a_gate():
    found = found_questions({"gate": "signature", "room": "future", "kind": "custody"})

    assert {one.id for one in found} == {"P6-C2", "P6-B1", "P6-B2"}


def test_what_is_not_there():
    assert case_of("met-sscl-2015").value_gbp == 216_000_000
    assert question_of("P1-B1").part == 1
    with pytest.raises(Http404):
        case_of("atlantis")
    with pytest.raises(Http404):
        question_of("P1-B99")
