from __future__ import annotations

import io
from dataclasses import replace

import pytest

from counterfoil.cli.experience_pages import (
    pounds,
    print_list,
    print_record,
    print_reference_class,
    saving_words,
    when_words,
)
from counterfoil.cli.screen import Screen
from counterfoil.experience import (
    RatioKind,
    SavingStatement,
    Stage,
    partnership,
    partnerships,
    reference_class,
)


def page(print_it, *values, terminal=True, width=80):
    out = io.StringIO()
    print_it(Screen(out, terminal=terminal, width=width), *values)
    return out.getvalue()


def too_wide(text, width):
    return [line for line in text.splitlines() if len(line) > width and "http" not in line]


@pytest.mark.parametrize(
    ("gbp", "words"),
    [
        (None, "–"),
        (0, "£0"),
        (76_974, "£76,974"),
        (36_000_000, "£36.0m"),
        (1_500_000_000, "£1.5bn"),
    ],
)
def test_money_is_compact(gbp, words):
    assert pounds(gbp) == words


@pytest.mark.parametrize(
    ("gbp", "years", "basis", "words"),
    [
        (36_000_000, 10, "guaranteed", "£36.0m guaranteed over 10 y"),
        (5_000_000, 1, "reported_by_parties", "£5.0m reported by parties in 1 y"),
        (5_500_000, None, "forecast", "£5.5m forecast"),
        (None, None, "marketing", "no amount (marketing)"),
    ],
)
def test_a_saving_is_told_with_standing_and_period(gbp, years, basis, words):
    assert (
        saving_words(SavingStatement(gbp=gbp, period_years=years, basis=basis, note=None)) == words
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2012-04-01", "2022-03-31", "2012–2022"),
        ("2018", "2018", "2018"),
        ("2017-07", None, "2017–?"),
        (None, None, "not known"),
    ],
)
def test_years_are_told_as_far_as_known(start, end, words):
    record = replace(partnership("met-sscl-2015"), start=start, end=end)

    assert when_words(record) == words


@pytest.mark.parametrize("width", [80, 100, 120])
def test_pages_fit_the_terminal(width):
    assert too_wide(page(print_list, partnerships(), Stage.CONTRACT, width=width), width) == []
    for record in partnerships():
        assert too_wide(page(print_record, record, width=width), width) == []
    for ratio in RatioKind:
        found = reference_class("any", ratio)
        assert too_wide(page(print_reference_class, found, width=width), width) == []


@pytest.mark.parametrize("width", [80, 120])
def test_ids_are_never_broken(width):
    text = page(print_list, partnerships(), width=width)

    assert [one.id for one in partnerships() if one.id not in text] == []


def test_a_pipe_gets_a_line_for_each_partnership():
    lines = page(print_list, partnerships(), terminal=False, width=100).splitlines()
    (cleveland,) = [line for line in lines if line.startswith("cleveland-steria-2010")]

    assert "£50.0m target over 10 y" in cleveland
    assert "£70.0m reported by client over 10 y (1.19 to 1.40 of the promise)" in cleveland
    assert "2 conflicts between sources" in cleveland


def test_a_record_shows_conflicts_recalled_items_and_sources():
    text = page(print_record, partnership("cheshire-custody-pfi-2005"), width=120)

    assert "Where sources disagree (none is chosen)\n- 25 vs 30 years" in text
    assert "- supplier name Global Solutions Ltd" in text
    assert "https://retiredandangry.co.uk/cheshire-custody-services-revisited/" in text


def test_a_reference_class_shows_working_sums_and_what_was_left_out():
    found = reference_class("business", RatioKind.REPORTED_TO_PROMISED_SAVING)
    text = " ".join(page(print_reference_class, found, width=100).split())

    assert "only 1 in 3" in text
    assert "1.389 = £5,000,000" in text
    assert "1.198 by the cautious readings, 1.403 by the favourable ones" in text
    assert "Cases left out (7)" in text
    assert "Institute for Government" in text
