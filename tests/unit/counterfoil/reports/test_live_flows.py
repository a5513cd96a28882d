from __future__ import annotations

import pytest

from tests.fixtures.every_amount_case import CASE
from tests.fixtures.live_sheets import answer, rows, shown

BANDS = {
    "partner": "A partner (partner)",
    "now": "Carry on as now (carry on as now)",
    "in-house": "=HYPERLINK(1) (improve in house)",
}


def test_each_option_has_its_blocks_and_a_link_to_them():
    first = [row[0] for row in rows("Flows")]

    assert [first.count(band) for band in BANDS.values()] == [1, 1, 1]
    assert first.count("6 Cash") == len(CASE.options)


@pytest.mark.parametrize("option", BANDS)
def test_every_line_and_risk_is_there_with_its_present_value(option):
    for line in answer().option(option).lines:
        cells = shown("Flows", BANDS[option], "9 Discounted, in the social view", line.key)
        assert cells == pytest.approx([*line.discounted_gbp, line.present_value_gbp])


@pytest.mark.parametrize("option", BANDS)
def test_real_pounds_are_written_without_their_sign(option):
    for line in answer().option(option).lines:
        cells = shown("Flows", BANDS[option], "7 Real", line.key)
        assert cells[:-1] == pytest.approx([abs(pounds) for pounds in line.real_gbp])
