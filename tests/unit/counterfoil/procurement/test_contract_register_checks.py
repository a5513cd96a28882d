"""What is wrong in the registers of a running contract, each with its mend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.procurement.checks import procurement_problems
from counterfoil.procurement.contract_registers import Breach, CameOf, Ended, Ending
from tests.fixtures.running_contracts import SIGNED, paid, plan

ON = date(2027, 6, 1)
PAID = paid("1", date(2027, 1, 4), date(2027, 1, 20))
BREACH = Breach(
    id="b1",
    entered_on=ON,
    applies_from=date(2027, 2, 10),
    came_of=CameOf.DAMAGES,
    decided_on=date(2027, 2, 10),
    obligation="Calls answered",
    nature="None was, for a week.",
)
ENDED = Ended(
    id="e", entered_on=ON, ended_on=ON, how=Ending.TERMINATED, reason="Breach", by_breach="b1"
)


def faults(*records):
    found = procurement_problems(plan(), records, ON)
    kinds = ("payment ", "breach ", "ended ", "contract ")
    return [one for one in found if one.where.startswith(kinds)]


def test_sound_rows_are_sound():
    assert faults(SIGNED, PAID, BREACH, ENDED) == []


@pytest.mark.parametrize(
    ("records", "what"),
    [
        ([replace(PAID, paid_on=date(2027, 1, 3))], "before the invoice came on 2027-01-04"),
        ([replace(PAID, amount_gbp=Decimal(0))], "the amount is 0"),
        ([replace(BREACH, decided_on=None)], "the day of what came of it is missing"),
        ([replace(BREACH, came_of=CameOf.NOT_IMPROVED)], "held not to have improved is missing"),
        ([ENDED], "there is no breach b1"),
        ([PAID, replace(PAID, id="again")], "is recorded already"),
    ],
)
def test_each_fault_is_told_where_it_stands(records, what):
    (fault,) = faults(*records)
    assert what in fault.what
    assert fault.mend
