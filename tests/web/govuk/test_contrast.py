"""Contrast by WCAG 2.2: expected ratios are those that its own tools and texts state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil_web.govuk.contrast import colour_problem, contrast_ratio, palette

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes on white
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_ratio_is_that_of_the_standard(first, second, ratio):
    assert contrast_ratio(first, second) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_ratio_is_the_same_both_ways_and_within_its_bounds(first, second):
    ratio = contrast_ratio(first, second)

    assert ratio == contrast_ratio(second, first)
    assert 1 <= ratio <= 21


@pytest.mark.parametrize("colour", ["#12436d", "#767676", "#000000", "#7A1F5C"])
def test_a_legible_colour_has_no_problem(colour):
    assert colour_problem(colour) is None


@pytest.mark.parametrize("colour", ["#777777", "#ffdd00", "#ffffff"])
def test_a_colour_too_light_says_how_light_and_what_to_do(colour):
    problem = colour_problem(colour)

    assert problem is not None
    assert "4.5 to 1 is needed" in problem.what
    assert problem.mend == "choose a darker colour"


def test_a_ratio_just_short_is_not_shown_as_enough():
    assert "a contrast of 4.4 to 1" in colour_problem("#777777").what


@pytest.mark.parametrize("colour", ["", "red", "#12f", "#12436g", "#12436d;}", "12436d"])
def test_what_is_no_colour_says_how_to_write_one(colour):
    problem = colour_problem(colour)

    assert problem is not None
    assert "such as #12436d" in problem.mend


@given(colours.filter(lambda colour: colour_problem(colour) is None))
def test_everything_that_follows_from_a_legible_colour_is_legible(colour):
    made = palette(colour)

    assert contrast_ratio(made.brand, "#ffffff") >= 4.5
    for behind in ("#ffffff", made.surface):
        assert contrast_ratio(made.link, behind) >= 4.5
        assert contrast_ratio(made.link_hover, behind) >= contrast_ratio(made.link, behind)
        assert contrast_ratio("#0b0c0c", behind) >= 7
        assert contrast_ratio("#484949", behind) >= 4.5
