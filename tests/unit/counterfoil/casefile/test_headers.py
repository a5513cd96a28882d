from __future__ import annotations

from counterfoil.casefile.headers import header_problems, missing_columns, unknown_column
from counterfoil.casefile.tables import TABLES


def test_unknown_and_double_columns_are_told():
    names = [("objective", "A1"), ("optoin", "B1"), ("objective", "C1"), ("", "D1")]
    problems = header_problems(TABLES["scores"], names)

    assert [(problem.where, problem.what) for problem in problems] == [
        ("B1", "scores has no column 'optoin'"),
        ("C1", "the column objective stands twice"),
    ]
    assert "did you mean option?" in problems[0].mend


def test_only_columns_that_must_be_filled_in_are_missed():
    problems = missing_columns(TABLES["scores"], ["objective"], "scores.csv, line 1")

    assert [problem.what for problem in problems] == [
        "there is no column option",
        "there is no column score",
    ]


def test_the_case_has_fields_and_not_columns():
    assert unknown_column(TABLES["case"], "titel", "x").what == "the case has no field 'titel'"
