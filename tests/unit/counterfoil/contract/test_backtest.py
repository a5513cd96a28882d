"""What draft terms would have paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.contract.backtest import backtest, share_of
from counterfoil.contract.charges import MilestoneCharge
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.measures import DeductionBand, Deductions, Direction, Measure
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Waiver
from counterfoil.contract.term import Term
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, per_unit, volume

CALLS = Measure(
    id="calls",
    title="Calls in target",
    clause="Schedule 8",
    direction=Direction.HIGHER,
    target=F(90, 100),
    counts="answered in target",
    of="all",
    bands=(DeductionBand(beyond=F(90, 100), amount=F(8_000)),),
)


def test_a_past_in_the_term_is_what_the_reckoning_gives():
    """April £100,000 + 2,000 × £85; May £100,000 + 1,900 × £85 − £8,000."""
    contract = contract_with(fixed(), per_unit(), measures=(CALLS,))
    records = [
        volume("2026-04", 2_000),
        volume("2026-05", 1_900),
        measured("calls", "2026-04", 95, 100),
        measured("calls", "2026-05", 80, 100),
    ]

    found = backtest(contract, records)

    assert found.carried_years == 0
    assert [one.due.net_gbp for one in found.months] == [270_000, 253_500]
    assert found.net_gbp == 523_500
    assert found.total_gbp == Decimal("628200.00")
    assert found.deductions_gbp == 8_000
    assert found.by_section == (
        (Section.BASE, Decimal("531500.00")),
        (Section.PERFORMANCE, Decimal("-8000.00")),
        (Section.VAT, Decimal("104700.00")),
    )
    assert found.gaps == ()


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=24))
def test_the_sum_is_that_of_the_reckoning(counts):
    contract = contract_with(fixed(), per_unit())
    records = [volume(str(Month(2026, 4) + n), count) for n, count in enumerate(counts)]
    hindsight = reckon(contract, known(records), until=Month(2026, 4) + (len(counts) - 1))
    assert [one.due for one in backtest(contract, records).months] == list(hindsight)


def test_a_past_before_the_term_is_carried_forward_by_whole_years():
    """From June 2024 the fewest years into a term from April 2026 are two: June 2026."""
    contract = contract_with(per_unit(), measures=(CALLS,))
    records = [
        volume("2024-06", 100),
        volume("2024-07", 200),
        measured("calls", "2024-07", 1, 2),
        measured("calls", "2024-06", 1, 1),
        Waiver(
            id="w",
            entered_on=date(2024, 8, 1),
            of="calls",
            month=Month(2024, 7),
            reason="of other terms",
            approved_by="finance_partner",
        ),
    ]
    found = backtest(contract, records)
    assert found.carried_years == 2
    assert [(str(one.month), str(one.due.month)) for one in found.months] == [
        ("2024-06", "2026-06"),
        ("2024-07", "2026-07"),
    ]
    assert [one.due.net_gbp for one in found.months] == [8_500, 9_000]


def test_what_the_cap_would_keep_back_is_told():
    """Pool 5% of £100,000 is £5,000: £3,000 of the £8,000 is lost."""
    contract = contract_with(fixed(), measures=(CALLS,), deductions=Deductions(pool=F(5, 100)))
    found = backtest(contract, [measured("calls", "2026-04", 1, 2)])
    assert found.lost_to_caps_gbp == 3_000


def test_without_a_past_there_is_no_backtest():
    with pytest.raises(NoAnswer, match="no volumes or measurements"):
        backtest(contract_with(fixed()), [])
    short = contract_with(per_unit(), term=Term(date(2026, 4, 1), date(2026, 9, 30)))
    with pytest.raises(NoAnswer, match="lies after the term"):
        backtest(short, [volume("2027-01", 1)])


def test_gaps_of_the_past_are_told():
    contract = contract_with(
        per_unit(),
        MilestoneCharge(id="plan", title="Plan", clause="Schedule 7", milestones=()),
        measures=(CALLS,),
    )
    found = backtest(contract, [volume("2026-04", 1)])
    assert [one.where for one in found.gaps] == ["measure calls"]


def test_a_share_of_nothing_is_none():
    assert share_of(Decimal(1), Decimal(4)) == F(1, 4)
    assert share_of(Decimal(1), Decimal(0)) is None
