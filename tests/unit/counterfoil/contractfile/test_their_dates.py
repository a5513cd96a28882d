"""Other people's dates."""

from __future__ import annotations

import pytest

from counterfoil.contractfile.their_dates import DateOrder, their_day, their_moment, their_month

UK, US = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-04-03", UK, "2026-04-03"),
        ("2026-04-03", US, "2026-04-03"),
        ("03/04/2026", UK, "2026-04-03"),
        ("03/04/2026", US, "2026-03-04"),
        ("3.4.26", UK, "2026-04-03"),
        ("3rd April 2026", UK, "2026-04-03"),
        ("31/02/2026", UK, ""),
        ("04/2026", UK, ""),
        ("soon", UK, ""),
    ],
)
def test_days(text, order, day):
    assert their_day(text, order) == day


@pytest.mark.parametrize(
    "text",
    ["2026-04", "04/2026", "Apr-26", "April 2026", "Apr 2026", "30/04/2026", "2026-04-01 00:00:00"],
)
def test_months(text):
    assert their_month(text, UK) == "2026-04"


@pytest.mark.parametrize("text", ["13/2026", "Smarch 2026", "", "4", "2026"])
def test_what_is_no_month(text):
    assert their_month(text, UK) == ""


def test_moments():
    assert their_moment("2026-04-03T14:30:00", UK) == "2026-04-03 14:30"
    assert their_moment("3 Apr 2026 9:05", UK) == "2026-04-03 09:05"
    assert their_moment("03/04/2026", UK) == "2026-04-03 00:00"
    assert their_moment("03/04/2026 25:00", UK) == ""
