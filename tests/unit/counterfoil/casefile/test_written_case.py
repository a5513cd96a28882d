from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.business_case import Driver, OptimismBias, Profile
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.written_case import written_case
from counterfoil.errors import BadInput
from tests.fixtures.case_folders import write_small_case


@pytest.fixture
def case(tmp_path):
    return load_case_or_raise(write_small_case(tmp_path))


def test_a_case_that_reads_back_the_same_is_written(case):
    assert written_case(case).fields["id"] == "small-case"


@pytest.mark.parametrize(
    ("changes", "where", "what"),
    [
        ({"title": "bell \x07"}, "case, title", "title holds the control character U+0007"),
        ({"author": " author "}, "author", "it would not be kept as it is"),
        (
            {"drivers": (Driver(id="d", title="D", unit="u", value=float("nan")),)},
            "drivers d",
            "nan is not a finite number",
        ),
        (
            {"profiles": (Profile(id="p", title="P", values=(1.0,) * 9),)},
            "profiles p",
            "it would not be kept as it is",
        ),
        ({"drivers": (Driver(id="d", title="", unit="u"),)}, "drivers d, title", "title is blank"),
        (
            {"drivers": (Driver(id="a/b", title="D", unit="u"),)},
            "drivers a/b, id",
            "'a/b' is not an id",
        ),
    ],
)
def test_what_could_not_be_kept_is_refused(case, changes, where, what):
    with pytest.raises(BadInput) as fault:
        written_case(replace(case, **changes))

    assert (where, what) in [(problem.where, problem.what) for problem in fault.value.problems]


def test_an_optimism_bias_that_only_says_nothing_is_kept(case):
    line = replace(case.lines[0], optimism_bias=OptimismBias())

    assert (
        written_case(replace(case, lines=(line,))).tables["lines"][0].values["ob_mitigation"] == 0
    )
