"""Days counted as the Act counts them: the worked days of its sections, each by hand."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.parameters.procurement_periods import least_period
from counterfoil.parameters.working_days import working_days
from counterfoil.procurement.counting import earliest_close, last_day_of, shortens_tendering

DAYS = working_days("2026-11-22")


# first day and last day; the sum is the first day plus the days less one, by month lengths
@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("pipeline-notice", date(2027, 4, 1), date(2027, 5, 26)),  # 30 in April, 26 in May
        ("details-notice", date(2026, 11, 2), date(2026, 12, 1)),  # 29 in November, 1
        ("details-notice-light-touch", date(2026, 11, 2), date(2027, 3, 1)),  # 29+31+31+28+1
        ("contract-copy", date(2026, 11, 2), date(2027, 1, 30)),  # 29+31+30
        ("contract-copy-light-touch", date(2026, 11, 2), date(2027, 4, 30)),  # 29+31+31+28+31+30
        ("termination-notice", date(2026, 10, 31), date(2026, 11, 29)),
        ("payment-notice", date(2026, 12, 31), date(2027, 1, 29)),
        ("payment-notice", date(2026, 6, 30), date(2026, 7, 29)),  # the first ever due
        ("compliance-notice", date(2026, 9, 30), date(2026, 10, 29)),
        ("invoice", date(2026, 12, 1), date(2026, 12, 30)),
        ("standstill", date(2026, 11, 23), date(2026, 12, 3)),  # working days
    ],
)
def test_a_period_beginning_with_a_day_counts_that_day(period, first, last):
    assert last_day_of(first, least_period("2025-02", period), DAYS) == last


@pytest.mark.parametrize(
    ("given", "close"),
    [
        (date(2026, 12, 1), date(2026, 12, 26)),
        (date(2027, 1, 11), date(2027, 2, 5)),
    ],
)
def test_a_period_to_answer_starts_on_the_day_after(given, close):
    assert earliest_close(given, 25) == close


@pytest.mark.parametrize(
    ("planned", "shortens"),
    [
        (date(2026, 10, 1), True),  # 40 days before 10 November: 30 left in October and 10
        (date(2026, 10, 2), False),  # 39 days
        (date(2025, 11, 10), True),  # 12 months to the day
        (date(2025, 11, 9), False),
    ],
)
def test_a_planned_notice_shortens_tendering_from_40_days_to_12_months_before(planned, shortens):
    assert shortens_tendering(planned, date(2026, 11, 10), 40) is shortens


def test_a_period_of_no_days_has_no_last_day():
    with pytest.raises(InvalidValue, match="no days to count"):
        last_day_of(date(2026, 1, 1), least_period("2025-02", "tendering-agreed"), DAYS)
