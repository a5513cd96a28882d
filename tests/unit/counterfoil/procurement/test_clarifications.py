"""Answers the same to all and at the same time."""

from __future__ import annotations

from datetime import date, datetime

from counterfoil.procurement.clarifications import clarification_faults, clarifications
from counterfoil.procurement.registers import Answer, Participant, Question, Release

DAY = date(2026, 11, 2)
NINE = datetime(2026, 11, 5, 9, 0)  # noqa: DTZ001
CLOSE = date(2026, 11, 27)


def supplier(name, joined=DAY, left=None):
    return Participant(
        id=f"p-{name}", entered_on=DAY, supplier=name, joined_on=joined, left_on=left
    )


def question(**changes):
    values = {
        "id": "q1", "entered_on": DAY, "asked_by": "Alder Ltd", "asked_at": NINE,
        "text": "How many beds are there?",
    }  # fmt: skip
    return Question(**{**values, **changes})


def answer(**changes):
    values = {
        "id": "a1", "entered_on": DAY, "question": "q1", "answered_on": NINE.date(), "text": "24.",
    }  # fmt: skip
    return Answer(**{**values, **changes})


def release(name, at=NINE):
    return Release(id=f"r-{name}", entered_on=DAY, question="q1", supplier=name, released_at=at)


TWO = (supplier("Alder Ltd"), supplier("Birch Ltd"))


def told(*records):
    return [what for _, what, _ in clarification_faults(records, CLOSE)]


def test_an_answer_that_all_had_together_is_equal():
    records = (*TWO, question(), answer(), release("Alder Ltd"), release("Birch Ltd"))

    assert clarifications(records)[0].equal
    assert told(*records) == []


def test_a_supplier_that_has_not_had_it_is_named():
    assert told(*TWO, question(), answer(), release("Alder Ltd")) == [
        "the answer has not gone to Birch Ltd"
    ]


def test_a_supplier_that_had_it_later_is_named_and_one_that_joined_later_is_not():
    late = datetime(2026, 11, 6, 9, 0)  # noqa: DTZ001
    held = (question(), answer(), release("Alder Ltd"), release("Birch Ltd", late))

    assert told(*TWO, *held) == ["Birch Ltd had the answer later than others"]
    joined = supplier("Birch Ltd", joined=date(2026, 11, 6))
    assert told(supplier("Alder Ltd"), joined, *held) == []


def test_a_supplier_that_left_before_is_owed_nothing():
    gone = supplier("Birch Ltd", left=date(2026, 11, 4))

    assert told(TWO[0], gone, question(), answer(), release("Alder Ltd")) == []


def test_a_question_that_gives_its_asker_away_is_told_whatever_the_capitals():
    text = "Will ALDER LTD’s kitchens do?"
    assert "the question as released names Alder Ltd" in told(*TWO, question(text=text))
    assert told(*TWO, question(text=text, as_released="Will kitchens do?")) == []


def test_confidence_must_be_agreed_to_before_an_answer_goes_to_one_alone():
    asked = question(confidential=True)

    assert told(*TWO, asked, answer(), release("Alder Ltd"))[0].startswith("its confidence")
    agreed = question(confidential=True, confidential_agreed="It tells of a price.")
    assert told(*TWO, agreed, answer(), release("Alder Ltd")) == []


def test_a_change_of_the_documents_asks_for_more_time():
    released = (release("Alder Ltd"), release("Birch Ltd"))
    (what,) = told(*TWO, question(), answer(material=True), *released)

    assert what == "the answer changes the documents and tenders still close on 2026-11-27"
    longer = answer(material=True, extended_to=date(2026, 12, 4))
    assert told(*TWO, question(), longer, *released) == []


def test_a_question_put_right_keeps_its_answer_and_who_had_it():
    """Twice put right: what stood for the first stands for the last."""
    second = question(id="q2", supersedes="q1", text="How many beds are there in all?")
    third = question(id="q3", supersedes="q2", text="How many beds are there in each suite?")
    had = (release("Alder Ltd"), release("Birch Ltd"))

    (one,) = clarifications((*TWO, question(), answer(), *had, second, third))

    assert (one.question.id, one.answer.id, one.equal) == ("q3", "a1", True)


def test_questions_put_right_in_a_circle_come_to_an_end():
    """Which is refused elsewhere; it must not go on for ever here."""
    round_ = (question(supersedes="q2"), question(id="q2", supersedes="q1"))
    assert clarifications((*TWO, *round_, answer())) == ()
