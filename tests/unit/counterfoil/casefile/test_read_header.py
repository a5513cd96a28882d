from __future__ import annotations

import pytest

from counterfoil.casefile.read_header import read_header
from counterfoil.casefile.rows import Cell, Form, Row


def read(**cells: str):
    given = {
        **{"id": "x", "title": "X", "kind": "custody", "stage": "OBC", "author": "author"},
        **{"purpose": "p", "first_year": "2027-28", "years": "2", "price_base": "2026-27"},
        "general_inflation": "prices",
        **{name.replace("__", "."): text for name, text in cells.items()},
    }
    problems: list = []
    row = Row({name: Cell(text, name) for name, text in given.items()}, "case.yaml", "")
    return read_header(row, problems), problems


def test_the_term_gives_the_columns_of_years():
    header, problems = read()

    assert problems == []
    assert header.years == ("2027-28", "2028-29")
    assert (header.months[0], header.months[-1]) == ("2027-04", "2029-03")


def test_groups_are_gathered():
    header, problems = read(
        simulation__trials="500", narrative__economic="why", editions__cpi="2026-02"
    )

    assert problems == []
    assert header.arguments["simulation"].trials == 500
    assert header.arguments["simulation"].seed == 1
    assert header.arguments["narrative"] == {"economic": "why"}
    assert header.arguments["editions"] == {"cpi": "2026-02"}


@pytest.mark.parametrize("years", ["0", "126", "-1", "2.5", "ten"])
def test_a_term_that_cannot_be_leaves_no_years_and_is_told_once(years):
    header, problems = read(years=years)

    assert header.years == ()
    assert [problem.where for problem in problems] == ["years"]


def test_an_edition_is_no_truth_value():
    problems: list = []
    read_header(Row({"editions.cpi": Cell("true", "here", Form.TRUTH)}, "case.yaml", ""), problems)

    assert "true is not an edition" in [problem.what for problem in problems]


def test_a_term_that_runs_past_the_last_year_is_told():
    header, problems = read(first_year="2400-01")

    assert header.years == ()
    assert [problem.where for problem in problems] == ["first_year"]
