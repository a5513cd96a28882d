"""Faults are told as what, where and how to mend it, whether raised or gathered."""

from __future__ import annotations

import dataclasses

import pytest

from counterfoil.errors import (
    BadInput,
    CounterfoilError,
    InvalidValue,
    NoAnswer,
    Problem,
    Severity,
    UnreadableInput,
    UsageError,
    errors_among,
)

SHORT_WEIGHTS = Problem(
    what="the weights add up to 95%", where="objectives.csv, line 3", mend="add 5 points"
)
OLD_EDITION = Problem(
    what="a later edition is out",
    where="case.yaml",
    mend="name it, or say why not",
    severity=Severity.WARNING,
)


def test_problem_reads_as_where_what_and_mend():
    assert str(SHORT_WEIGHTS) == (
        "objectives.csv, line 3: the weights add up to 95%\n  mend: add 5 points"
    )


def test_warning_says_that_it_is_one():
    assert str(OLD_EDITION).startswith("case.yaml: warning: a later edition is out\n")


def test_problem_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        SHORT_WEIGHTS.what = "nothing"  # type: ignore[misc]


def test_only_errors_stop_an_answer():
    assert errors_among([OLD_EDITION, SHORT_WEIGHTS, OLD_EDITION]) == (SHORT_WEIGHTS,)


def test_error_as_a_problem_says_the_same():
    error = InvalidValue(what="the term is 0 years", where="case.yaml", mend="give 1 or more")

    assert str(error) == str(error.as_problem())
    assert error.as_problem().severity is Severity.ERROR


@pytest.mark.parametrize(
    ("kind", "exit_code"),
    [
        pytest.param(CounterfoilError, 3, id="bad input unless it says otherwise"),
        pytest.param(InvalidValue, 3, id="a wrong value is bad input"),
        pytest.param(UnreadableInput, 3, id="an unreadable file is bad input"),
        pytest.param(UsageError, 2, id="misuse"),
        pytest.param(NoAnswer, 4, id="no answer"),
    ],
)
def test_exit_codes_are_those_promised(kind, exit_code):
    assert kind(what="a", where="b", mend="c").exit_code == exit_code


@pytest.mark.parametrize(
    ("problems", "what"),
    [
        pytest.param([SHORT_WEIGHTS], "1 problem must be mended first", id="one"),
        pytest.param([SHORT_WEIGHTS] * 2, "2 problems must be mended first", id="two"),
        pytest.param(
            [SHORT_WEIGHTS, OLD_EDITION],
            "1 problem must be mended first",
            id="warnings are not counted",
        ),
    ],
)
def test_bad_input_counts_what_must_be_mended(problems, what):
    error = BadInput(problems)

    assert error.what == what
    assert error.where == problems[0].where
    assert error.problems == tuple(problems)
