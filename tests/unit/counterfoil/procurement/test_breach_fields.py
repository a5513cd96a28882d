"""A breach in the words of a notice, from the register or from the contract's own."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.performance.breaches import BreachStep, Step
from counterfoil.procurement.breach_fields import (
    event_nature,
    event_obligation,
    event_result,
    event_statement,
    event_unimproved,
)
from counterfoil.procurement.contract_occasions import Occasion
from counterfoil.procurement.contract_registers import Breach, CameOf
from counterfoil.procurement.running_contract import NotedBreach
from tests.fixtures.running_contracts import running

DAY = date(2027, 2, 10)
ONE = running()


def about(**what):
    return Occasion(id="x", code="UK9", title="t", by=None, why="w", case="event", **what)


def breach(came_of, **more):
    return Breach(
        id="b",
        entered_on=DAY,
        applies_from=DAY,
        came_of=came_of,
        obligation="Calls answered",
        nature="None was.",
        **more,
    )


@pytest.mark.parametrize(
    ("held", "statement", "result"),
    [
        (
            breach(CameOf.DAMAGES, decided_on=DAY),
            "damages were awarded",
            "An award of damages, on 10 February 2027.",
        ),
        (
            breach(CameOf.NOT_IMPROVED, unimproved_on=DAY),
            "a proper opportunity to improve, and did not",
            "No end of the contract, award of damages or settlement.",
        ),
    ],
)
def test_what_came_of_it_decides_what_is_said(held, statement, result):
    assert statement in event_statement(ONE, about(breach=held))[0]
    assert event_result(ONE, about(breach=held)) == (result, "")


def test_the_day_without_improvement_is_told_where_there_is_one():
    failed = breach(CameOf.NOT_IMPROVED, unimproved_on=DAY)
    assert event_unimproved(ONE, about(breach=failed))[0] == "10 February 2027"
    assert "does not apply" in event_unimproved(ONE, about(breach=breach(CameOf.ENDED)))[0]


def test_a_breach_of_the_contracts_own_register_is_not_yet_a_notice():
    step = BreachStep(step=Step.RECORDED, on=DAY, by="manager", note="The line was dead")
    noted = NotedBreach(number=1, title="Calls", clause="Schedule 3", steps=(step,))
    held = about(noted=noted)

    assert event_obligation(ONE, held) == ("Calls (Schedule 3)", "")
    text, lacks = event_nature(ONE, held)
    assert text == "10 February 2027, breach recorded: The line was dead"
    assert "words that can be published" in lacks
    for field in (event_statement, event_result, event_unimproved):
        assert field(ONE, held)[0] == ""
        assert "register of breaches" in field(ONE, held)[1]


def test_with_neither_everything_is_missing():
    for field in (event_statement, event_obligation, event_nature):
        assert field(ONE, about())[1]
