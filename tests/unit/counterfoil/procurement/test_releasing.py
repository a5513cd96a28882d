"""An answer is released to all who take part at one moment, or not at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counterfoil.errors import BadInput, InvalidValue
from counterfoil.procurement.clarifications import clarifications
from counterfoil.procurement.registers import Answer, Participant, Question, Release
from counterfoil.procurement.releasing import releases_to_all

ON = date(2026, 11, 2)
AT = datetime(2026, 11, 4, 15, 0)  # noqa: DTZ001 - London's time, as registers have it


def people(*names):
    return [
        Participant(id=f"p-{name}", entered_on=ON, supplier=name, joined_on=ON) for name in names
    ]


def asked(text="May shifts be of 12 hours?", **more):
    at = datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001
    return Question(id="q1", entered_on=ON, asked_by="Bidder A", asked_at=at, text=text, **more)


def answered(text="Yes.", on=date(2026, 11, 3)):
    return Answer(id="a1", entered_on=on, question="q1", answered_on=on, text=text)


def test_everybody_has_it_at_one_moment_and_then_it_is_equal():
    records = [*people("Bidder A", "Bidder B"), asked(), answered()]

    made = releases_to_all(records, "q1", AT, source="Portal")

    assert [(one.supplier, one.released_at, one.source) for one in made] == [
        ("Bidder A", AT, "Portal"),
        ("Bidder B", AT, "Portal"),
    ]
    assert len({one.id for one in made}) == 2
    (found,) = clarifications([*records, *made])
    assert found.equal


def test_who_had_it_is_left_out_and_no_id_is_used_twice():
    had = Release(id="q1-to-1", entered_on=ON, question="q1", supplier="Bidder A", released_at=AT)
    records = [*people("Bidder A", "Bidder B"), asked(), answered(), had]

    (made,) = releases_to_all(records, "q1", AT)

    assert (made.supplier, made.id) == ("Bidder B", "q1-to-2")


@pytest.mark.parametrize(
    ("records", "at", "told"),
    [
        ([asked()], AT, "it has no answer yet"),
        ([], AT, "there is no question q1"),
        ([asked(), answered()], AT, "or none takes part"),
        ([asked(confidential=True), answered()], AT, "its confidence was asked for"),
        (
            [asked(confidential=True, confidential_agreed="A trade secret"), answered()],
            AT,
            "it is agreed that the answer goes to whoever asked alone",
        ),
        ([asked(), answered(on=date(2026, 11, 5))], AT, "before it was answered on 2026-11-05"),
    ],
)
def test_what_cannot_be_released_is_refused(records, at, told):
    with pytest.raises(InvalidValue, match=told):
        releases_to_all(records, "q1", at)


def test_what_gives_a_supplier_away_is_not_released():
    records = [*people("Bidder A", "Bidder B"), asked(text="Bidder A asks: 12 hours?"), answered()]
    with pytest.raises(BadInput) as refused:
        releases_to_all(records, "q1", AT)
    (problem,) = refused.value.problems
    assert problem.what == "the question as released names Bidder A"

    hidden = asked(text="Bidder A asks: 12 hours?", as_released="May shifts be of 12 hours?")
    assert len(releases_to_all([*records[:2], hidden, answered()], "q1", AT)) == 2
