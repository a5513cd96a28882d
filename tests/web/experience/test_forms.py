from __future__ import annotations

from counterfoil_web.experience.forms import CaseFilterForm, QuestionFilterForm


def test_what_is_left_alone_asks_for_nothing():
    assert CaseFilterForm({}).chosen == {}
    assert QuestionFilterForm({"kind": "", "room": ""}).chosen == {}


def test_choices_and_words_are_kept():
    asked = {"q": " cells ", "kind": "custody", "stage": "contract", "outcome": "renewed"}

    assert CaseFilterForm(asked).chosen == {**asked, "q": "cells"}
    assert QuestionFilterForm({"gate": "signature"}).chosen == {"gate": "signature"}


def test_what_cannot_be_asked_is_left_out():
    assert CaseFilterForm({"q": "x" * 101, "kind": "estate", "stage": "future"}).chosen == {
        "stage": "future"
    }


def test_rooms_are_named_in_order():
    choices = QuestionFilterForm({}).fields["room"].choices

    assert choices[1] == ("strategy", "1. Strategy and objectives")
    assert len(choices) == 7
