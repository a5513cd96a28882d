"""Years drawn again from the past."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.contract.availability import AvailabilityRegime, UnitType
from counterfoil.contract.charges import (
    GainShare,
    MinimumVolumeCharge,
    PassThroughCharge,
    RateCardCharge,
    Window,
)
from counterfoil.contract.largest_deduction import largest_deduction
from counterfoil.contract.measures import (
    DeductionBand,
    Deductions,
    Direction,
    EarnBack,
    Measure,
    MeasureWindow,
    Repeat,
)
from counterfoil.contract.records import Relief, ReliefState, Unavailability
from counterfoil.contract.simulated_year import runs_on, simulated_year
from counterfoil.contract.term import Term
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, per_unit, volume

CELLS = AvailabilityRegime(
    id="cells",
    title="Cells",
    clause="Schedule 6",
    unit_types=(UnitType(id="cell", title="Cell", count=F(10)),),
    rate_gbp=F(10),
    rectification=F(4),
)


def calls(amount: int = 8_000, **more) -> Measure:
    return Measure(
        id="calls",
        title="Calls in target",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(90, 100),
        counts="answered in target",
        of="all",
        bands=(DeductionBand(beyond=F(90, 100), amount=F(amount)),),
        **more,
    )


def failure(began: datetime, until: datetime | None, **more) -> Unavailability:
    more = {"id": "f", "units": F(1), **more}
    return Unavailability(
        entered_on=date(2026, 6, 1),
        regime="cells",
        unit_type="cell",
        began=began,
        until=until,
        **more,
    )


def test_one_month_of_the_past_is_drawn_every_time():
    """Twelve months of £100,000 + 100 × £85 − £8,000: £1,206,000, whatever the chance."""
    contract = contract_with(fixed(), per_unit(), measures=(calls(),))
    found = simulated_year(
        contract, [volume("2026-04", 100), measured("calls", "2026-04", 1, 2)], trials=3
    )
    assert found.payment.p10_gbp == found.payment.p90_gbp == found.worst_tenth_gbp == 1_206_000
    assert found.deductions.mean_gbp == 96_000
    assert not found.keeps_month_of_year
    assert (found.year[0], found.year[-1]) == (Month(2026, 4), Month(2027, 3))


def test_two_years_of_the_past_keep_the_month_of_the_year():
    """Each month of the year was the same in both years: every trial is that year again."""
    records = [volume(str(Month(2024, 4) + n), (n % 12) * 10) for n in range(24)]
    found = simulated_year(contract_with(per_unit()), records, trials=5)
    assert found.keeps_month_of_year
    assert found.payment.p10_gbp == found.payment.p90_gbp == 660 * 85


def test_fewer_than_two_years_are_drawn_from_any_month():
    records = [volume(str(Month(2024, 4) + n), n * 10) for n in range(23)]
    found = simulated_year(contract_with(per_unit()), records, trials=20)
    assert not found.keeps_month_of_year
    assert found.payment.p10_gbp < found.payment.p90_gbp
    assert found.worst_tenth_gbp >= found.payment.p90_gbp


def test_the_same_seed_gives_the_same_answer_and_another_another():
    records = [volume(str(Month(2025, 4) + n), n * n) for n in range(12)]
    contract = contract_with(per_unit())
    first, again, other = (
        simulated_year(contract, records, trials=10, seed=seed) for seed in (7, 7, 8)
    )
    assert first == again
    assert first.payment != other.payment


def test_progress_is_told_trial_by_trial():
    seen = []
    simulated_year(
        contract_with(per_unit()),
        [volume("2026-04", 1)],
        trials=3,
        progress=lambda done, of: seen.append((done, of)),
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_the_mean_over_many_trials_nears_the_mean_of_the_past():
    """Months of 0 and 200 units, £85 each: £8,500 a month, £102,000 a year. The deviation of a
    year is √12 × £8,500 = £29,445; of the mean of 400 trials £1,472; four of them allowed."""
    records = [volume("2026-04", 0), volume("2026-05", 200)]
    found = simulated_year(contract_with(per_unit()), records, trials=400)
    assert abs(found.payment.mean_gbp - 102_000) < 4 * 1_472


def test_a_term_that_begins_within_a_month_is_simulated_from_the_next():
    contract = contract_with(per_unit(), term=Term(date(2026, 4, 15), date(2026, 9, 30)))
    found = simulated_year(contract, [volume("2026-04", 10)], trials=1)
    assert found.year == tuple(Month(2026, month) for month in (5, 6, 7, 8, 9))
    assert found.payment.mean_gbp == 5 * 850


def test_a_failure_over_the_end_of_a_month_counts_its_part_of_each():
    """30 April 12:00 to 1 May 06:00, 4 hours to repair: 8 hours of April, 6 of May, £10 each.

    Drawn from April alone, a year is 12 × £80, in February too; with May drawn as well every month
    is £80 or £60, so a year is between £720 and £960.
    """
    over = failure(
        datetime.fromisoformat("2026-04-30T12:00"), datetime.fromisoformat("2026-05-01T06:00")
    )
    contract = contract_with(per_unit(), regimes=(CELLS,))
    april = simulated_year(contract, [over, volume("2026-04", 0)], trials=1)
    both = simulated_year(contract, [over, volume("2026-05", 0)], trials=40)
    assert april.deductions.mean_gbp == 960
    assert 720 <= both.deductions.p10_gbp < both.deductions.p90_gbp <= 960


def test_a_failure_as_long_as_its_month_is_cut_to_a_shorter_one():
    """All of April, 4 hours to repair: 716 hours at £10 in eleven months, 28 × 24 in February."""
    contract = contract_with(per_unit(), regimes=(CELLS,))
    april = failure(
        datetime.fromisoformat("2026-04-01T00:00"), datetime.fromisoformat("2026-05-01T00:00")
    )
    found = simulated_year(contract, [april, volume("2026-04", 0)], trials=1)
    assert found.deductions.mean_gbp == (11 * 716 + 28 * 24) * 10


def test_an_excused_failure_and_one_within_its_repair_time_cost_nothing():
    contract = contract_with(per_unit(), regimes=(CELLS,))
    excused = failure(
        datetime.fromisoformat("2026-04-02T00:00"), datetime.fromisoformat("2026-04-09T00:00")
    )
    relief = Relief(
        id="r",
        entered_on=date(2026, 5, 1),
        of="cells",
        month=Month(2026, 4),
        state=ReliefState.ACCEPTED,
        reason="flood",
        event="f",
    )
    brief = failure(
        datetime.fromisoformat("2026-04-20T00:00"),
        datetime.fromisoformat("2026-04-20T03:00"),
        id="g",
    )
    elsewhere = failure(datetime.fromisoformat("2026-04-20T00:00"), None, id="h")
    unknown = Unavailability(
        id="h",
        entered_on=elsewhere.entered_on,
        regime="vans",
        unit_type="van",
        units=F(1),
        began=elsewhere.began,
        until=None,
    )
    records = [volume("2026-04", 0), excused, relief, brief, unknown]
    assert simulated_year(contract, records, trials=1).deductions.mean_gbp == 0


def test_a_year_reckoned_whole_comes_to_the_sum_of_its_months():
    """A year's cap of all charges never bites, but makes every year be reckoned whole."""
    records = []
    for n in range(5):
        month = str(Month(2026, 4) + n)
        records += [volume(month, 100 * n), measured("calls", month, 85 + 2 * n, 100)]
    terms = {"measures": (calls(),)}
    by_month = contract_with(fixed(), per_unit(), **terms)
    whole = contract_with(fixed(), per_unit(), **terms, deductions=Deductions(year_cap=F(1)))
    assert not runs_on(by_month.versions[0])
    assert runs_on(whole.versions[0])
    found = [simulated_year(one, records, trials=30) for one in (by_month, whole)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("charges", "terms", "expected"),
    [
        ((per_unit(), fixed()), {"measures": (calls(),)}, False),
        ((), {"measures": (calls(window=MeasureWindow.QUARTER),)}, True),
        ((), {"measures": (calls(earn_back=EarnBack(windows=1, share=F(1))),)}, True),
        (
            (RateCardCharge(id="r", title="R", clause="7", day_rates_gbp=(), cap_gbp=F(1)),),
            {},
            True,
        ),
        ((PassThroughCharge(id="p", title="P", clause="7"),), {}, False),
        (
            (GainShare(id="g", title="G", clause="7", target_gbp=F(1), under=(), over=()),),
            {},
            True,
        ),
        (
            (
                MinimumVolumeCharge(
                    id="m",
                    title="M",
                    clause="7",
                    volume="detentions",
                    unit="detention",
                    minimum=F(1),
                    rate_gbp=F(1),
                    window=Window.TERM,
                ),
            ),
            {},
            True,
        ),
    ],
)
def test_what_runs_on_from_month_to_month(charges, terms, expected):
    assert runs_on(contract_with(*charges, **terms).versions[0]) is expected


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100)), min_size=1, max_size=6),
    st.sampled_from([None, F(1, 20), F(1, 5)]),
    st.sampled_from([None, F(1, 40)]),
)
def test_no_year_deducts_more_than_the_largest_deduction(past, pool, year_cap):
    contract = contract_with(
        fixed(yearly=120_000),
        per_unit(),
        measures=(calls(2_000, repeat=Repeat(failures=2, within=3, multiplier=F(2))),),
        deductions=Deductions(pool=pool, year_cap=year_cap),
    )
    records = []
    for n, (count, met) in enumerate(past):
        month = str(Month(2026, 4) + n)
        records += [volume(month, count), measured("calls", month, met, 100)]
    found = simulated_year(contract, records, trials=10)
    most = largest_deduction(contract, Month(2026, 4), records).year_gbp
    assert most is not None
    assert found.deductions.p90_gbp <= most


def test_what_cannot_be_simulated_says_why():
    contract = contract_with(per_unit())
    with pytest.raises(InvalidValue, match="0 trials"):
        simulated_year(contract, [volume("2026-04", 1)], trials=0)
    with pytest.raises(NoAnswer, match="no volumes or measurements"):
        simulated_year(contract, [])
    brief = contract_with(per_unit(), term=Term(date(2026, 4, 15), date(2026, 4, 30)))
    with pytest.raises(NoAnswer, match="no whole month"):
        simulated_year(brief, [volume("2026-04", 1)])
