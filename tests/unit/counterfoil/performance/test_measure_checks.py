"""Which checks fit a measure, on its own records."""

import pytest

from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import DeductionBand, Direction, Measure
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Figure
from counterfoil.performance.integrity import Check
from counterfoil.performance.measure_checks import carries_money, measure_checks
from counterfoil.performance.measure_history import measure_histories
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured

APRIL = Month(2026, 4)


def clause(**more):
    return Measure(
        id="m",
        title="Measure",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(92, 100),
        counts="met",
        bands=more.pop("bands", (DeductionBand(beyond=F(92, 100), amount=F(1_000)),)),
        **more,
    )


def checks(records, measure=None):
    contract = contract_with(fixed(), measures=(measure or clause(),))
    facts = known(records)
    due = reckon(contract, facts, until=max(one.month for one in records))
    (history,) = measure_histories(due, facts)
    return {one.check: one for one in measure_checks(history, records)}


def test_a_heaped_measure_sets_the_check_off():
    """Nine of nine months just above 92%: half to the ninth is 1 in 512."""
    records = [measured("m", str(APRIL + k), 921, 1_000) for k in range(9)]
    found = checks(records)
    assert found[Check.HEAPING].alarm
    assert found[Check.HEAPING].chance == pytest.approx(0.5**9)
    assert next(iter(found)) in {one for one, finding in found.items() if finding.alarm}


def test_the_supplier_is_held_against_the_sample():
    """99% claimed; 40 of a sample of 50 were met."""
    records = [
        measured("m", "2026-04", 990, 1_000),
        measured("m", "2026-04", 800, 1_000, id="v", figure=Figure.VERIFIED, sample=50),
    ]
    found = checks(records)[Check.AGAINST_SAMPLE]
    assert found.alarm
    assert found.seen.startswith("40 of 50 sampled")


def test_revisions_are_read_from_what_was_superseded():
    records = []
    for k in range(7):
        old = measured("m", str(APRIL + k), 90, 100)
        records += [old, measured("m", str(APRIL + k), 95, 100, id=f"n{k}", supersedes=old.id)]
    found = checks(records)[Check.REVISED_ONE_WAY]
    assert found.seen == "7 of 7 revisions favour the supplier"
    assert found.chance == pytest.approx(0.5**7)


def test_a_plain_count_has_only_the_checks_that_fit_it():
    found = checks([measured("m", "2026-04", 40)], clause(ratio=False))
    assert set(found) == {Check.ROUND_NUMBERS, Check.REVISED_ONE_WAY}


def test_only_what_costs_something_carries_money():
    assert carries_money(clause())
    assert carries_money(clause(bands=(), critical=F(1, 2)))
    assert not carries_money(clause(bands=()))
