from __future__ import annotations

import pytest

from counterfoil.cli.guide_pages import print_gates, print_question, print_questions
from counterfoil.cli.screen import Screen
from counterfoil.guide import gate, question, questions, room, rooms


@pytest.fixture
def said(capsys):
    def printed(print_page, *args):
        print_page(Screen(), *args)
        return " ".join(capsys.readouterr().out.split())

    return printed


def test_one_question_is_counted_as_one(said):
    text = said(print_questions, (room("strategy"),), (question("P1-K1"),), None, None)

    assert "1 question." in text
    assert "P1-K1 What is the bounded question" in text


def test_a_room_without_questions_says_of_whom(said):
    text = said(print_questions, (room("future"),), (), "custody", None)

    assert "Nothing is asked here of custody partnering." in text


def test_a_gate_stands_above_its_rooms(said):
    text = said(print_questions, rooms(), questions(), None, gate("full"))

    assert text.startswith("Before full business case and award Whether the best tender")


def test_a_recalled_law_and_a_derived_fact_are_marked(said):
    assert "[recalled: check it]" in said(print_question, question("P3-B1"))
    assert "(worked out from the sources)" in said(print_question, question("P1-B4"))


def test_a_question_without_a_tool_is_answered_in_writing(said):
    assert "none: answered in writing" in said(print_question, question("P1-C4"))
    assert "Custody model (not built yet)" in said(print_question, question("P1-C5"))


def test_a_question_without_facts_has_no_heading_for_them(said):
    assert "Facts found" not in said(print_question, question("P2-B3"))


def test_lessons_say_what_worked(said):
    text = said(print_question, question("P1-B3"))

    assert "+ Roles tied to the warrant" in text
    assert "− Scope so wide" in text


def test_gates_count_the_questions_of_each_kind(said):
    assert "Business Custody Consultancy" in said(print_gates)
