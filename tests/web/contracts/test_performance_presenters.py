"""Measures in words."""

from fractions import Fraction

from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import Direction, Measure, MeasureWindow
from counterfoil.contract.reckoning import reckon
from counterfoil.performance.measure_history import measure_histories
from counterfoil_web.contracts.performance_presenters import (
    colour_counts,
    measure_rows,
    month_table,
    signal_sentences,
    target_words,
    totals,
    value_words,
    window_words,
)
from tests.fixtures.contracts import contract_with, fixed, measured
from tests.web.contracts.conftest import APRIL, CALLS, DOCUMENT, figures


def histories(document=DOCUMENT, records=None, months=7):
    facts = known(figures() if records is None else records)
    return measure_histories(reckon(document, facts, until=APRIL + (months - 1)), facts)


def test_a_row_has_the_last_windows_newest_first_and_what_was_kept():
    (row,) = measure_rows(histories())
    assert [one.month for one in row.last] == ["October 2026", "September 2026", "August 2026"]
    assert (row.target, row.kept_gbp) == ("90% or more", 4_000)
    counts = {colour: count for colour, _, _, count in colour_counts([row])}
    assert counts == {"Green": 1, "Amber": 0, "Red": 0, "Grey": 0}


def test_the_table_of_months_is_newest_first_with_each_figure_apart():
    (history,) = histories()
    rows = month_table(history)
    assert (rows[-1].name, rows[-1].supplier, rows[-1].verified) == ("April 2026", "80 of 100", "—")
    assert (rows[-1].judged.colour, rows[-1].money[1]) == ("Red", 4_000)
    assert totals(history) == (4_000, 4_000, 0, 0, 0)


def test_a_run_is_told_once_with_its_ends():
    """Eight months at 90% and eight at 95%: 92.5% ± 2.66 × 5% ÷ 15, so that each is outside."""
    values = [90] * 8 + [95] * 8
    records = [measured("calls", str(APRIL + k), v, 100) for k, v in enumerate(values)]
    (history,) = histories(contract_with(fixed(), measures=(CALLS,)), records, 16)
    assert signal_sentences(history) == (
        "December 2026 to July 2027, above the mean: outside the limits.",
        "April 2026 to November 2026, below the mean: outside the limits.",
    )


def test_a_count_and_a_lower_target_in_words():
    measure = Measure(
        id="late",
        title="Late",
        clause="1",
        direction=Direction.LOWER,
        target=Fraction(3),
        counts="late",
        ratio=False,
        window=MeasureWindow.ROLLING,
        rolling_months=3,
    )
    assert target_words(measure) == "3 or less"
    assert value_words(None, measure) == "—"
    assert window_words(measure) == "Every month, over the last 3 months"
    assert window_words(CALLS) == "Every month"
