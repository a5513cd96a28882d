from __future__ import annotations

import re

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil_web.results.purse_part import purse_part
from tests.web.results.conftest import example, long_example


def appraised(years: int):
    return appraise(long_example(years), simulate=False)


@pytest.mark.parametrize("years", [10, 25, 40])
def test_every_year_stands_once_in_each_row_whatever_the_term(years):
    answer = appraised(years)
    purse = answer.affordability[0]
    table = purse_part(answer, purse)["table"]

    heads = re.findall(r"<thead>.*?</thead>", table)
    assert max(head.count("scope=") for head in heads) <= 8
    assert re.findall(r">(\d{4}-\d{2})</th>", table) == [str(year) for year in answer.years]
    budgets = re.findall(r">Budget</th>(.*?)</tr>", table)
    assert sum(row.count("<td") for row in budgets) == years
    for option in purse.options:
        for year in answer.years:
            assert table.count(f"cash/{purse.body}/{option.option}/{year}/") == 1


def test_blocks_of_years_are_told_apart_by_their_captions():
    answer = appraised(25)
    table = purse_part(answer, answer.affordability[0])["table"]

    names = re.findall(r'aria-label="([^"]*)"', table)
    assert len(set(names)) == len(names) > 1
    assert names[0].startswith("Lincolnshire Police (Police force): cash by year, 2012-13 to 20")
    assert names[-1].endswith("to 2036-37")


def test_a_short_term_is_one_table():
    answer = appraise(example("cleveland-custody-2017"), simulate=False)
    table = purse_part(answer, answer.affordability[0])["table"]

    assert table.count("<table") == 1
    assert 'cash by year"' in table
