"""The control chart of a measure."""

from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import Direction, Measure
from counterfoil.contract.reckoning import reckon
from counterfoil.performance.measure_history import measure_histories
from counterfoil.quantities.years import Month
from counterfoil.reports.chart_images import svg
from counterfoil.reports.measure_chart import limits_sentence, measure_chart
from tests.fixtures.contracts import F, contract_with, fixed, measured

APRIL = Month(2026, 4)


def history(*values):
    measure = Measure(
        id="m",
        title="Measure",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(90, 100),
        counts="met",
    )
    records = [measured("m", str(APRIL + k), value, 100) for k, value in enumerate(values)]
    facts = known(records)
    contract = contract_with(fixed(), measures=(measure,))
    due = reckon(contract, facts, until=APRIL + max(0, len(values) - 1))
    (found,) = measure_histories(due, facts)
    return found


def test_the_table_has_every_month_and_the_drawing_its_levels():
    chart = measure_chart(history(94, 96, 95, 94, 96, 95, 94, 96, 95, 94, 60), 880)
    assert len(chart.rows) == 11
    assert chart.rows[-1] == ("2027-02", "60%", "outside the limits")
    drawn = svg(chart.spec, "t")
    for name in ("Target", "Mean", "Limit"):
        assert name in drawn


def test_the_sentence_says_the_limits_in_words():
    """94, 96, 94 …: mean 95, every step 2, so 95 ± 2.66 × 2."""
    told = limits_sentence(history(94, 96, 94, 96, 94, 96))
    assert told == (
        "The mean of 6 months is 95%. By itself it varies between 89.68% and 100%. "
        "No month is a signal."
    )


def test_few_months_have_no_limits_and_none_have_no_chart():
    assert "from six months on" in limits_sentence(history(94, 96))
    assert "Limit" not in svg(measure_chart(history(94, 96), 300).spec, "t")
    assert measure_chart(history(), 880) is None
