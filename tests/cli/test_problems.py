"""Problems are printed all at once, counted, and can do nothing to the terminal."""

from __future__ import annotations

import io

import pytest

from counterfoil.cli.problems import print_problems
from counterfoil.errors import Problem, Severity

BANDS = Problem(what="two bands overlap", where="drivers.csv, line 9", mend="end one at 1,500")
OLD = Problem(
    what="a later edition is out", where="case.yaml", mend="name it", severity=Severity.WARNING
)


def printed(problems):
    out = io.StringIO()
    print_problems(problems, file=out)
    return out.getvalue()


def test_every_problem_is_printed_in_order_with_its_mend():
    assert printed([BANDS, OLD]) == (
        "drivers.csv, line 9: two bands overlap\n"
        "  mend: end one at 1,500\n"
        "case.yaml: warning: a later edition is out\n"
        "  mend: name it\n"
        "1 problem to mend and 1 warning\n"
    )


@pytest.mark.parametrize(
    ("problems", "count"),
    [
        pytest.param([BANDS], "1 problem to mend", id="one"),
        pytest.param([BANDS] * 1_200, "1,200 problems to mend", id="many"),
        pytest.param([OLD], "1 warning", id="only a warning"),
        pytest.param([BANDS, OLD, OLD], "1 problem to mend and 2 warnings", id="both"),
    ],
)
def test_last_line_counts(problems, count):
    assert printed(problems).splitlines()[-1] == count


def test_no_problem_prints_nothing():
    assert printed([]) == ""


def test_problems_go_to_standard_error(capsys):
    print_problems(iter([BANDS]))

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("1 problem to mend\n")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("\x1b[2Jgone", "\\x1b[2Jgone", id="clearing the screen"),
        pytest.param("a\rb", "a\\rb", id="going back over the line"),
        pytest.param("a\u202eb", "a\\u202eb", id="turning the direction of text"),
        pytest.param("tŷ £1 – ok", "tŷ £1 – ok", id="Welsh and pound signs are plain text"),
    ],
)
def test_quoted_text_cannot_steer_the_terminal(typed, shown):
    problem = Problem(what=f"unknown driver {typed}", where="lines.csv", mend="add it")

    assert printed([problem]).splitlines()[0] == f"lines.csv: unknown driver {shown}"
