from __future__ import annotations

import pytest

from counterfoil.guide import (
    UnknownGate,
    UnknownQuestion,
    UnknownRoom,
    catalogue,
    gate,
    gates,
    journey,
    kind_words,
    neighbours,
    nothing_asked,
    question,
    questions,
    questions_for_gate,
    room,
    rooms,
)
from counterfoil.partnership_kind import PartnershipKind


def ids(found):
    return [one.id for one in found]


def test_rooms_and_gates_are_found_by_slug():
    assert [room(one.slug) for one in rooms()] == list(rooms())
    assert [gate(one.slug) for one in gates()] == list(gates())
    assert [one.slug for one in gates()] == [
        "strategic-outline",
        "outline",
        "full",
        "signature",
        "first-year",
        "extend-or-exit",
    ]


@pytest.mark.parametrize(
    ("ask", "unknown", "mend"),
    [
        (lambda: room("strategie"), UnknownRoom, "name strategy"),
        (lambda: gate("signing"), UnknownGate, "name signature"),
        (lambda: question("P1-B77"), UnknownQuestion, "P1-B7"),
        (lambda: question("zzzz"), UnknownQuestion, "name one of P1-B1"),
        (lambda: questions(room="cellar"), UnknownRoom, "name one of strategy"),
        (lambda: questions_for_gate("never", PartnershipKind.CUSTODY), UnknownGate, "name one of"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(ask, unknown, mend):
    with pytest.raises(unknown) as caught:
        ask()

    assert mend in caught.value.mend
    assert caught.value.where == "the guide"


def test_another_kind_is_refused():
    with pytest.raises(ValueError, match="estate"):
        questions(kind="estate")


def test_the_own_questions_of_a_kind_come_first_in_each_part():
    listed = questions(room="strategy", kind="custody")

    assert ids(listed)[:6] == [f"P1-C{number}" for number in range(1, 7)]
    assert ids(listed)[6:] == ["P1-B1", "P1-B2", "P1-B4", "P1-B5", "P1-B6"]


def test_questions_composed_for_a_kind_are_all_asked_of_it():
    for kind in PartnershipKind:
        own = [one for one in questions() if one.kind is kind]

        assert set(own) <= set(questions(kind=kind))
        assert all(one.asked_of(kind) for one in questions(kind=kind))


def test_a_gate_asks_only_what_names_it():
    asked = questions_for_gate("signature", PartnershipKind.CONSULTANCY)

    assert ids(asked) == sorted(ids(asked), key=lambda one: int(one[1]))
    assert "P4-K1" in ids(asked)
    assert all("signature" in one.gates and one.asked_of("consultancy") for one in asked)
    assert not set(ids(questions_for_gate("extend-or-exit", "consultancy"))) & {"P1-K1"}


@pytest.mark.parametrize("kind", PartnershipKind)
def test_every_gate_asks_something_of_every_kind(kind):
    assert all(questions_for_gate(one.slug, kind) for one in gates())


def test_every_question_is_needed_at_some_gate():
    needed = [questions_for_gate(one.slug, kind) for one in gates() for kind in PartnershipKind]

    assert {one.id for asked in needed for one in asked} == set(ids(questions()))


def test_a_journey_goes_through_every_room():
    walked = journey(PartnershipKind.CUSTODY)

    assert [one.slug for one, _ in walked] == [one.slug for one in rooms()]
    assert [one for _, asked in walked for one in asked] == list(questions(kind="custody"))


def test_neighbours():
    assert neighbours("P1-B1") == (None, question("P1-B2"))
    assert neighbours("P6-K2") == (question("P6-K1"), None)
    assert neighbours("P1-K5", "consultancy") == (question("P1-K4"), question("P1-B5"))
    assert neighbours("P1-B7", "custody") == (None, None)


def test_nothing_asked_is_said(monkeypatch):
    assert nothing_asked("strategy", "custody") == ""

    monkeypatch.setattr(catalogue, "questions", lambda **_: ())

    assert nothing_asked("strategy", "custody") == (
        "No question of this room is asked of custody partnering."
    )


def test_kinds_in_words():
    assert [kind_words(kind) for kind in PartnershipKind] == [
        "business partnering",
        "custody partnering",
        "consultancy",
    ]
