"""Marks of a scale, short and long, and what a form of marking refuses."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django import forms

from counterfoil_web.tenders.marking_forms import (
    ConsensusForm,
    DeclarationForm,
    MarkField,
    MarkForm,
    WordsField,
    marks_of,
)
from tests.fixtures.tenders import HUNDRED, NOUGHT_TO_FIVE, consensus, score


def test_a_short_scale_has_a_choice_for_each_mark_and_a_long_one_a_number():
    assert [value for value, _ in MarkField(NOUGHT_TO_FIVE).choices] == list("012345")
    assert isinstance(MarkField(HUNDRED).widget, forms.TextInput)
    assert MarkField(HUNDRED).clean("87") == 87
    assert marks_of(NOUGHT_TO_FIVE)[-1] == Fraction(5)


@pytest.mark.parametrize("text", ["6", "2.5", "good", "-1"])
def test_what_is_no_mark_of_the_scale_is_refused(text):
    with pytest.raises(forms.ValidationError, match="Give a mark from 0 to 5, 1 apart"):
        MarkField(NOUGHT_TO_FIVE).clean(text)


def test_a_change_of_a_mark_or_an_agreement_says_why():
    held = score("e1", "a", "care", 4)
    same = MarkForm(NOUGHT_TO_FIVE, {"mark": "4", "reason": held.reason}, held=held)
    assert same.is_valid()
    assert same.is_same
    changed = MarkForm(NOUGHT_TO_FIVE, {"mark": "3", "reason": held.reason}, held=held)
    assert "change_reason" in changed.errors

    values = {"mark": "3", "reason": "x", "considered": "y", "present": "e1"}
    assert ConsensusForm(NOUGHT_TO_FIVE, values).is_valid()
    again = ConsensusForm(NOUGHT_TO_FIVE, values, held=consensus("a", "care", 4))
    assert "change_reason" in again.errors


def test_a_conflict_is_described():
    assert DeclarationForm({"conflict": "no"}).is_valid()
    assert "what" in DeclarationForm({"conflict": "yes"}).errors
    assert "conflict" in DeclarationForm({}).errors


def test_words_are_kept_with_ends_of_lines_alike():
    assert WordsField().clean(" Page 3.\r\nPage 4.\x07 ") == "Page 3.\nPage 4."
