from __future__ import annotations

import math

import pytest

from tests.fixtures.live_sheets import shown, written

MEANS = {
    "partner/late-start": (50_000 + 4 * 120_000 + 400_000) / 6,
    "partner/dispute": 0.75 * 20_000 + 0.25 * 250_000,
    "partner/seen": (12_000 + 27_000) / 2,  # the middles of 10,000–14,000 and 14,000–40,000
    "in-house/sick": (0 + 10_000 + 60_000) / 3,
    "in-house/plain": 5_000,
    "in-house/even": 3_000,
    "now/bell": 70_000,
    "now/skewed": math.exp(10 + 0.5**2 / 2),
}


@pytest.mark.parametrize(("risk", "mean"), MEANS.items())
def test_the_mean_of_each_form(risk, mean):
    assert shown("Volumes", "Risks: mean impact", risk)[-1] == pytest.approx(mean)


def test_numbers_are_read_from_the_text_in_the_input_cell():
    row = written("Volumes", "Risks: mean impact", "partner/late-start")

    assert "'risks'!" in str(row[2])
    assert shown("Volumes", "Risks: mean impact", "partner/late-start")[2:5] == [
        50_000,
        120_000,
        400_000,
    ]
