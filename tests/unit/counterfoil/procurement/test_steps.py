"""Links between steps, forwards by hand and backwards by law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterfoil.parameters.working_days import working_days
from counterfoil.procurement.steps import Count, Link

DAYS = working_days("2026-11-22")
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("count", "number", "day"),
    [
        (Count.DAYS, 3, date(2026, 11, 30)),
        (Count.WORKING_DAYS, 1, date(2026, 12, 1)),  # 30 November is a holiday in Scotland
        (Count.WORKING_FROM, 1, FRIDAY),
        (Count.WORKING_FROM, 2, date(2026, 12, 1)),
        (Count.WORKING_DAYS, 0, FRIDAY),
    ],
)
def test_days_are_counted_as_the_link_says(count, number, day):
    assert Link(after="x", days=number, count=count).earliest(FRIDAY, DAYS) == day


def test_the_law_lengthens_what_is_too_short():
    link = Link(after="x", days=5, least=25)

    assert link.earliest(FRIDAY, DAYS) == FRIDAY + timedelta(days=25)


@pytest.mark.parametrize("count", list(Count))
@pytest.mark.parametrize("number", [0, 1, 8])
def test_the_latest_day_is_the_last_that_still_reaches(count, number):
    link = Link(after="x", days=number, count=count)
    for offset in range(40):
        wanted = date(2026, 12, 10) + timedelta(days=offset)
        last = link.latest(wanted, DAYS)

        assert link.earliest(last, DAYS) <= wanted
        if number:
            assert link.earliest(last + timedelta(days=1), DAYS) > wanted
