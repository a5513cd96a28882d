from __future__ import annotations

from types import SimpleNamespace

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.assumptions import with_assumptions
from counterfoil.reports.comparison import compare_cases
from counterfoil.reports.wording import money_short
from counterfoil_web.results.answer_page import headline
from counterfoil_web.results.comparison_page import comparison_page, csv_rows, records, sentence
from tests.web.results.conftest import CHARGE, example

BEFORE = example()
AFTER = with_assumptions(BEFORE, {CHARGE: "150000", "delays|contract-start|months": "5"})


def kept_of(case):
    """What is kept of a case's answer, as far as a comparison reads it."""
    answer = appraise(case, trials=200)
    return SimpleNamespace(page={"headline": headline(answer)})


def compared(before, after):
    comparison = compare_cases(before, after, names=("Version 1", "Version 2"))
    sides = [
        SimpleNamespace(case=one, kept=lambda one=one: kept_of(one)) for one in (before, after)
    ]
    return comparison, comparison_page(comparison, *sides)


def test_each_change_is_called_by_its_title():
    _, page = compared(BEFORE, AFTER)

    titles = {edit["title"] for effect in page["effects"] for edit in effect["edits"]}
    assert titles == {
        next(one.title for one in BEFORE.delays if one.id == "contract-start"),
        next(one.title for one in BEFORE.lines if one.key == CHARGE.split("|")[1]),
    }


def test_only_the_options_that_move_have_a_column():
    comparison, page = compared(BEFORE, AFTER)

    moved = {
        name
        for effect in comparison.effects
        for name, change in effect.npsv_change_gbp.items()
        if change
    }
    assert len(page["columns"]) == len(moved)
    assert all(len(one["changes"]) == len(moved) for one in page["effects"])


def test_the_sentence():
    comparison, page = compared(BEFORE, AFTER)
    titles = {one.id: one.title for one in comparison.options}

    assert page["sentence"].startswith("2 changes between Version 1 and Version 2. The answer")
    nothing, _ = compared(BEFORE, BEFORE)
    assert sentence(nothing, titles) == "Version 1 and Version 2 say the same."


def test_the_rows_add_up_to_the_penny():
    comparison, _ = compared(BEFORE, AFTER)
    rows = csv_rows(comparison)

    for place in range(3, len(rows[0])):
        parts = sum(float(row[place]) for row in rows[1:-1])
        assert float(rows[-1][place]) == pytest.approx(parts, abs=0.005)


def test_records_of_either_case_have_their_titles():
    found = records(BEFORE, AFTER)

    assert found["options partner"] == BEFORE.options[2].title
    assert found["drivers detentions"]


def test_the_worth_of_an_option_stands_with_its_range():
    _, page = compared(BEFORE, AFTER)
    answer = appraise(BEFORE, trials=200)

    for one, option, chance in zip(
        page["options"], answer.options, answer.chances.options, strict=True
    ):
        if option.id == answer.counterfactual:
            assert one["before_range"] == ""
        else:
            low, high = chance.npsv.p10_gbp, chance.npsv.p90_gbp
            assert one["before_range"] == f"{money_short(low)} to {money_short(high)}"
