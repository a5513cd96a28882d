"""Whole months of hand-reckoned contracts, the published sums first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.measures import (
    DeductionBand,
    Deductions,
    Direction,
    Measure,
    MeasureWindow,
)
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.term import PartMonths, Term
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, per_unit, volume

APRIL = Month(2026, 4)
TEN_YEARS = Term(date(2026, 4, 15), date(2036, 4, 14))


def april_of(contract, *records):
    return reckon(contract, known(records), until=APRIL)[0]


def test_a_part_month_by_calendar_days():
    """£1,200,000 a year from 15 April: £100,000 × 16/30 = £53,333.33."""
    due = april_of(contract_with(fixed(), term=TEN_YEARS))

    assert [line.amount_gbp for line in due.lines if line.section is Section.BASE] == [
        Decimal("53333.33")
    ]
    assert due.lines[0].working == "£1,200,000.00 ÷ 12 × 16 ÷ 30 = £53,333.33"


def test_a_part_month_by_days_of_the_contract_year():
    """£1,200,000 × 16/365 = £52,602.7397…"""
    due = april_of(contract_with(fixed(part_months=PartMonths.DAYS_OF_YEAR), term=TEN_YEARS))

    assert due.lines[0].amount_gbp == Decimal("52602.74")


def at_risk_measure(name: str, amount: int) -> Measure:
    return Measure(
        id=name,
        title=name.capitalize(),
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(90, 100),
        counts="met",
        of="all",
        bands=(DeductionBand(beyond=F(90, 100), amount=F(amount)),),
    )


def test_the_pool_at_risk_caps_deductions_in_the_order_listed():
    """10% of £250,000 = £25,000; £12,000 + £9,000 + £8,000: the last loses £4,000."""
    contract = contract_with(
        fixed(yearly=3_000_000),
        measures=tuple(
            at_risk_measure(name, amount)
            for name, amount in (("first", 12_000), ("second", 9_000), ("third", 8_000))
        ),
        deductions=Deductions(clause="Schedule 8, 4", pool=F(1, 10)),
    )
    records = [measured(name, "2026-04", 80, 100) for name in ("first", "second", "third")]

    due = april_of(contract, *records)

    taken = {line.of: -line.amount_gbp for line in due.of_section(Section.PERFORMANCE)}
    assert taken == {"first": 12_000, "second": 9_000, "third": 4_000}
    assert due.pool_gbp == 25_000
    assert [(one.of, one.due_gbp, one.lost_gbp, one.cap) for one in due.lost] == [
        ("third", 8_000, 4_000, "month")
    ]


def test_a_quarter_is_the_ratio_of_summed_counts():
    """6,800/7,200, 7,100/7,900 and 6,400/7,000: 20,300/22,100 = 91.855…%."""
    calls = Measure(
        id="999",
        title="999 calls answered in 10 seconds",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(92, 100),
        counts="answered in 10 seconds",
        of="calls",
        window=MeasureWindow.QUARTER,
    )
    records = [
        measured("999", "2026-04", 6_800, 7_200),
        measured("999", "2026-05", 7_100, 7_900),
        measured("999", "2026-06", 6_400, 7_000),
    ]

    months = reckon(contract_with(fixed(), measures=(calls,)), known(records), until=Month(2026, 6))

    assert [len(one.assessments) for one in months] == [0, 0, 1]
    quarter = months[2].assessments[0]
    assert quarter.value == F(20_300, 22_100)
    assert str(float(quarter.value * 100)).startswith("91.855")
    assert quarter.failed is True


def test_vat_is_added_to_the_sum_of_the_lines():
    """1,000 × £85 = £85,000; VAT at 20% £17,000; £102,000 in all."""
    due = april_of(contract_with(per_unit()), volume("2026-04", 1_000))

    assert (due.net_gbp, due.vat_gbp, due.total_gbp) == (85_000, 17_000, 102_000)


def test_a_month_without_its_volume_says_so_and_counts_nought():
    due = april_of(contract_with(per_unit()))

    assert due.net_gbp == 0
    assert [problem.what for problem in due.gaps] == [
        "no volume of detentions is recorded for 2026-04"
    ]
    assert due.is_provisional
