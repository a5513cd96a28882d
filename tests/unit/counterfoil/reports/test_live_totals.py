from __future__ import annotations

import pytest

from tests.fixtures.live_sheets import YEARS_FROM, answer, row_number, rows

PARTNER, NOW = "A partner (partner)", "Carry on as now (carry on as now)"


def total(option: str, title: str) -> list[object]:
    first = row_number("Flows", option, "Totals")
    row = next(row for row in rows("Flows")[first:] if row[1] == title)
    return row[YEARS_FROM : YEARS_FROM + 6]


def test_net_is_the_sum_of_the_lines_in_the_social_view():
    lines = answer().option("partner").lines
    by_hand = [sum(x.real_gbp[t] for x in lines if x.in_social_view) for t in range(6)]

    assert total(PARTNER, "Net, real") == pytest.approx(by_hand)


def test_the_running_total_is_against_carrying_on_as_now():
    own, base = total(PARTNER, "Net, discounted"), total(NOW, "Net, discounted")
    running = total(PARTNER, "Discounted, running total against carrying on as now")

    assert running[0] == pytest.approx(own[0] - base[0])
    assert running[5] == pytest.approx(sum(own) - sum(base))


def test_without_optimism_bias_the_two_options_differ_by_the_unbiased_npsv():
    title = "Net, discounted, without optimism bias"
    difference = sum(total(PARTNER, title)) - sum(total(NOW, title))

    assert difference == pytest.approx(answer().option("partner").npsv_without_optimism_bias_gbp)
