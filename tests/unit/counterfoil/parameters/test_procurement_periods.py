"""Least periods, against sections 51 and 54 of the Procurement Act 2023."""

from __future__ import annotations

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.parameters.procurement_periods import least_period


@pytest.mark.parametrize(
    ("name", "days", "working", "section"),
    [
        ("participation", 25, False, "s.54"),
        ("tendering-preselected", 10, False, "s.54"),
        ("tendering-paper-partial", 35, False, "s.54"),
        ("standstill", 8, True, "s.51"),
        ("standstill-light-touch", 0, True, "s.51"),
    ],
)
def test_periods_are_those_of_the_act(name, days, working, section):
    period = least_period("2025-02", name)

    assert (period.days, period.working) == (days, working)
    assert period.law == f"Procurement Act 2023, {section}"


def test_an_unknown_period_is_told_with_those_there_are():
    with pytest.raises(InvalidValue, match="name one of participation"):
        least_period("2025-02", "standstil")
