"""KPIs rated over a period, by hand."""

import pytest

from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import Direction, Measure
from counterfoil.contract.reckoning import reckon
from counterfoil.errors import InvalidValue
from counterfoil.performance.measure_history import measure_histories
from counterfoil.performance.rated_period import kpis_of, months_between, rated_period
from counterfoil.performance.ratings import Rating
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured

APRIL = Month(2026, 4)
QUARTER = (APRIL, APRIL + 1, APRIL + 2)


def clause(name="m", **more):
    return Measure(
        id=name,
        title="Measure",
        clause="Schedule 8",
        direction=more.pop("direction", Direction.HIGHER),
        target=more.pop("target", F(92, 100)),
        counts="met",
        **more,
    )


def rated(records, *measures):
    contract = contract_with(fixed(), measures=measures)
    facts = known(records)
    due = reckon(contract, facts, until=QUARTER[-1])
    return rated_period(contract, facts, measure_histories(due, facts), QUARTER)


def test_a_share_is_the_ratio_of_summed_counts():
    """20,300 of 22,100 is 91.855…%, 0.16% short of 92%: approaching target."""
    records = [
        measured("m", "2026-04", 6_800, 7_200),
        measured("m", "2026-05", 7_100, 7_900),
        measured("m", "2026-06", 6_400, 7_000),
    ]
    (one,) = rated(records, clause())
    assert one.value == F(20_300, 22_100)
    assert one.rating is Rating.APPROACHING
    assert one.missing == ()


def test_a_count_is_the_mean_of_its_windows():
    """5 and 2 against at most 3: 3.5 is a sixth over, inadequate. June has no figure."""
    records = [measured("m", "2026-04", 5), measured("m", "2026-05", 2)]
    count = clause(ratio=False, target=F(3), direction=Direction.LOWER)
    (one,) = rated(records, count)
    assert one.value == F(7, 2)
    assert one.rating is Rating.INADEQUATE
    assert one.missing == (APRIL + 2,)


def test_a_measure_without_any_figure_is_other():
    (one,) = rated([], clause())
    assert (one.value, one.rating, one.missing) == (None, Rating.OTHER, QUARTER)


def test_published_kpis_are_rated_alone_and_all_measures_where_none_is():
    plain, named = clause("plain"), clause("named", published_kpi=True)
    contract = contract_with(fixed(), measures=(plain, named))
    assert kpis_of(contract, APRIL) == (named,)
    assert kpis_of(contract_with(fixed(), measures=(plain,)), APRIL) == (plain,)


def test_months_between_have_both_ends():
    assert months_between(APRIL, APRIL + 2) == QUARTER
    with pytest.raises(InvalidValue, match="before it begins"):
        months_between(APRIL, APRIL + -1)
