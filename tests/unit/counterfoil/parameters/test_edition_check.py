from __future__ import annotations

from counterfoil.errors import Severity
from counterfoil.parameters import edition_problems


def test_known_and_current_editions_raise_no_problem():
    assert edition_problems({"discount_rates": "2026", "cpi": "2026-02"}, "case.yaml") == ()


def test_a_superseded_edition_is_a_warning_that_names_the_newer_one():
    (problem,) = edition_problems({"discount_rates": "2022"}, "case.yaml")

    assert problem.severity is Severity.WARNING
    assert problem.what == "discount_rates edition 2022 was superseded by 2026 on 2026-02-05"
    assert problem.where == "case.yaml, discount_rates"
    assert "2026" in problem.mend


def test_every_unknown_name_is_reported_at_once():
    problems = edition_problems(
        {"cpi": "2031-01", "discount": "2026", "discount_rates": "2022"}, "case.yaml"
    )

    assert [problem.severity for problem in problems] == ["error", "error", "warning"]
    assert problems[0].mend == "name 2026-02"
    assert problems[1].mend == "name discount_rates"
