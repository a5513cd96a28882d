"""What is told of equity: two groups read in the same months, and whether the gap widened."""

from __future__ import annotations

from datetime import date

from counterfoil.outcomes.actuals import Reading
from counterfoil.outcomes.equity import apart
from counterfoil.outcomes.verdict import Virtue, verdict
from counterfoil.quantities.years import Month
from tests.fixtures.small_ledgers import MET, SPENT, VOLUMES, F, ledger
from tests.fixtures.small_outcomes import the_benefit


def read(name: str, group: str, value: float, month: int = 6) -> Reading:
    return Reading(
        id=name,
        entered_on=date(2027, 4, 2),
        benefit="saving",
        from_month=Month(2026, month),
        to_month=Month(2026, month),
        value=F(str(value)),
        group=group,
    )


def held(*readings: Reading):
    quality = the_benefit(title="Calls answered in time", case_line="", unit="% of calls")
    return ledger(*VOLUMES, *MET, outcomes=(SPENT, quality, *readings))


def test_two_groups_in_the_same_months_are_told_apart():
    found = apart(held(read("a", "villages", 88.5), read("b", "towns", 93)))
    assert found == (
        "Calls answered in time, June 2026: 88.5 for villages, 93 for towns; 4.5 apart.",
    )


def test_an_earlier_gap_of_the_same_groups_is_told_beside_it():
    one = held(
        *(read("a", "villages", 80), read("b", "towns", 90)),
        *(read("c", "villages", 88, 12), read("d", "towns", 93, 12)),
    )
    (told,) = apart(one)
    assert told.endswith("5 apart, 10 apart in June 2026.")
    evidence = {one.virtue: one.words for one in verdict(one).evidence}
    assert evidence[Virtue.EQUITY] == told
    assert "Calls answered" not in evidence[Virtue.EFFECTIVENESS]


def test_one_group_or_other_months_are_no_evidence():
    assert apart(held(read("a", "villages", 88))) == ()
    assert apart(held(read("a", "villages", 88), read("b", "towns", 93, 7))) == ()
    assert apart(held(read("a", "", 88), read("b", "", 93, 7))) == ()


def test_readings_of_two_groups_are_two_facts():
    villages, towns = read("a", "villages", 88), read("b", "towns", 93)
    assert villages.fact != towns.fact
    assert read("a", " Villages", 1).fact == villages.fact
