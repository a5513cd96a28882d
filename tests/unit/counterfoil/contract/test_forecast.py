"""What next month's statement would be on figures so far."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.charges import (
    ContingentFee,
    MilestoneCharge,
    PassThroughCharge,
    RateCardCharge,
    VolumeTolerance,
)
from counterfoil.contract.forecast import next_month, not_foreseen, tolerance_of, usual_volume
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.measures import DeductionBand, Direction, Measure, MeasureWindow
from counterfoil.contract.records import IndexValue, OpenBookCost
from counterfoil.contract.statements import Closed, close, next_open, statement
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, per_unit, volume

ON = date(2026, 6, 20)
APRIL = Month(2026, 4)


def calls(**more) -> Measure:
    return Measure(
        id="calls",
        title="Calls in target",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(93, 100),
        counts="answered in target",
        of="all",
        bands=(DeductionBand(beyond=F(93, 100), amount=F(8_000)),),
        **more,
    )


def closed_until(contract, records, month: Month, on: date) -> list[Closed]:
    done: list[Closed] = []
    while (following := next_open(contract, done)) is not None and following <= month:
        made = statement(contract, records, following, on=on, closed=done)
        done.append(close(contract, made, done))
    return done


def test_a_missing_volume_is_the_mean_of_the_last_three_months():
    """(1,900 + 2,000 + 2,101) ÷ 3 = 2,000.33…: 2,000, at £85 £170,000."""
    contract = contract_with(fixed(), per_unit())
    counts = (9_999, 1_900, 2_000, 2_101)
    records = [volume(str(APRIL + n), count) for n, count in enumerate(counts)]
    done = closed_until(contract, records, Month(2026, 7), date(2026, 8, 1))

    found = next_month(contract, records, done, on=date(2026, 8, 2))

    assert found.month == Month(2026, 8)
    assert found.statement.net_gbp == 270_000
    (supposed,) = found.supposed
    assert (supposed.of, supposed.month, supposed.figure) == ("detentions", found.month, "2,000")
    assert supposed.rule == "the mean of 2026-05, 2026-06, 2026-07"
    assert supposed.from_records == ("v-2026-05", "v-2026-06", "v-2026-07")
    assert found.statement.due.is_provisional


def test_the_same_month_of_last_year_counts_as_a_fourth():
    """April 2026 400; January to March 2027 100, 200, 300: 1,000 ÷ 4 = 250."""
    counts = {"2026-04": 400, "2027-01": 100, "2027-02": 200, "2027-03": 300}
    facts = known(volume(month, count) for month, count in counts.items())
    found = usual_volume(facts, "detentions", Month(2027, 4))
    assert found is not None
    assert found[0] == 250
    assert [str(one.month) for one in found[1]] == list(counts)
    assert usual_volume(facts, "detentions", APRIL) is None


def test_a_recorded_volume_is_not_supposed_and_its_line_is_not_provisional():
    contract = contract_with(per_unit())
    found = next_month(contract, [volume("2026-04", 10)], on=ON)
    assert found.supposed == ()
    assert not any(one.is_provisional for one in found.statement.lines)


def test_only_the_part_that_rests_on_what_is_supposed_is_provisional():
    contract = contract_with(fixed(), per_unit())
    records = [volume("2026-04", 10)]
    done = closed_until(contract, records, APRIL, ON)
    found = next_month(contract, records, done, on=ON)
    (line,) = [one for one in found.statement.lines if one.of == "detentions-charge"]
    assert [(part.name, part.provisional) for part in line.parts] == [
        ("volume", True),
        ("rate", False),
    ]


def test_what_was_entered_later_is_not_known():
    contract = contract_with(per_unit())
    late = volume("2026-04", 10, entered=date(2026, 7, 1))
    assert next_month(contract, [late], on=ON).statement.net_gbp == 0


def test_a_quarter_in_progress_has_the_value_of_its_counts_so_far():
    """6,800 + 7,100 of 7,200 + 7,900 is 92.05…%, below 93%; June has their means."""
    contract = contract_with(fixed(), measures=(calls(window=MeasureWindow.QUARTER),))
    records = [
        measured("calls", "2026-04", 6_800, 7_200),
        measured("calls", "2026-05", 7_100, 7_900),
    ]
    done = closed_until(contract, records, Month(2026, 5), ON)

    found = next_month(contract, records, done, on=ON)

    (one,) = found.statement.due.assessments
    assert one.value == F(13_900, 15_100)
    assert found.deductions_gbp == 8_000
    (supposed,) = found.supposed
    assert (supposed.of, supposed.figure) == ("calls", "6,950 of 7,550")
    assert supposed.rule == "the mean counts of the other months of its window"
    (line,) = found.statement.due.of_section(Section.PERFORMANCE)
    assert line.is_provisional


def test_a_month_without_counts_has_those_of_the_last_month_recorded():
    contract = contract_with(fixed(), measures=(calls(),))
    records = [measured("calls", "2026-04", 90, 100)]
    done = closed_until(contract, records, APRIL, ON)
    found = next_month(contract, records, done, on=ON)
    assert found.supposed[0].rule == "the counts of the last month recorded"
    assert found.deductions_gbp == 8_000


def test_a_count_is_shown_alone_and_nothing_comes_of_no_counts():
    late = Measure(
        id="late",
        title="Late",
        clause="Schedule 8",
        direction=Direction.LOWER,
        target=F(5),
        counts="late",
        ratio=False,
    )
    contract = contract_with(fixed(), measures=(late, calls()))
    records = [measured("late", "2026-04", 7)]
    done = closed_until(contract, records, APRIL, ON)
    found = next_month(contract, records, done, on=ON)
    assert [(one.of, one.figure) for one in found.supposed] == [("late", "7")]
    assert [one.where for one in found.statement.due.gaps] == ["measure calls"]


def test_a_charge_not_in_force_asks_for_no_figure():
    """Over on 31 May: in June neither its volume is supposed nor its costs missed."""
    ends = {"ends": date(2026, 5, 31)}
    contract = contract_with(
        fixed(), per_unit(**ends), PassThroughCharge(id="costs", title="Costs", clause="7", **ends)
    )
    records = [volume("2026-04", 1), volume("2026-05", 1)]
    done = closed_until(contract, records, Month(2026, 5), ON)
    found = next_month(contract, records, done, on=ON)
    assert (found.supposed, found.not_foreseen) == ((), ())


def test_without_a_record_a_volume_is_what_a_tolerance_expects():
    tolerance = VolumeTolerance(
        id="tolerance",
        title="Tolerance",
        clause="7",
        volume="detentions",
        unit="detention",
        expected=F(100),
        band=F(1, 10),
        above_gbp=F(1),
        below_gbp=F(1),
    )
    found = next_month(contract_with(per_unit(), tolerance), [], on=ON)
    assert found.statement.net_gbp == 8_500
    assert found.supposed[0].rule == "what Tolerance expects"
    assert tolerance_of((per_unit(),), "detentions") is None


def test_an_index_not_out_yet_is_the_last_known():
    cpi = Indexation(
        id="cpi",
        title="CPI",
        clause="9",
        series="CPI",
        base=Month(2026, 1),
        first_review=Month(2026, 4),
    )
    level = IndexValue(
        id="i", entered_on=date(2026, 2, 1), series="CPI", month=Month(2026, 1), value=F(100)
    )
    more = IndexValue(
        id="j", entered_on=date(2026, 3, 1), series="CPI", month=Month(2026, 2), value=F(110)
    )
    contract = contract_with(fixed(indexation="cpi"), indexations=(cpi,))
    found = next_month(contract, [level, more], on=ON)
    assert found.statement.net_gbp == Decimal("110000.00")
    assert found.statement.due.is_provisional


def test_charges_that_cannot_be_foreseen_are_named():
    contract = contract_with(
        fixed(),
        PassThroughCharge(id="costs", title="Costs", clause="7"),
        RateCardCharge(id="days", title="Days", clause="7", day_rates_gbp=()),
        MilestoneCharge(id="plan", title="Plan", clause="7", milestones=()),
        ContingentFee(id="fee", title="Fee", clause="7", share=F(1, 10)),
    )
    cost = OpenBookCost(id="c", entered_on=ON, of="costs", month=APRIL, amount_gbp=F(500))
    assert next_month(contract, [cost], on=ON).not_foreseen == ("days", "plan", "fee")
    assert next(not_foreseen(contract.versions[0], known([]), APRIL)) == "costs"


def test_a_term_all_closed_has_no_next_month():
    contract = contract_with(fixed())
    done = [Closed(month=one, closed_on=ON, lines=()) for one in contract.term.months]
    with pytest.raises(NoAnswer, match="every month of the term is closed"):
        next_month(contract, [], done, on=ON)
